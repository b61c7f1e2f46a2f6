package org.dalel.ingest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.write.Digests;
import org.dalel.content.ContentSource;
import org.dalel.evidence.EvidenceRecord;
import org.dalel.evidence.FileSystemRecord;
import org.dalel.evidence.ItemContent;
import org.dalel.evidence.RunList;
import org.dalel.evidence.image.BadRange;
import org.dalel.evidence.image.EvidenceImage;

/**
 * Reads an item's content once, feeding all digests: small content whole into a reused buffer,
 * large content as a stream. Belongs to one worker thread.
 */
final class ItemReader implements AutoCloseable {
  private static final int SLICE = 1 << 20;

  /** Parsers read a content up and down: the more of them stand in memory, the better. */
  private static final int SMALL = 16 << 20;

  /** Triage looks at the beginning only. */
  private static final int SMALL_IN_TRIAGE = SLICE;

  private static final long HOLE_WORTH_READING = 64L << 20;
  private static final long MOST_BEYOND_THE_MEDIA = 4L << 30;

  private final RunContext context;
  private final int slot;
  private final DigestSet digests;
  private final ItemOpener opener;
  private final int small;
  private byte[] buffer = new byte[SLICE];

  ItemReader(RunContext context, int slot) {
    this.context = context;
    this.slot = slot;
    this.opener = new ItemOpener(context);
    this.digests = new DigestSet(context.order().digests());
    this.small = context.order().profile() == Profile.TRIAGE ? SMALL_IN_TRIAGE : SMALL;
  }

  /**
   * Content that was read.
   *
   * @param source its bytes, for identification and parsers
   * @param digests its digests
   * @param bytes how many bytes it has
   * @param damage why it is not complete, when it is not
   */
  record Read(ContentSource source, Digests digests, long bytes, Optional<String> damage) {}

  /** Content that cannot be read to its end. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(IOException cause) {
      super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
    }
  }

  /** Why a content is not worth reading, if it is not. */
  Optional<String> reasonNotToRead(WorkItem item) {
    if (item.runs() != null
        && item.size() > HOLE_WORTH_READING
        && RunList.decode(item.runs()).firstBlock() < 0) {
      return Optional.of("a hole of " + item.size() + " bytes: nothing of it is on the disk");
    }
    EvidenceRecord evidence = context.evidence(item.evidenceId());
    if (item.deleted() && evidence.isMedia() && item.size() > evidence.size()) {
      return Optional.of(
          "a deleted entry that claims " + item.size() + " bytes, more than the media has");
    }
    return Optional.empty();
  }

  /**
   * The limit that a content exceeds by its size alone, if it does: damage makes sizes of
   * petabytes, and hashing the zeros of such a file would never end.
   */
  Optional<String> limitMet(WorkItem item) {
    EvidenceRecord evidence = context.evidence(item.evidenceId());
    if (!evidence.isMedia() || item.size() <= evidence.size()) {
      return Optional.empty();
    }
    long onDisk = Math.min(bytesOnDisk(item, evidence), evidence.size());
    return item.size() - onDisk <= MOST_BEYOND_THE_MEDIA
        ? Optional.empty()
        : Optional.of(
            "expected a content that fits the media of "
                + evidence.size()
                + " bytes, with holes of at most "
                + MOST_BEYOND_THE_MEDIA
                + " bytes beyond it, found a size of "
                + item.size()
                + ", of which at most "
                + onDisk
                + " bytes are on the disk; it is not read");
  }

  private long bytesOnDisk(WorkItem item, EvidenceRecord evidence) {
    if (item.runs() == null) {
      return evidence.size();
    }
    long blocks =
        RunList.decode(item.runs()).runs().stream()
            .filter(RunList.Run::onDisk)
            .mapToLong(RunList.Run::length)
            .sum();
    return blocks * context.fileSystem(item.fileSystemId()).blockSize();
  }

  /** Opens the content of an item. */
  ItemContent open(WorkItem item) throws UnreadableException {
    try {
      return opener.open(item);
    } catch (IOException e) {
      throw new UnreadableException(e);
    }
  }

  /**
   * Content that was read into a buffer, without digests yet.
   *
   * @param bytes how many bytes it has
   * @param damage why it is not complete, when it is not
   */
  record Filled(int bytes, Optional<String> damage) {}

  /** Reads a whole content into a buffer, in which there is room for it. */
  Filled fill(ItemContent content, WorkItem item, byte[] into, int at) throws UnreadableException {
    try {
      int size = (int) content.size();
      int done = 0;
      int got = 0;
      while (done < size && got >= 0) {
        got = content.read(done, into, at + done, size - done);
        done += Math.max(0, got);
      }
      return new Filled(done, damage(item, done));
    } catch (IOException e) {
      throw new UnreadableException(e);
    }
  }

  /** Reads the content and computes its digests. */
  Read read(ItemContent content, WorkItem item) throws UnreadableException {
    try {
      return content.size() <= small ? readWhole(content, item) : readStream(content, item);
    } catch (IOException e) {
      digests.finish();
      throw new UnreadableException(e);
    }
  }

  private Read readWhole(ItemContent content, WorkItem item) throws IOException {
    int size = (int) content.size();
    if (buffer.length < size) {
      buffer = new byte[Math.min(small, Integer.highestOneBit(size) * 2)];
    }
    int done = 0;
    int got = 0;
    while (done < size && got >= 0) {
      got = content.read(done, buffer, done, Math.min(SLICE, size - done));
      if (got > 0) {
        digests.update(buffer, done, got);
        done += got;
      }
    }
    return read(ContentSource.of(buffer, 0, done), done, item);
  }

  private Read readStream(ItemContent content, WorkItem item) throws IOException {
    long size = content.size();
    long done = 0;
    int got = 0;
    while (done < size && got >= 0) {
      got = content.read(done, buffer, 0, (int) Math.min(SLICE, size - done));
      if (got > 0) {
        digests.update(buffer, 0, got);
        done += got;
        context.journal().alive(slot);
      }
    }
    return read(ContentSource.of(content::read, done), done, item);
  }

  private Read read(ContentSource source, long done, WorkItem item) throws IOException {
    Optional<String> damage = damage(item, done);
    return new Read(source, digests.finish(), done, damage);
  }

  /**
   * Why what was read is not the whole content, if it is not; a content whose run list ends early
   * is a damaged one, its beginning is kept.
   */
  private Optional<String> damage(WorkItem item, long done) throws IOException {
    if (done == item.size() || item.size() < 0) {
      return damage(item);
    }
    if (done == 0) {
      throw new IOException("expected " + item.size() + " bytes, found no place of them");
    }
    return Optional.of(
        "expected "
            + item.size()
            + " bytes, found a place for the first "
            + done
            + " only; the digests are those of that part");
  }

  /** Whether the content lies on a range that could not be read or failed its checksum. */
  private Optional<String> damage(WorkItem item) {
    EvidenceImage image = context.image(item.evidenceId());
    if (image == null || item.runs() == null) {
      return Optional.empty();
    }
    if (RunList.decode(item.runs()).hasUnknown()) {
      return Optional.of("the place of a part of it is not known; that part reads as zeros");
    }
    List<BadRange> bad = image.badRanges();
    if (bad.isEmpty()) {
      return Optional.empty();
    }
    FileSystemRecord fileSystem = context.fileSystem(item.fileSystemId());
    for (RunList.Run run : RunList.decode(item.runs()).runs()) {
      long start = fileSystem.start() + run.block() * fileSystem.blockSize();
      long end = start + run.length() * fileSystem.blockSize();
      for (BadRange range : bad) {
        if (run.onDisk() && range.start() < end && range.start() + range.length() > start) {
          return Optional.of(
              "a part of it lies on a damaged range of the image (byte "
                  + range.start()
                  + ": "
                  + range.reason()
                  + ")");
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    opener.close();
  }
}
