/**
 * Conformance: whether a plugin keeps the rules, found out by giving it bad input in a process of
 * its own.
 *
 * <pre>
 *  plugin.zip, samples ─▶ ConformanceProcess ── child JVM (under bubblewrap where it is there) ─┐
 *                          │ its exit, what it left behind                                      │
 *                          │                                                                    ▼
 *                          │               ConformanceMain ─▶ Conformance, ReaderConformance: for each
 *                          │                 extractor and container reader
 *                          │                 (Watchdog,          Trials: samples, made-up inputs (Shapes),
 *                          │                  NetworkWatch)              cut and mutated (Damage)
 *                          ▼                     │               │  each twice, timed, observed (Witness)
 *                      List of Verdict ◀─────────┴── lines ◀─────┘
 * </pre>
 *
 * <p>All inputs are made from fixed seeds: the same plugin and samples are given the same.
 */
package org.dalel.extension.conformance;
