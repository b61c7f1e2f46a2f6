package org.dalel.tsk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An open image: the root of all other handles. Closing it closes whatever was opened from it.
 *
 * <p>libtsk holds one lock per image through each read and decompression: for speed, a thread opens
 * an image of its own. Handles of one image may be used by several threads, which wait for each
 * other.
 */
public final class TskImage implements AutoCloseable {
  private final Handle handle;
  private final long size;
  private final int sectorSize;

  private TskImage(Handle handle) throws TskException {
    this.handle = handle;
    this.size = handle.useLong(Native::imageSize);
    this.sectorSize = (int) handle.useLong(Native::imageSectorSize);
  }

  /**
   * Opens an image.
   *
   * @param segments the files in order; for a single file libtsk looks for the following segments
   *     ({@code .001}, {@code .E02}) beside it
   * @param sectorSize in bytes, a multiple of 512, or 0 for the format's own
   */
  public static TskImage open(List<Path> segments, TskImageType type, int sectorSize)
      throws TskException {
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("image: expected at least one file, found none");
    }
    byte[][] paths = new byte[segments.size()][];
    for (int i = 0; i < paths.length; i++) {
      paths[i] = segments.get(i).toString().getBytes(StandardCharsets.UTF_8);
    }
    return opened("image " + segments.get(0), Native.imageOpen(paths, type.id(), sectorSize));
  }

  /** Opens an image whose bytes come from a reader. */
  public static TskImage external(TskReader reader, long size, int sectorSize) throws TskException {
    return opened("external image", Native.imageExternal(reader, size, sectorSize));
  }

  private static TskImage opened(String what, long address) throws TskException {
    return new TskImage(Handle.root(what, address, Native::imageClose));
  }

  /** Size of the media in bytes. */
  public long size() {
    return size;
  }

  /** Sector size in bytes. */
  public int sectorSize() {
    return sectorSize;
  }

  /**
   * Reads into the buffer, from its position to its limit, and advances the position.
   *
   * @return bytes read, or -1 at or past the end
   */
  public int read(long offset, ByteBuffer direct) throws TskException {
    int position = direct.position();
    int count =
        (int)
            handle.useLong(
                image -> Native.imageRead(image, offset, direct, position, direct.remaining()));
    direct.position(position + Math.max(count, 0));
    return count;
  }

  /** The volume system at the start of the image, absent when there is none. */
  public Optional<VolumeSystem> volumes() throws TskException {
    return volumes(0);
  }

  /** The volume system at a byte offset, such as a BSD disk label inside a DOS partition. */
  public Optional<VolumeSystem> volumes(long offset) throws TskException {
    return volumes(offset, "");
  }

  /**
   * The volume system of one type ({@code dos}, {@code gpt}, {@code mac}, {@code bsd}, {@code sun};
   * empty to detect) at a byte offset.
   */
  public Optional<VolumeSystem> volumes(long offset, String type) throws TskException {
    byte[] name = type.getBytes(StandardCharsets.UTF_8);
    return Optional.ofNullable(handle.use(image -> Native.volumes(image, offset, name)))
        .map(VolumeSystem::unpack);
  }

  /** Opens the file system at a byte offset; the hint is a type name such as {@code ntfs}. */
  public TskFileSystem openFileSystem(long offset, Optional<String> hint) throws TskException {
    byte[] type = hint.orElse("").getBytes(StandardCharsets.UTF_8);
    return new TskFileSystem(
        handle.open(
            "file system at offset " + offset,
            image -> Native.fsOpen(image, offset, type),
            fs -> Native.fsClose(fs, false)));
  }

  /** Opens the APFS container at a byte offset. */
  public TskPool openPool(long offset) throws TskException {
    return new TskPool(
        handle.open(
            "APFS container at offset " + offset,
            image -> Native.poolOpen(image, offset),
            Native::poolClose),
        offset);
  }

  @Override
  public void close() {
    handle.close();
  }

  @Override
  public String toString() {
    return handle.toString();
  }
}
