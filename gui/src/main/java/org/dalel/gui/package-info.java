/**
 * The workbench: a web server on this machine's own address and the pages that it serves.
 *
 * <pre>
 *   browser ──page──▶ 127.0.0.1:PORT   server   session, checks of Host and Origin, security headers
 *      │                               api      what the page asks for, as JSON, described by OpenAPI
 *      │                               cases    open cases: readers, view, content, marks
 *      │                               jobs     processing: places of this machine, runs, progress
 *      │                               preview  what items look like, made by a process of its own
 *      └──evidence──▶ localhost:PORT2  evidence bytes of evidence behind short-lived links, in a sandbox
 * </pre>
 *
 * <p>The page and evidence have different host names, so that nothing of the evidence ever shares
 * an origin, a cookie or storage with the page.
 */
package org.dalel.gui;
