package org.dalel.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.dalel.tsk.TskAttribute;
import org.dalel.tsk.TskException;
import org.dalel.tsk.TskFile;
import org.dalel.tsk.TskFileSystem;

/** Content read through libtsk: resident, compressed, in a pool. */
final class TskContent implements ItemContent {
  private final TskFile file;
  private final TskAttribute attribute;
  private final ByteBuffer direct;

  /**
   * @param direct the calling thread's own native buffer
   */
  TskContent(TskFileSystem fileSystem, long meta, int type, int id, ByteBuffer direct)
      throws IOException {
    this.direct = direct;
    try {
      this.file = fileSystem.open(meta);
      this.attribute = type < 0 ? file.content() : file.attribute(type, id);
    } catch (TskException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public long size() {
    return attribute.size();
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) throws IOException {
    if (position >= size()) {
      return -1;
    }
    direct.clear().limit((int) Math.min(Math.min(direct.capacity(), length), size() - position));
    int got = readDirect(position);
    if (got <= 0) {
      throw new IOException(
          "expected " + size() + " bytes, found the end of the readable content at " + position);
    }
    direct.flip().get(target, offset, got);
    return got;
  }

  private int readDirect(long position) throws IOException {
    try {
      return attribute.read(position, direct);
    } catch (TskException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    attribute.close();
    file.close();
  }
}
