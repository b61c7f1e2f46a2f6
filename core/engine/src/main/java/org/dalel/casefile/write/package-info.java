/**
 * The write side of a case: what may change, and the one writer that applies it.
 *
 * <pre>
 *   workers ──CaseChange──▶ (ring) ──▶ CaseWriter
 *                                       ├─ ItemTable      items and their results
 *                                       ├─ ContentTable   contents, embedded children, artifacts, identifiers, events
 *                                       ├─ TextTable      text.db
 *                                       └─ JournalTables  evidence, volumes, file systems, runs, failures
 * </pre>
 *
 * <p>Every change is applied whole within one transaction. {@code text.db} commits before {@code
 * case.db}; a row in {@code content} or {@code item_result} is therefore the only mark that what it
 * names is there, and {@link org.dalel.casefile.write.CrashRepair} sweeps away the rest.
 */
package org.dalel.casefile.write;
