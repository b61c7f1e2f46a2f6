package org.dalel.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.dalel.api.ContainerEntry;
import org.dalel.api.EntryContent;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Position;
import org.dalel.testkit.ReadEntry.State;

/** Takes what one call of a container reader gives. */
final class CollectingEntries implements EntrySink {
  private final String by;
  private final Content container;
  private final boolean wanted;
  private final boolean placed;
  private final Thread owner = Thread.currentThread();
  private final List<ReadEntry> entries = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private Optional<String> broken = Optional.empty();

  /**
   * @param wanted whether contents are asked for
   * @param placed whether the reader sees neighbours
   */
  CollectingEntries(String by, Content container, boolean wanted, boolean placed) {
    this.by = by;
    this.container = container;
    this.wanted = wanted;
    this.placed = placed;
  }

  List<ReadEntry> entries() {
    return entries;
  }

  List<String> problems() {
    return problems;
  }

  /** Fails the test if something was refused, also when the reader went on after it. */
  void requireKept() {
    if (broken.isPresent()) {
      throw new AssertionError(broken.get());
    }
  }

  @Override
  public void file(ContainerEntry entry, EntryContent content) throws IOException {
    require(entry, true);
    if (!wanted) {
      add(entry, State.COMPLETE, new byte[0], Optional.empty());
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Optional<String> damage = Optional.empty();
    try (InputStream in = content.open()) {
      in.transferTo(bytes);
    } catch (IOException e) {
      damage = Optional.of(String.valueOf(e.getMessage()));
    }
    add(entry, bytes.toByteArray(), damage);
  }

  @Override
  public void stored(ContainerEntry entry, long offset, long length) throws IOException {
    require(entry, true);
    if (offset < 0 || length < 0) {
      unreadable(entry, "expected a place in the container, found " + length + " at " + offset);
      return;
    }
    long there = Math.max(0, Math.min(length, container.size() - offset));
    ByteBuffer bytes = ByteBuffer.allocate((int) there);
    try (SeekableByteChannel channel = container.open()) {
      channel.position(offset);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // until it is full or the container ends
      }
    }
    add(
        entry,
        bytes.array(),
        there == length
            ? Optional.empty()
            : Optional.of("expected " + length + " bytes, found " + there));
  }

  @Override
  public void beside(ContainerEntry entry, EvidenceFile file) throws IOException {
    requireNeighbour(entry, file);
    file(entry, () -> Channels.newInputStream(file.open()));
  }

  @Override
  public void beside(ContainerEntry entry, EvidenceFile file, EntryContent content)
      throws IOException {
    requireNeighbour(entry, file);
    file(entry, content);
  }

  private void requireNeighbour(ContainerEntry entry, EvidenceFile file) {
    if (!placed || file.isFolder()) {
      throw refused(
          "expected beside() with a file of the surroundings in scope CONTEXT, found " + entry);
    }
  }

  @Override
  public void bare(ContainerEntry entry) {
    require(entry, false);
    add(entry, State.BARE, new byte[0], Optional.empty());
  }

  @Override
  public void encrypted(ContainerEntry entry) {
    require(entry, true);
    add(entry, State.ENCRYPTED, new byte[0], Optional.empty());
  }

  @Override
  public void unreadable(ContainerEntry entry, String why) {
    require(entry, true);
    add(entry, State.UNREADABLE, new byte[0], Optional.of(why));
  }

  @Override
  public void problem(Position where, String message) {
    requireOwner();
    problems.add(where.printed() + ": " + message);
  }

  private void add(ContainerEntry entry, byte[] bytes, Optional<String> damage) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    boolean right =
        !wanted || entry.crc32().isEmpty() || entry.crc32().getAsLong() == sum.getValue();
    Optional<String> why =
        damage.or(() -> right ? Optional.empty() : Optional.of("CRC-32: it is another"));
    add(entry, why.isPresent() ? State.PARTIAL : State.COMPLETE, bytes, why);
  }

  private void add(ContainerEntry entry, State state, byte[] bytes, Optional<String> why) {
    entries.add(new ReadEntry(entry, state, bytes, why));
  }

  private void require(ContainerEntry entry, boolean file) {
    requireOwner();
    if (file != (entry.kind() == ContainerEntry.Kind.FILE)) {
      throw refused(
          "expected files by file(), stored(), encrypted() or unreadable() and others by bare(), found "
              + entry);
    }
  }

  private void requireOwner() {
    if (Thread.currentThread() != owner) {
      throw refused("expected entries from the thread of the call, found another");
    }
  }

  private synchronized IllegalArgumentException refused(String what) {
    broken = Optional.of(by + ": " + what);
    return new IllegalArgumentException(broken.get());
  }
}
