package org.dalel.plugins.wallets.artifact;

import java.io.IOException;
import org.dalel.formats.ByteSource;
import org.dalel.formats.FormatException;

/** The bytes of an item as the reader of SQLite wants them. */
public record SqliteSource(ByteSource whole) implements org.dalel.formats.sqlite.ByteSource {

  @Override
  public long size() throws IOException {
    return whole.size();
  }

  @Override
  public void read(long position, byte[] into, int offset, int length) throws IOException {
    byte[] bytes = whole.read(position, length).bytes();
    if (bytes.length < length) {
      throw new FormatException(position, length + " bytes", bytes.length + " up to the end");
    }
    System.arraycopy(bytes, 0, into, offset, length);
  }
}
