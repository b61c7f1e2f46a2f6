package org.dalel.api;

import org.pf4j.ExtensionPoint;

/**
 * Reads one kind of evidence and emits what an examiner would want to know from it.
 *
 * <p>An implementation is a public class with a public constructor without parameters, annotated
 * with {@link org.pf4j.Extension}. The engine makes a fresh instance for every call of {@link
 * #extract}, so fields may hold the state of one extraction and nothing needs to be thread-safe;
 * several instances work at the same time on different items.
 *
 * <p>The law of determinism: the same file gives the same artifacts, whatever was read before,
 * whatever the clock says.
 */
public interface ArtifactExtractor extends ExtensionPoint {

  /** What this extractor is, what it wants to see and what it emits; the same at every call. */
  ExtractorDescription description();

  /**
   * Reads a file that met the {@linkplain ExtractorDescription#interest() interest} and emits
   * artifacts.
   *
   * <p>A damaged record is not a damaged file: report it with {@link ArtifactSink#problem} and go
   * on. What was emitted before an exception is kept, and the exception becomes one failure row of
   * the item.
   *
   * @throws Exception whatever goes wrong; its message should say what was expected where and what
   *     was found
   */
  void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink) throws Exception;
}
