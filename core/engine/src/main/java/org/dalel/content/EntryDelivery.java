package org.dalel.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.tika.metadata.HttpHeaders;
import org.dalel.api.ContainerEndedException;
import org.dalel.api.ContainerEntry;
import org.dalel.api.EntryContent;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Position;
import org.dalel.content.ContentResult.Status;
import org.dalel.content.EmbeddedChild.State;

/**
 * Takes the entries that a container reader gives, and hands them out as children. Serves one
 * reading.
 */
final class EntryDelivery implements EntrySink {
  private static final int MOST_PROBLEMS = 100;

  private final ChildDelivery children;
  private final ContentSource container;
  private final ImpliedFolders folders = new ImpliedFolders();
  private final List<String> problems = new ArrayList<>();
  private int unsaid;
  private int readable;
  private int encrypted;
  private Optional<String> limit = Optional.empty();

  EntryDelivery(ChildDelivery children, ContentSource container) {
    this.children = children;
    this.container = container;
  }

  /** Whether nothing has come yet. */
  boolean isUntouched() {
    return children.nextIndex() == 0 && problems.isEmpty() && limit.isEmpty();
  }

  @Override
  public void file(ContainerEntry entry, EntryContent content) throws IOException {
    file(begin(entry), content);
  }

  private void file(EmbeddedChild child, EntryContent content) throws IOException {
    ContainerEntry entry = child.entry();
    readable++;
    if (!children.wants(child)) {
      step(children::passOver);
      return;
    }
    Optional<InputStream> bytes = open(entry, content);
    if (bytes.isEmpty()) {
      step(() -> children.deliver(child.with(State.UNREADABLE, Optional.of(lastProblem()))));
      return;
    }
    try (InputStream in = new GuardedStream(bytes.get(), entry.crc32())) {
      step(() -> children.deliver(child, in).ifPresent(e -> damaged(entry, FailureMessage.of(e))));
    }
  }

  @Override
  public void stored(ContainerEntry entry, long offset, long length) throws IOException {
    long there = Math.max(0, Math.min(length, container.size() - offset));
    if (offset < 0 || length < 0) {
      unreadable(entry, "expected a place in the container, found " + length + " at " + offset);
      return;
    }
    ContentSource range = container.range(offset, there);
    if (there == length && (there <= SpooledContent.IN_MEMORY || entry.crc32().isPresent())) {
      range(entry, range);
      return;
    }
    EmbeddedChild child = begin(entry);
    readable++;
    if (there == length) {
      step(() -> children.deliver(child, range));
      return;
    }
    String why = "expected " + length + " bytes, found the end of the container after " + there;
    damaged(entry, why);
    step(() -> children.deliver(child.with(State.PARTIAL, Optional.of(why)), range));
  }

  /** A range that is small, or whose check sum is known: read where it is wanted. */
  private void range(ContainerEntry entry, ContentSource range) throws IOException {
    EmbeddedChild child = begin(entry);
    if (children.wants(child) && range.size() <= SpooledContent.IN_MEMORY) {
      file(entry, range::open);
      return;
    }
    readable++;
    Optional<String> why = children.wants(child) ? wrongSum(entry, range) : Optional.empty();
    why.ifPresent(what -> damaged(entry, what));
    State state = why.isPresent() ? State.PARTIAL : State.COMPLETE;
    step(() -> children.deliver(child.with(state, why), range));
  }

  private static Optional<String> wrongSum(ContainerEntry entry, ContentSource range)
      throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = new GuardedStream(range.open(), entry.crc32())) {
      while (in.read(buffer) >= 0) {
        // until the end, where the sums are compared
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(FailureMessage.of(e));
    }
  }

  @Override
  public void beside(ContainerEntry entry, EvidenceFile file) throws IOException {
    EmbeddedChild child = begin(entry).besides(file);
    if (file.size() <= SpooledContent.IN_MEMORY) {
      file(child, () -> Channels.newInputStream(file.open()));
      return;
    }
    readable++;
    if (!children.wants(child)) {
      step(children::passOver);
      return;
    }
    Optional<SeekableByteChannel> bytes = open(entry, file);
    if (bytes.isEmpty()) {
      step(() -> children.deliver(child.with(State.UNREADABLE, Optional.of(lastProblem()))));
      return;
    }
    try (SeekableByteChannel channel = bytes.get()) {
      ContentSource there = ContentSource.of(channel, channel.size());
      step(() -> children.deliverBeside(child, there));
    }
  }

  @Override
  public void beside(ContainerEntry entry, EvidenceFile file, EntryContent content)
      throws IOException {
    file(begin(entry).besides(file), content);
  }

  private Optional<SeekableByteChannel> open(ContainerEntry entry, EvidenceFile file) {
    try {
      return Optional.of(file.open());
    } catch (IOException | RuntimeException e) {
      damaged(entry, FailureMessage.of(e));
      return Optional.empty();
    }
  }

  @Override
  public void bare(ContainerEntry entry) throws IOException {
    EmbeddedChild child = begin(entry);
    step(() -> children.deliver(child.withState(State.BARE)));
  }

  @Override
  public void encrypted(ContainerEntry entry) throws IOException {
    EmbeddedChild child = begin(entry);
    encrypted++;
    step(() -> children.deliver(child.withState(State.ENCRYPTED)));
  }

  @Override
  public void unreadable(ContainerEntry entry, String why) throws IOException {
    EmbeddedChild child = begin(entry);
    readable++;
    damaged(entry, why);
    step(
        () ->
            children.deliver(
                child.with(State.UNREADABLE, Optional.of(FailureMessage.oneLine(why)))));
  }

  @Override
  public void problem(Position where, String message) {
    requireOpen();
    note(where.printed() + ": " + FailureMessage.oneLine(message));
  }

  /** Lists the folders that no entry named, if the reading was not ended by a limit. */
  void finish() throws IOException {
    if (!children.isEnded()) {
      try {
        for (String name : folders.names()) {
          EmbeddedChild child =
              EmbeddedChild.of(children.nextIndex(), ContainerEntry.folder(name).build());
          step(() -> children.deliver(child));
        }
      } catch (ContainerEndedException e) {
        // the limit that ended it is in the result
      }
    }
  }

  /**
   * What came of it.
   *
   * @param failure what the reader ended with, if it did not come to its end
   */
  ContentResult result(String type, Optional<String> failure) {
    List<String> all = new ArrayList<>(problems);
    failure.ifPresent(all::add);
    if (unsaid > 0) {
      all.add(
          "expected at most "
              + MOST_PROBLEMS
              + " damaged places, found "
              + unsaid
              + " more; an entry that cannot be read says why where it is listed");
    }
    if (limit.isPresent()) {
      return result(type, Status.TRUNCATED, limit, all);
    }
    if (!all.isEmpty()) {
      return result(type, Status.FAILED, Optional.of(all.get(0)), all.subList(1, all.size()));
    }
    return encrypted > 0 && readable == 0
        ? result(type, Status.ENCRYPTED, Optional.of(encrypted + " encrypted members"), List.of())
        : result(type, Status.PARSED, Optional.empty(), List.of());
  }

  private static ContentResult result(
      String type, Status status, Optional<String> message, List<String> more) {
    return new ContentResult(
        status,
        "",
        false,
        Optional.empty(),
        new TreeMap<>(Map.of(HttpHeaders.CONTENT_TYPE, List.of(type))),
        message,
        more);
  }

  private EmbeddedChild begin(ContainerEntry entry) {
    requireOpen();
    folders.see(entry);
    return EmbeddedChild.of(children.nextIndex(), entry);
  }

  private void requireOpen() {
    if (children.isEnded()) {
      throw new ContainerEndedException();
    }
  }

  private Optional<InputStream> open(ContainerEntry entry, EntryContent content) {
    try {
      return Optional.of(content.open());
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (IOException | RuntimeException | Error e) {
      damaged(entry, FailureMessage.of(e));
      return Optional.empty();
    }
  }

  private void damaged(ContainerEntry entry, String what) {
    note("member " + FailureMessage.oneLine(entry.path()) + ": " + FailureMessage.oneLine(what));
  }

  private void note(String line) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(line);
    } else {
      unsaid++;
    }
  }

  private String lastProblem() {
    return problems.get(problems.size() - 1);
  }

  private void step(Step step) throws IOException {
    try {
      step.run();
    } catch (LimitReachedException e) {
      limit = Optional.of(e.getMessage());
      throw new ContainerEndedException();
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws LimitReachedException, IOException;
  }
}
