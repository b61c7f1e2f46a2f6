/**
 * For tests of plugins: runs one extractor on one file as the engine would, and says what it found.
 *
 * <pre>
 *  ExtractorRun ── on(bytes | file) · onText · inFolder ──▶ extractor.extract(file, context, sink)
 *    media type, secrets                                             │
 *                                                                    ▼
 *                              Findings: artifacts, problems, secrets offered, attempts
 *
 *  ReaderRun ── on(bytes | file) ──▶ reader.read(container, context, sink) ──▶ ReadContainer: entries, problems
 * </pre>
 *
 * A whole test:
 *
 * <pre>{@code
 * @Test
 * void readsTheHostsOfTheMachine() {
 *   Findings found =
 *       ExtractorRun.of(new HostsFile()).inFolder(Path.of("src/test/resources/pc"), "/etc/hosts");
 *   assertThat(found.values("static-host", "host")).containsExactly("mail.example.kz");
 *   assertThat(found.problems()).isEmpty();
 * }
 * }</pre>
 *
 * <p>The test passes an instance; the engine makes a fresh one for every call, so should a test.
 */
package org.dalel.testkit;
