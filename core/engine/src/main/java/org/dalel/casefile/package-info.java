/**
 * The case: SQLite files in one folder, their schema, the single writer and the queries.
 *
 * <pre>
 *   ingest ──CaseChange──▶ CaseWriter ──▶ text.db (FTS5 + deflated text)   committed first
 *                                    └──▶ case.db (everything else)        the only commit mark
 *   cli, export, gui ◀── CaseReader ── case.db, text.db                    read-only, immutable on read-only media
 *   cli, gui ──▶ review.db, custody.log                                    what people do and add
 * </pre>
 *
 * <p>Nothing in here calls back into {@code org.dalel.ingest}.
 */
package org.dalel.casefile;
