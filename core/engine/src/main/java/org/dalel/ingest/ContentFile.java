package org.dalel.ingest;

import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.dalel.api.EvidenceFile;
import org.dalel.content.ContentSource;

/** A content as an extractor sees it. */
final class ContentFile implements EvidenceFile {
  private final ContentSource source;
  private final String type;
  private final Optional<CharSequence> text;

  ContentFile(ContentSource source, String type, Optional<CharSequence> text) {
    this.source = source;
    this.type = type;
    this.text = text;
  }

  /** Empty: the same content has many names. */
  @Override
  public String name() {
    return "";
  }

  @Override
  public String path() {
    return "";
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
    return text;
  }
}
