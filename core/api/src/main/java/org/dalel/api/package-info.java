/**
 * What a plugin author sees, and nothing else: the engine calls in, records go out.
 *
 * <pre>
 *               engine                      |               plugin
 *                                           |
 *  item: type, name, path, magic, text      |
 *          │                                |
 *          │  one pass over all Interests   |
 *          ▼                                |
 *  EvidenceFile (read-only) ────────────────┼──▶ ArtifactExtractor.extract(file, context, sink)
 *  ExtractionContext (budget, cancellation)─┼──▶     a fresh instance for each call
 *                                           |                  │
 *  ArtifactSink ◀───────────────────────────┼── Artifact: type, fields, Position,
 *          │                                |            RecordState, Confidence
 *          ├──▶ artifact rows               |              │
 *          ├──▶ identifier rows             |              ├── Identifier: kind, raw, normalised, role
 *          ├──▶ timeline                    |              └── Event: when, what
 *          └──▶ failure rows                |
 * </pre>
 *
 * The second extension point, {@link org.dalel.api.TextScanner}, sees data instead of files:
 *
 * <pre>
 *  text, unknown bytes, free space          |
 *          │ one pass over all patterns     |
 *          ▼                                |
 *  TokenHit, TextRun, ByteHit ──────────────┼──▶ TextScanner: gathers, then finish(context, sink)
 * </pre>
 *
 * A whole extractor:
 *
 * <pre>{@code
 * @Extension
 * public final class HostsFile implements ArtifactExtractor {
 *   public ExtractorDescription description() {
 *     return ExtractorDescription.of("hosts-file", "1.0.0")
 *         .scope(Scope.CONTEXT)
 *         .interest(Interest.path("**" + "/drivers/etc/hosts"))
 *         .emits("static-host", "A host name that the machine resolves by itself, from its hosts file.")
 *         .build();
 *   }
 *
 *   public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink) {
 *     file.text().ifPresent(text -> text.toString().lines()
 *         .map(line -> line.trim().split("\\s+"))
 *         .filter(words -> words.length > 1 && !words[0].startsWith("#"))
 *         .forEach(words -> sink.emit(Artifact.of("static-host")
 *             .field("address", words[0])
 *             .field("host", words[1])
 *             .build())));
 *   }
 * }
 * }</pre>
 *
 * <p>The other extension point is {@link org.dalel.api.ContainerReader}: it takes a container apart
 * and gives its entries to an {@link org.dalel.api.EntrySink}; they become items like all others.
 *
 * <p>Everything the engine implements ({@code EvidenceFile}, {@code ExtractionContext}, {@code
 * ArtifactSink}, {@code EntrySink}) may gain methods without breaking a plugin; everything a plugin
 * builds has a builder or a factory for the same reason. {@link org.dalel.api.DalelApi#VERSION}
 * follows semantic versioning.
 */
package org.dalel.api;
