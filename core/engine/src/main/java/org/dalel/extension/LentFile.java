package org.dalel.extension;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Scope;

/**
 * A file as it is lent to one call: channels cannot write, those left open are closed after the
 * call, and name and path are hidden from content-scoped extractors.
 */
final class LentFile implements EvidenceFile, AutoCloseable {

  private final EvidenceFile file;
  private final boolean placeShown;
  private final List<LentChannel> open = new ArrayList<>();

  LentFile(EvidenceFile file, Scope scope) {
    this.file = file;
    this.placeShown = scope == Scope.CONTEXT;
  }

  /** The file itself, of one that was lent. */
  static EvidenceFile unwrapped(EvidenceFile file) {
    return file instanceof LentFile lent ? lent.file : file;
  }

  @Override
  public String name() {
    return placeShown ? file.name() : "";
  }

  @Override
  public String path() {
    return placeShown ? file.path() : "";
  }

  @Override
  public boolean isFolder() {
    return file.isFolder();
  }

  @Override
  public boolean isDeleted() {
    return placeShown && file.isDeleted();
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
    LentChannel channel = new LentChannel(file.open());
    synchronized (open) {
      open.removeIf(earlier -> !earlier.isOpen());
      open.add(channel);
    }
    return channel;
  }

  @Override
  public Optional<CharSequence> text() {
    return file.text();
  }

  @Override
  public void close() throws IOException {
    synchronized (open) {
      for (LentChannel channel : open) {
        channel.close();
      }
    }
  }
}
