package org.dalel.api;

import org.pf4j.ExtensionPoint;

/**
 * Recognises what is written in data, whatever the data is: in the text that was decoded from
 * documents, in the bytes of files that nothing else reads, and (profile {@code deep}) in slack and
 * free space. The second extension point beside {@link ArtifactExtractor}.
 *
 * <p>The scanner says what it {@linkplain ScannerDescription looks for}; the engine goes over the
 * data once for the scanners of all plugins and hands over what fits. A hit is only a candidate:
 * believe it when a checksum or what stands around it says so, for most data is noise.
 *
 * <p>An implementation is a public class with a public constructor without parameters, annotated
 * with {@link org.pf4j.Extension}. The engine makes a fresh instance for each content and each
 * range of free space in which there is a hit, so fields may gather what is found: the same address
 * a thousand times is one artifact. Hits come from one thread, those of one kind in the order of
 * their places within some megabytes; {@link #finish} ends the scan. The law of determinism is that
 * of {@link ArtifactExtractor}.
 *
 * <p>Artifacts are emitted as live: in slack and free space the engine writes down that state, and
 * the byte of the evidence at which they stand.
 */
public interface TextScanner extends ExtensionPoint {

  /** What this scanner is, what it looks for and what it emits; the same at every call. */
  ScannerDescription description();

  /**
   * A token that fits one of the {@linkplain ScannerDescription#tokens() token patterns}; a token
   * that fits several comes once for each.
   *
   * @throws Exception whatever goes wrong; it ends the scan of this content or range and becomes
   *     one failure row
   */
  default void token(TokenHit hit, ScanContext context, ArtifactSink sink) throws Exception {}

  /**
   * A stretch of readable text; of a decoded document, its whole text.
   *
   * @throws Exception as for {@link #token}
   */
  default void text(TextRun run, ScanContext context, ArtifactSink sink) throws Exception {}

  /**
   * A place at which the bytes of one of the {@linkplain ScannerDescription#bytes() byte patterns}
   * stand; never in decoded text.
   *
   * @throws Exception as for {@link #token}
   */
  default void bytes(ByteHit hit, ScanContext context, ArtifactSink sink) throws Exception {}

  /**
   * The content or range was seen to its end; not called where there was no hit.
   *
   * @throws Exception as for {@link #token}
   */
  default void finish(ScanContext context, ArtifactSink sink) throws Exception {}
}
