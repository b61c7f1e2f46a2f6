package org.dalel.api;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/** One item of the evidence, as an extractor sees it. Nothing can be written to it. */
public interface EvidenceFile {

  /** Last part of the path, undecodable bytes escaped; empty for {@link Scope#CONTENT}. */
  String name();

  /**
   * Path inside its file system (or inside the container that it is embedded in), starting with and
   * separated by {@code /}; empty for {@link Scope#CONTENT}.
   */
  String path();

  /** Size in bytes. */
  long size();

  /**
   * Detected media type, lower-case, without parameters; {@code application/octet-stream} if
   * unknown.
   */
  String mediaType();

  /**
   * Opens the content for reading from its start; each call gives an independent position. A
   * channel that the extractor does not close is closed by the engine after the call.
   *
   * @throws IOException if the evidence cannot be read
   */
  SeekableByteChannel open() throws IOException;

  /**
   * The text that the engine decoded or parsed from this item, if it did; possibly cut at the limit
   * of the run. Offsets in it are counted in UTF-16 code units.
   */
  Optional<CharSequence> text();

  /** Whether it is a folder, which has no content of its own. */
  default boolean isFolder() {
    return false;
  }

  /** Whether it is a deleted entry: its content may be that of another file by now. */
  default boolean isDeleted() {
    return false;
  }
}
