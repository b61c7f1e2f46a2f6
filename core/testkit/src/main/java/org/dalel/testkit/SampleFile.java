package org.dalel.testkit;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.dalel.api.EvidenceFile;

/** A file of a test, as evidence. */
record SampleFile(String name, String path, String mediaType, Content content, boolean isFolder)
    implements EvidenceFile {

  SampleFile(String name, String path, String mediaType, Content content) {
    this(name, path, mediaType, content, false);
  }

  /** The same content without name and path. */
  SampleFile withoutPlace() {
    return new SampleFile("", "", mediaType, content, isFolder);
  }

  @Override
  public long size() {
    return content.size();
  }

  @Override
  public SeekableByteChannel open() throws IOException {
    return content.open();
  }

  @Override
  public Optional<CharSequence> text() {
    return content.text();
  }
}
