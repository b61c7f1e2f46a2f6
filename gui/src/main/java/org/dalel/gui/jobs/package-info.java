/**
 * Processing evidence from the page.
 *
 * <pre>
 *   page ──▶ Roots     which places of this machine may be looked at
 *       ──▶ Jobs ──▶ Job, one a case ──▶ ingest.Supervisor on a thread ──▶ worker process
 *                     ◀── progress and messages, asked for by the page or pushed to it
 * </pre>
 *
 * <p>A job belongs to the server and not to a page: closing the page changes nothing. When the
 * server ends, a job is stopped as by Ctrl-C; when it is killed, its worker halts. Either way the
 * case is whole, and the page offers to go on: what was asked for stands in the record of the run.
 */
package org.dalel.gui.jobs;
