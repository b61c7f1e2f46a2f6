package org.dalel.tsk;

import java.nio.ByteBuffer;

/** An attribute of an open file, readable through libtsk: decompressed, sparse runs as zeros. */
public final class TskAttribute implements AutoCloseable {
  private final Handle handle;
  private final int type;
  private final int id;
  private final long size;
  private final long initializedSize;
  private final long allocatedSize;

  TskAttribute(Handle handle) throws TskException {
    this.handle = handle;
    long[] facts = new long[6];
    handle.useLong(
        attribute -> {
          Native.attributeFacts(attribute, facts);
          return 0;
        });
    this.type = (int) facts[0];
    this.id = (int) facts[1];
    this.size = facts[3];
    this.initializedSize = facts[4];
    this.allocatedSize = facts[5];
  }

  /** Type number. */
  public int type() {
    return type;
  }

  /** Number among the attributes of its file. */
  public int id() {
    return id;
  }

  /** Size in bytes. */
  public long size() {
    return size;
  }

  /** Where the slack starts, in bytes. */
  public long initializedSize() {
    return initializedSize;
  }

  /** Where the slack ends, in bytes. */
  public long allocatedSize() {
    return allocatedSize;
  }

  /**
   * Reads into the buffer, from its position to its limit or the attribute's end, and advances the
   * position. For NTFS-compressed attributes, read in multiples of the compression unit.
   *
   * @return bytes read, or -1 at or past the end
   */
  public int read(long offset, ByteBuffer direct) throws TskException {
    return read(offset, direct, false);
  }

  /** Like {@link #read}, going on through the slack up to {@link #allocatedSize}. */
  public int readWithSlack(long offset, ByteBuffer direct) throws TskException {
    return read(offset, direct, true);
  }

  private int read(long offset, ByteBuffer direct, boolean slack) throws TskException {
    int position = direct.position();
    int count =
        (int)
            handle.useLong(
                attribute ->
                    Native.attributeRead(
                        attribute, offset, direct, position, direct.remaining(), slack));
    direct.position(position + Math.max(count, 0));
    return count;
  }

  @Override
  public void close() {
    handle.close();
  }
}
