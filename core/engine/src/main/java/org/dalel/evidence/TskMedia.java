package org.dalel.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dalel.evidence.image.AcquisitionInfo;
import org.dalel.evidence.image.BadRange;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.ImageFormat;
import org.dalel.tsk.TskException;
import org.dalel.tsk.TskFileSystem;
import org.dalel.tsk.TskImage;
import org.dalel.tsk.TskImageType;
import org.dalel.tsk.TskPool;
import org.dalel.tsk.TskPoolVolume;

/** Opens libtsk handles on evidence: one image handle for each caller, never shared. */
public final class TskMedia {
  private TskMedia() {}

  /** A libtsk image over one of our own readers. */
  public static TskImage over(EvidenceImage image) throws TskException {
    return over(image, () -> {});
  }

  /**
   * A libtsk image over one of our own readers, for calls that may read a whole disk before they
   * return, such as the search of a FAT file system for orphans.
   *
   * @param alive called before each read from the evidence
   */
  public static TskImage over(EvidenceImage image, Runnable alive) throws TskException {
    return TskImage.external(
        (offset, direct) -> {
          alive.run();
          return image.read(offset, direct);
        },
        image.size(),
        image.sectorSize());
  }

  /** Opens a file system, in a pool or outside. */
  public static OpenFileSystem open(TskImage image, FileSystemRecord record) throws TskException {
    if (!record.inPool()) {
      return new OpenFileSystem(
          image.openFileSystem(record.start(), Optional.of(record.type())), Optional.empty());
    }
    TskPool pool = image.openPool(record.start());
    for (TskPoolVolume volume : pool.volumes()) {
      if (volume.index() == record.poolVolume()) {
        return new OpenFileSystem(pool.openFileSystem(volume, Optional.empty()), Optional.of(pool));
      }
    }
    pool.close();
    throw new IllegalStateException(
        "APFS container at "
            + record.start()
            + ": expected volume "
            + record.poolVolume()
            + ", found none with that number");
  }

  /**
   * An open file system with the pool that holds it.
   *
   * @param fileSystem the file system
   * @param pool its pool
   */
  public record OpenFileSystem(TskFileSystem fileSystem, Optional<TskPool> pool)
      implements AutoCloseable {
    @Override
    public void close() {
      fileSystem.close();
      pool.ifPresent(TskPool::close);
    }
  }

  /**
   * An image of a format that libtsk reads and this program does not (VMDK, VHD), with libtsk's
   * lock.
   */
  public static EvidenceImage image(Path path, ImageFormat format) throws IOException {
    TskImageType type =
        switch (format) {
          case VMDK_SPARSE, VMDK_DESCRIPTOR, VMDK_COWD -> TskImageType.VMDK;
          case VHD_FIXED, VHD_DYNAMIC -> TskImageType.VHD;
          default -> throw new IllegalArgumentException(format + " is not read through libtsk");
        };
    return new LibtskImage(path, format, TskImage.open(List.of(path), type, 0));
  }

  private static final class LibtskImage implements EvidenceImage {
    private static final int BUFFER = 1 << 20;
    private final Path path;
    private final ImageFormat format;
    private final TskImage image;
    private final ByteBuffer direct = ByteBuffer.allocateDirect(BUFFER);

    LibtskImage(Path path, ImageFormat format, TskImage image) {
      this.path = path;
      this.format = format;
      this.image = image;
    }

    @Override
    public long size() {
      return image.size();
    }

    @Override
    public int sectorSize() {
      return image.sectorSize();
    }

    @Override
    public ImageFormat format() {
      return format;
    }

    @Override
    public synchronized int read(long position, ByteBuffer target) throws IOException {
      if (position >= size()) {
        return -1;
      }
      int total = 0;
      while (target.hasRemaining() && position + total < size()) {
        direct
            .clear()
            .limit((int) Math.min(Math.min(BUFFER, target.remaining()), size() - position - total));
        int got = readDirect(position + total);
        if (got <= 0) {
          break;
        }
        target.put(direct.flip());
        total += got;
      }
      return total;
    }

    private int readDirect(long position) throws IOException {
      try {
        return image.read(position, direct);
      } catch (TskException e) {
        throw new IOException(e.getMessage(), e);
      }
    }

    @Override
    public List<Path> segments() {
      return List.of(path);
    }

    @Override
    public AcquisitionInfo acquisition() {
      return AcquisitionInfo.none();
    }

    @Override
    public List<BadRange> badRanges() {
      return List.of();
    }

    @Override
    public void close() {
      image.close();
    }
  }
}
