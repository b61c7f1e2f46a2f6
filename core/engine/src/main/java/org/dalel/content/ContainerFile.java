package org.dalel.content;

import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.dalel.api.EvidenceFile;

/**
 * A container as its reader sees it.
 *
 * @param source its bytes
 * @param name what its only entry is named after, where the format has no name; else empty
 * @param type its media type
 */
record ContainerFile(ContentSource source, String name, String type) implements EvidenceFile {
  @Override
  public String path() {
    return name;
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public String mediaType() {
    int parameters = type.indexOf(';');
    return parameters < 0 ? type : type.substring(0, parameters).trim();
  }

  @Override
  public SeekableByteChannel open() {
    return source.channel();
  }

  @Override
  public Optional<CharSequence> text() {
    return Optional.empty();
  }
}
