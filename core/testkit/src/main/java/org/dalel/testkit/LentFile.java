package org.dalel.testkit;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.dalel.api.EvidenceFile;

/** A file whose channels do not outlive the call that it is lent to. */
record LentFile(EvidenceFile file, OpenChannels channels) implements EvidenceFile {

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public String path() {
    return file.path();
  }

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public String mediaType() {
    return file.mediaType();
  }

  @Override
  public SeekableByteChannel open() throws IOException {
    return channels.lend(file.open());
  }

  @Override
  public Optional<CharSequence> text() {
    return file.text();
  }

  @Override
  public boolean isFolder() {
    return file.isFolder();
  }
}
