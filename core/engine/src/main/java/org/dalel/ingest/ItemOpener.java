package org.dalel.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.dalel.casefile.write.ItemFlags;
import org.dalel.evidence.EvidenceRecord;
import org.dalel.evidence.FileSystemRecord;
import org.dalel.evidence.ItemContent;
import org.dalel.evidence.OpenEvidence;
import org.dalel.evidence.RawPath;
import org.dalel.evidence.RunList;

/**
 * Opens the content of items by the fastest way that gives the right bytes. Belongs to one thread.
 */
final class ItemOpener implements AutoCloseable {
  private final EvidenceLookup lookup;
  private final ByteBuffer direct = ByteBuffer.allocateDirect(OpenEvidence.DIRECT_BYTES);
  private OpenEvidence open;
  private long openId;

  ItemOpener(EvidenceLookup lookup) {
    this.lookup = lookup;
  }

  ItemContent open(WorkItem item) throws IOException {
    EvidenceRecord evidence = lookup.evidence(item.evidenceId());
    if (!evidence.isMedia()) {
      return LocalFile.open(evidence, item);
    }
    OpenEvidence media = media(item.evidenceId());
    FileSystemRecord fileSystem =
        item.fileSystemId() == 0
            ? FreeRange.outside(item.evidenceId())
            : lookup.fileSystem(item.fileSystemId());
    boolean byRuns =
        item.runs() != null && !item.has(ItemFlags.COMPRESSED) && !item.has(ItemFlags.POOL);
    return byRuns
        ? media.byRuns(fileSystem, RunList.decode(item.runs()), item.size(), item.initialised())
        : media.byLibtsk(fileSystem, item.meta(), item.attributeType(), item.attributeId());
  }

  /** Handles of one evidence at a time: a case may have hundreds, and items come in its order. */
  private OpenEvidence media(long evidenceId) {
    if (open == null || openId != evidenceId) {
      close();
      open = new OpenEvidence(lookup.image(evidenceId), direct);
      openId = evidenceId;
    }
    return open;
  }

  @Override
  public void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  /** A file of logical evidence, opened read-only. */
  private record LocalFile(FileChannel channel, long size) implements ItemContent {
    static LocalFile open(EvidenceRecord evidence, WorkItem item) throws IOException {
      Path root = Path.of(evidence.source());
      Path file = evidence.kind().equals("file") ? root : RawPath.resolve(root, item.path());
      return new LocalFile(FileChannel.open(file, StandardOpenOption.READ), item.size());
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
      if (position >= size) {
        return -1;
      }
      return channel.read(
          ByteBuffer.wrap(target, offset, (int) Math.min(length, size - position)), position);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
