/**
 * The plugin host: finds, checks, loads and calls plugins (PF4J), and survives them.
 *
 * <pre>
 *  plugin folders                                              org.dalel.api, org.pf4j, org.slf4j
 *   ├ a-1.0.0.zip ─┐                                                       ▲ (nothing else of the engine)
 *   ├ b-2.1.0.jar ─┼─▶ PluginFinder ─▶ PluginChecks ─▶ HostPluginManager ──┴─ one IsolatedClassLoader a plugin
 *   └ c/ ──────────┘    │ unpacks into   │                 │
 *                       │ PluginCache    │                 ▼
 *                       ▼                ▼            ExtractorReader ─▶ LoadedExtractor ...
 *                   RefusedPlugin: which one, why, and what is missing           │
 *                                                                                ▼
 *  item ─▶ ExtensionHost.matching(type, path, head, text) ─▶ InterestMatcher ─▶ some of them
 *       ─▶ ExtensionHost.extract(one, file, context) ─▶ ExtractionCall: fresh instance, lent file,
 *                       │                               bounded sink, every Throwable caught
 *                       ▼
 *                  Extraction: artifacts in a total order, problems, at most one failure
 *                       ▲
 *  data ─▶ ExtensionHost.scanners(place): ScanTeam ─▶ Scan ─▶ ScanPass (one for all) ─▶ ScanCall (one a scanner)
 *
 *  container ─▶ ExtensionHost.readersOf(type, name, head) ─▶ LoadedReader (ReaderFinder) ...
 *            ─▶ ExtensionHost.read(one, container, context, sink) ─▶ ReadingCall ─▶ ContainerReading
 * </pre>
 *
 * <p>Only {@link java.lang.OutOfMemoryError} passes through: the process cannot be trusted after
 * it, and the supervisor knows what to do.
 */
package org.dalel.extension;
