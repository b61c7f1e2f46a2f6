/**
 * The workbench at scale: a made-up case of any size, written by the engine's own writer, and
 * browsers that ask for it at once ({@code bench/workbench}).
 */
package org.dalel.bench.workbench;
