package org.dalel.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.dalel.casefile.Locator;
import org.dalel.content.ContentSource;
import org.dalel.content.EmbeddedChild;
import org.dalel.content.EmbeddedSink;

/** Keeps the bytes of one child of a container that is read again, found by its name. */
final class ChildFinder implements EmbeddedSink {
  private static final int SMALL = 16 << 20;

  private final Locator.Embedded wanted;
  private int seen;
  private int lastSeen = -1;
  private boolean hasContent = true;
  private Optional<ContentSource> found = Optional.empty();

  ChildFinder(Locator.Embedded wanted) {
    this.wanted = wanted;
  }

  @Override
  public boolean wants(EmbeddedChild child) {
    return isNamed(child) && (number(child) == wanted.ordinal());
  }

  @Override
  public boolean child(EmbeddedChild child, ContentSource content) throws IOException {
    if (!isNamed(child) || number(child) < wanted.ordinal()) {
      return true;
    }
    hasContent =
        child.state() == EmbeddedChild.State.COMPLETE
            || child.state() == EmbeddedChild.State.PARTIAL;
    if (hasContent) {
      found = Optional.of(content.isPart() ? content : copy(content));
    }
    return false;
  }

  private boolean isNamed(EmbeddedChild child) {
    return EmbeddedTally.shownName(child).equals(wanted.name());
  }

  /** Which one of its name a child is: each is asked about several times. */
  private int number(EmbeddedChild child) {
    if (child.index() > lastSeen) {
      lastSeen = child.index();
      seen++;
    }
    return seen;
  }

  private static ContentSource copy(ContentSource content) throws IOException {
    if (content.size() <= SMALL) {
      try (InputStream in = content.open()) {
        return ContentSource.of(in.readAllBytes());
      }
    }
    // on Linux the name is gone as soon as the file is open: a kill leaves nothing behind
    SeekableByteChannel file =
        Files.newByteChannel(
            Files.createTempFile("dalel", ".part"),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try (InputStream in = content.open()) {
      in.transferTo(Channels.newOutputStream(file));
    }
    return ContentSource.of(file, file.size());
  }

  /** The bytes, if the child was there and has any; a copy unless they stand in the container. */
  Optional<ContentSource> found() {
    return found;
  }

  /** Whether the child has content, as far as it was met. */
  boolean hasContent() {
    return hasContent;
  }
}
