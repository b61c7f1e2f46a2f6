/**
 * Benchmarks of the kernels. Those that need what a package keeps to itself stand in that package's
 * name; what they share stands here.
 */
package org.dalel.bench;
