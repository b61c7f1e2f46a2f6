/**
 * The custody chain: what was done to a case, by whom and when, in an order that cannot be changed
 * without notice.
 *
 * <pre>
 *   append ──▶ custody.log   one line, forced to disk first       ┐ under one BEGIN IMMEDIATE
 *          └─▶ review.db     one row of table custody             ┘ of review.db
 *   verify ──▶ recomputes every hash, compares both copies, names the first broken link
 * </pre>
 *
 * <p>The hash of an entry is SHA-256 over: the previous entry's hash (64 lower-case hex digits; 64
 * zeros before the first), a line feed, and the entry's canonical JSON (RFC 8785: keys sorted, no
 * white space) with the keys {@code action, actor, details, host, sequence, time_ns}; {@code
 * time_ns} is a string, because RFC 8785 numbers are doubles. All of it UTF-8.
 */
package org.dalel.custody;
