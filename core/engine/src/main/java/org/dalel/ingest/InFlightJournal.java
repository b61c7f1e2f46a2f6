package org.dalel.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A small memory-mapped file that says what each worker thread is doing, readable by the supervisor
 * while the worker lives and after it died.
 *
 * <pre>
 *   0     counters: phase, items total, items done, bytes total, bytes done, failures, commits (8 bytes each)
 *   256   slot 0: stage (8), item id (8), since in ms since 1970 (8), digest length (8), SHA-256 (32), place length (8),
 *                 place (UTF-8, 440), extractor length (8), extractor (UTF-8, 120)
 *   896   slot 1 ...
 * </pre>
 *
 * <p>Each slot has one writing thread; a torn read by the supervisor costs a wrong line on the
 * screen, and after a death nobody writes.
 */
public final class InFlightJournal {
  private static final int HEADER = 256;
  private static final int SLOT = 640;
  private static final int PLACE_AT = 72;
  private static final int PLACE_MAX = 440;
  private static final int EXTRACTOR_LENGTH_AT = PLACE_AT + PLACE_MAX;
  private static final int EXTRACTOR_AT = EXTRACTOR_LENGTH_AT + 8;
  private static final int EXTRACTOR_MAX = SLOT - EXTRACTOR_AT;
  private static final int DIGEST_BYTES = 32;
  private static final int MOST_SLOTS = 4096;

  private static final byte[] NO_DIGEST = {};

  private final ByteBuffer map;
  private final int slots;

  private InFlightJournal(ByteBuffer map) {
    this.map = map.order(ByteOrder.LITTLE_ENDIAN);
    this.slots = (map.capacity() - HEADER) / SLOT;
  }

  /** The counters in the head of the journal. */
  public enum Counter {
    /** Ordinal of {@link Phase}. */
    PHASE,
    /** Items to do. */
    ITEMS_TOTAL,
    /** Items done. */
    ITEMS_DONE,
    /** Bytes to read. */
    BYTES_TOTAL,
    /** Bytes read. */
    BYTES_DONE,
    /** Rows of failures written. */
    FAILURES,
    /** Transactions committed. */
    COMMITS
  }

  /** The phases of a run. */
  public enum Phase {
    /** Opening the case and the evidence. */
    STARTING,
    /** Trying again, one by one, what was in flight when a worker died. */
    ALONE,
    /** Listing what there is. */
    ENUMERATING,
    /** Reading content. */
    PROCESSING,
    /** Text scanners go over free space and slack. */
    SEARCHING,
    /** Extractors look at files and folders where they lie. */
    LOOKING,
    /** Trying the secrets found so far. */
    UNLOCKING,
    /** Closing the case. */
    FINISHING
  }

  /**
   * One thread's slot as read.
   *
   * @param slot its number
   * @param stage what the thread is doing
   * @param itemId the item; 0 for none
   * @param sinceMillis since when, in ms since 1970 by the worker's clock; another number means
   *     that the thread got on
   * @param sha256 digest of the content at hand; empty before it is known
   * @param place for the examiner
   * @param extractor the extractor at work, as {@link #fitting} has it; empty when none is
   */
  public record Entry(
      int slot,
      Stage stage,
      long itemId,
      long sinceMillis,
      byte[] sha256,
      String place,
      String extractor) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Entry e
          && e.slot == slot
          && e.stage == stage
          && e.itemId == itemId
          && e.sinceMillis == sinceMillis
          && Arrays.equals(e.sha256, sha256)
          && e.place.equals(place)
          && e.extractor.equals(extractor);
    }

    @Override
    public int hashCode() {
      return Long.hashCode(itemId) * 31 + slot;
    }
  }

  /**
   * Makes the journal anew with the given number of slots, all idle. It appears whole under its
   * name, so that a reader never sees half of one; its bytes are written before they are mapped,
   * because a full disk would otherwise crash the process at a later write.
   */
  public static InFlightJournal create(Path file, int slots) throws IOException {
    Path made = file.resolveSibling(file.getFileName() + ".new");
    int size = HEADER + slots * SLOT;
    try (FileChannel channel =
        FileChannel.open(
            made,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate(size);
      while (zeros.hasRemaining()) {
        channel.write(zeros);
      }
      InFlightJournal journal =
          new InFlightJournal(channel.map(FileChannel.MapMode.READ_WRITE, 0, size));
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return journal;
    }
  }

  /**
   * Opens the journal of a worker for reading.
   *
   * @throws IOException when there is none, or it is not one
   */
  public static InFlightJournal read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size < HEADER + SLOT || size > HEADER + (long) MOST_SLOTS * SLOT) {
        throw new IOException(
            file + ": expected a journal of at least one slot, found " + size + " bytes");
      }
      return new InFlightJournal(channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
    }
  }

  /** Says that a thread begins something now. */
  public void enter(int slot, Stage stage, long itemId, String place) {
    enter(slot, stage, itemId, place, NO_DIGEST);
  }

  /** Says that a thread begins something now, with the content that a crash is to be blamed on. */
  public void enter(int slot, Stage stage, long itemId, String place, byte[] sha256) {
    int at = HEADER + slot * SLOT;
    byte[] name = place.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(name.length, PLACE_MAX);
    map.putLong(at, Stage.IDLE.ordinal());
    map.putLong(at + 8, itemId);
    map.putLong(at + 16, System.currentTimeMillis());
    map.put(at + 32, sha256);
    map.putLong(at + 24, sha256.length);
    map.putLong(at + 64, length);
    map.put(at + PLACE_AT, name, 0, length);
    map.putLong(at + EXTRACTOR_LENGTH_AT, 0);
    map.putLong(at, stage.ordinal());
  }

  /** Says that a thread lets an extractor see the content at hand; the clock starts anew. */
  public void extracting(int slot, String extractor) {
    extractor(slot, extractor);
    stage(slot, Stage.EXTRACTING);
  }

  /** Says that a thread hands a scanner what was found in free space; the clock starts anew. */
  public void scanning(int slot, String scanner) {
    extractor(slot, scanner);
    stage(slot, Stage.SEARCHING);
  }

  /** Names the extractor that a crash is to be blamed on. */
  public void extractor(int slot, String extractor) {
    int at = HEADER + slot * SLOT;
    byte[] name = fitted(extractor);
    map.putLong(at + EXTRACTOR_LENGTH_AT, 0);
    map.put(at + EXTRACTOR_AT, name);
    map.putLong(at + EXTRACTOR_LENGTH_AT, name.length);
  }

  /** An extractor's name as it comes back from a slot: cut when it is too long. */
  static String fitting(String extractor) {
    return new String(fitted(extractor), StandardCharsets.UTF_8);
  }

  private static byte[] fitted(String extractor) {
    byte[] name = extractor.getBytes(StandardCharsets.UTF_8);
    return name.length <= EXTRACTOR_MAX ? name : Arrays.copyOf(name, EXTRACTOR_MAX);
  }

  /** Says that a thread goes on with the same item in another stage; the clock starts anew. */
  public void stage(int slot, Stage stage) {
    int at = HEADER + slot * SLOT;
    map.putLong(at + 16, System.currentTimeMillis());
    map.putLong(at, stage.ordinal());
  }

  /** Says that the thread makes progress: the clock starts anew. */
  public void alive(int slot) {
    map.putLong(HEADER + slot * SLOT + 16, System.currentTimeMillis());
  }

  /** Names the content that the thread is at, so that a crash can be blamed on it. */
  public void content(int slot, byte[] sha256) {
    int at = HEADER + slot * SLOT;
    map.putLong(at + 24, 0);
    map.put(at + 32, sha256, 0, DIGEST_BYTES);
    map.putLong(at + 24, DIGEST_BYTES);
  }

  /** Says that the thread waits for work. */
  public void idle(int slot) {
    enter(slot, Stage.IDLE, 0, "");
  }

  /** Sets a counter. */
  public void set(Counter counter, long value) {
    map.putLong(counter.ordinal() * 8, value);
  }

  /** Reads a counter. */
  public long get(Counter counter) {
    return map.getLong(counter.ordinal() * 8);
  }

  /** The phase of the run. */
  public Phase phase() {
    return Phase.values()[(int) Math.floorMod(get(Counter.PHASE), (long) Phase.values().length)];
  }

  /** All slots in which something is going on. */
  public List<Entry> active() {
    List<Entry> entries = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      Entry entry = entry(slot);
      if (entry.stage() != Stage.IDLE) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private Entry entry(int slot) {
    int at = HEADER + slot * SLOT;
    int ordinal = (int) Math.floorMod(map.getLong(at), (long) Stage.values().length);
    byte[] sha256 = new byte[map.getLong(at + 24) == DIGEST_BYTES ? DIGEST_BYTES : 0];
    map.get(at + 32, sha256);
    Stage stage = Stage.values()[ordinal];
    return new Entry(
        slot,
        stage,
        map.getLong(at + 8),
        map.getLong(at + 16),
        sha256,
        text(at + 64, PLACE_MAX),
        stage == Stage.EXTRACTING || stage == Stage.LOOKING || stage == Stage.SEARCHING
            ? text(at + EXTRACTOR_LENGTH_AT, EXTRACTOR_MAX)
            : "");
  }

  /** A text behind its length. */
  private String text(int at, int most) {
    byte[] bytes = new byte[(int) Math.max(0, Math.min(most, map.getLong(at)))];
    map.get(at + 8, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
