/**
 * Type identification, text, metadata and embedded documents, with Apache Tika's answers at less
 * cost.
 *
 * <pre>
 *                      ┌─ MimeDetector: MagicIndex, RangeScan, NamePatterns, XmlRoots (tika-mimetypes.xml)
 *  ContentSource ─▶ TypeDetector ─┤
 *       │              └─ Tika's container detectors, where ContainerHints allow an answer
 *       ▼ type
 *  ContentAnalyzer ─┬─ PlainTextPath   text, source code          ─▶ ContentResult
 *                   ├─ ReaderCall        container readers: plugins' first, then ShippedReaders (.archive)
 *                   │                    ─▶ EntryDelivery ─▶ ChildDelivery: limits ─▶ EmbeddedSink
 *                   └─ TikaAnalyzer    everything else, one of Tika's parsers, BodyText, ChildExtractor
 * </pre>
 *
 * <p>A fast path gives the same answer as Tika's own code; tests hold the two together. No parser
 * here starts another program or uses the network.
 */
package org.dalel.content;
