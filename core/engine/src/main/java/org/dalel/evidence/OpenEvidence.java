package org.dalel.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.tsk.TskException;
import org.dalel.tsk.TskImage;

/**
 * One thread's access to the content of one piece of media: our own reader for what has a run list,
 * libtsk handles of its own (opened when first needed) for the rest.
 */
public final class OpenEvidence implements AutoCloseable {
  /** Size of the native buffer that a caller provides. */
  public static final int DIRECT_BYTES = 1 << 20;

  private final EvidenceImage image;
  private final ByteBuffer direct;
  private final Map<Long, TskMedia.OpenFileSystem> fileSystems = new HashMap<>();
  private TskImage tsk;

  /**
   * @param image shared by all threads; not closed here
   * @param direct the calling thread's own native buffer
   */
  public OpenEvidence(EvidenceImage image, ByteBuffer direct) {
    this.image = image;
    this.direct = direct;
  }

  /** Content that is read straight from the image. */
  public ItemContent byRuns(
      FileSystemRecord fileSystem, RunList runs, long size, long initialised) {
    return new RunListContent(
        image,
        fileSystem.start(),
        fileSystem.blockSize(),
        runs,
        size,
        initialised < 0 ? size : initialised);
  }

  /**
   * Content that libtsk has to read.
   *
   * @param attributeType attribute type; -1 for the default content
   * @param attributeId attribute id
   */
  public ItemContent byLibtsk(
      FileSystemRecord fileSystem, long meta, int attributeType, int attributeId)
      throws IOException {
    try {
      if (tsk == null) {
        tsk = TskMedia.over(image);
      }
      TskMedia.OpenFileSystem open = fileSystems.get(fileSystem.id());
      if (open == null) {
        open = TskMedia.open(tsk, fileSystem);
        fileSystems.put(fileSystem.id(), open);
      }
      return new TskContent(open.fileSystem(), meta, attributeType, attributeId, direct);
    } catch (TskException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    fileSystems.values().forEach(TskMedia.OpenFileSystem::close);
    Optional.ofNullable(tsk).ifPresent(TskImage::close);
  }
}
