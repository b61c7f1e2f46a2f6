package org.dalel.extension.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.ContainerEndedException;
import org.dalel.api.ContainerEntry;
import org.dalel.api.EntryContent;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Position;

/** Notes what a container reader gives, and reads the contents if it is to. */
final class EntryLog implements EntrySink {
  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_ENTRIES = 100_000;

  private final byte[] container;
  private final boolean reading;
  private final List<ContainerEntry> entries = new ArrayList<>();
  private Optional<String> wrong = Optional.empty();
  private long bytes;
  private boolean cut;

  /**
   * @param reading whether contents are read
   */
  EntryLog(byte[] container, boolean reading) {
    this.container = container.clone();
    this.reading = reading;
  }

  List<ContainerEntry> entries() {
    return entries;
  }

  /** What the streams of contents threw that is no {@link IOException}. */
  Optional<String> wrong() {
    return wrong;
  }

  /** Whether it ended the reading because there was too much. */
  boolean isCut() {
    return cut;
  }

  @Override
  public void file(ContainerEntry entry, EntryContent content) {
    note(entry);
    if (!reading) {
      return;
    }
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = content.open()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes += n;
        endIf(bytes > MOST_BYTES);
      }
    } catch (ContainerEndedException e) {
      throw e;
    } catch (IOException e) {
      // damage
    } catch (RuntimeException e) {
      wrong = Conformance.objection(e);
    }
  }

  @Override
  public void stored(ContainerEntry entry, long offset, long length) {
    note(entry);
    boolean there = offset >= 0 && length >= 0 && offset <= container.length;
    bytes += there ? Math.min(length, container.length - offset) : 0;
    endIf(bytes > MOST_BYTES);
  }

  @Override
  public void beside(ContainerEntry entry, EvidenceFile file) {
    note(entry);
  }

  @Override
  public void beside(ContainerEntry entry, EvidenceFile file, EntryContent content) {
    file(entry, content);
  }

  @Override
  public void bare(ContainerEntry entry) {
    note(entry);
  }

  @Override
  public void encrypted(ContainerEntry entry) {
    note(entry);
  }

  @Override
  public void unreadable(ContainerEntry entry, String why) {
    note(entry);
  }

  @Override
  public void problem(Position where, String message) {
    if (message.isBlank()) {
      wrong = Optional.of("expected a problem to say what is wrong, found no message");
    }
  }

  private void note(ContainerEntry entry) {
    entries.add(entry);
    endIf(entries.size() >= MOST_ENTRIES);
  }

  private void endIf(boolean tooMuch) {
    if (cut || tooMuch) {
      cut = true;
      throw new ContainerEndedException();
    }
  }
}
