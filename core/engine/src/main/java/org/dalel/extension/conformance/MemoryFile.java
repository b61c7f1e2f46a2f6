package org.dalel.extension.conformance;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Glob;
import org.dalel.content.ContentSource;

/**
 * A made-up item.
 *
 * @param path starting with {@code /}
 * @param mediaType as if it had been detected
 * @param content its bytes; none for a folder
 * @param isFolder whether it is a folder
 */
record MemoryFile(String path, String mediaType, byte[] content, boolean isFolder)
    implements EvidenceFile {

  static MemoryFile of(String path, String mediaType, byte[] content) {
    return new MemoryFile(path, mediaType, content, false);
  }

  static MemoryFile folder(String path) {
    return new MemoryFile(path, "", new byte[0], true);
  }

  MemoryFile with(byte[] newContent) {
    return new MemoryFile(path, mediaType, newContent, isFolder);
  }

  /** Path of the folder that it stands in; empty for the root's entries. */
  String parent() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  @Override
  public String name() {
    return Glob.nameOf(path);
  }

  @Override
  public long size() {
    return content.length;
  }

  /** The same kind of channel that a run lends. */
  @Override
  public SeekableByteChannel open() {
    return ContentSource.of(content).channel();
  }

  /** The whole, as far as it is UTF-8. */
  @Override
  public Optional<CharSequence> text() {
    try {
      return content.length == 0
          ? Optional.empty()
          : Optional.of(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
