package org.dalel.ingest;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.dalel.api.EvidenceFile;

/** An entry of a container as an extractor sees it where it lies. Belongs to one thread. */
final class EntryFile implements EvidenceFile {
  private final ContainerTree.Entry entry;
  private final EntriesOfOne contents;
  private final Optional<CharSequence> text;

  EntryFile(ContainerTree.Entry entry, EntriesOfOne contents, Optional<CharSequence> text) {
    this.entry = entry;
    this.contents = contents;
    this.text = text;
  }

  ContainerTree.Entry entry() {
    return entry;
  }

  /** Row of the container. */
  long container() {
    return contents.container();
  }

  @Override
  public String name() {
    return entry.name();
  }

  @Override
  public String path() {
    return entry.path();
  }

  @Override
  public long size() {
    return entry.folder() ? 0 : Math.max(0, entry.size());
  }

  @Override
  public String mediaType() {
    int parameters = entry.type().indexOf(';');
    return parameters < 0 ? entry.type() : entry.type().substring(0, parameters).trim();
  }

  @Override
  public boolean isFolder() {
    return entry.folder();
  }

  @Override
  public SeekableByteChannel open() throws IOException {
    if (!entry.readable()) {
      throw new IOException(
          entry.path()
              + ": expected a file to read, found "
              + (entry.folder() ? "a folder" : "one without content (" + entry.status() + ")"));
    }
    return contents.open(entry);
  }

  @Override
  public Optional<CharSequence> text() {
    return text;
  }
}
