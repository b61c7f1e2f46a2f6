/**
 * Starts the two servers of the workbench and lets in only the browser of the person who started
 * it.
 *
 * <pre>
 *   request ──▶ Gate: Host? Origin? session? CSRF? ──▶ PageFiles | api
 *          ◀── SecurityHeaders on every answer
 * </pre>
 */
package org.dalel.gui.server;
