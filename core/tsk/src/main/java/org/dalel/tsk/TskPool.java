package org.dalel.tsk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An APFS container. Its code in libtsk is not thread-safe; the handles' common lock serialises it.
 */
public final class TskPool implements AutoCloseable {
  private final Handle handle;
  private final long offset;
  private final int blockSize;
  private final long blockCount;
  private final List<TskPoolVolume> volumes;

  TskPool(Handle handle, long offset) throws TskException {
    this.handle = handle;
    this.offset = offset;
    Packed in = new Packed(handle.use(Native::poolInfo), 0);
    this.blockSize = in.i32();
    this.blockCount = in.i64();
    int count = in.i32();
    List<TskPoolVolume> found = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int index = in.i32();
      long block = in.i64();
      int flags = in.i32();
      String name = in.text();
      String hint = in.text();
      found.add(
          new TskPoolVolume(
              index,
              name,
              (flags & TskPoolVolume.ENCRYPTED) != 0,
              (flags & TskPoolVolume.CASE_SENSITIVE) != 0,
              hint.isEmpty() ? Optional.empty() : Optional.of(hint),
              block));
    }
    this.volumes = List.copyOf(found);
  }

  /** Where the container starts in the image, in bytes. */
  public long offset() {
    return offset;
  }

  /** Size of a block in bytes. */
  public int blockSize() {
    return blockSize;
  }

  /** Number of blocks of the container. */
  public long blockCount() {
    return blockCount;
  }

  /** The volumes in the container's order. */
  public List<TskPoolVolume> volumes() {
    return volumes;
  }

  /** Opens a volume's file system; the password is needed for encrypted ones alone. */
  public TskFileSystem openFileSystem(TskPoolVolume volume, Optional<String> password)
      throws TskException {
    byte[] secret = password.orElse("").getBytes(StandardCharsets.UTF_8);
    return new TskFileSystem(
        handle.open(
            "volume " + volume.name(),
            pool -> Native.fsOpenPool(pool, volume.superblock(), secret),
            fs -> Native.fsClose(fs, true)));
  }

  @Override
  public void close() {
    handle.close();
  }
}
