package org.dalel.ingest;

import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.dalel.api.EvidenceFile;

/** A content as an extractor sees it. */
final class ContentFile implements EvidenceFile {
  private final ContentProcessor.Job job;
  private final Optional<CharSequence> text;

  ContentFile(ContentProcessor.Job job, Optional<CharSequence> text) {
    this.job = job;
    this.text = text;
  }

  @Override
  public String name() {
    return job.name();
  }

  @Override
  public String path() {
    return "/" + job.name();
  }

  @Override
  public long size() {
    return job.source().size();
  }

  @Override
  public String mediaType() {
    int parameters = job.type().indexOf(';');
    return parameters < 0 ? job.type() : job.type().substring(0, parameters).trim();
  }

  @Override
  public SeekableByteChannel open() {
    return job.source().channel();
  }

  @Override
  public Optional<CharSequence> text() {
    return text;
  }
}
