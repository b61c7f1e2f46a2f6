package org.dalel.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.Secret;
import org.dalel.content.AnalysisContext;
import org.dalel.content.ContentSource;
import org.dalel.content.EmbeddedChild;
import org.dalel.content.EmbeddedSink;

/**
 * A container that is read again. One pass over it takes out what was asked for together with what
 * is planned; entries whose bytes stand in the container as they are are remembered all the same,
 * and read there. Belongs to one thread.
 */
final class OpenContainer implements AutoCloseable {
  private static final int IN_MEMORY = 16 << 20;
  private static final long PLANNED_MOST = 64L << 20;
  private static final long KEPT_MOST = 128L << 20;
  private static final int SLICE = 1 << 20;

  private final RunContext context;
  private final int slot;
  private final long id;
  private final String type;
  private final ContentSource source;
  private final Optional<AutoCloseable> beneath;
  private final List<Secret> secrets;
  private final Optional<Neighbours> place;
  private final Map<Long, ContentSource> parts = new HashMap<>();
  private final LinkedHashMap<Long, ContentSource> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Long, SeekableByteChannel> files = new HashMap<>();
  private final Set<Long> planned = new HashSet<>();
  private long bytesKept;

  /**
   * @param beneath closed with it
   * @param secrets that may open it
   * @param place where it lies, if its reader looks beside it
   */
  OpenContainer(
      RunContext context,
      int slot,
      long id,
      String type,
      ContentSource source,
      Optional<AutoCloseable> beneath,
      List<Secret> secrets,
      Optional<Neighbours> place) {
    this.context = context;
    this.slot = slot;
    this.id = id;
    this.type = type;
    this.source = source;
    this.beneath = beneath;
    this.secrets = secrets;
    this.place = place;
  }

  /** Row of the content. */
  long id() {
    return id;
  }

  /** Says what will be asked for; what was planned before and was not asked for is forgotten. */
  void plan(Collection<Long> positions) throws IOException {
    for (SeekableByteChannel file : files.values()) {
      file.close();
    }
    files.keySet().forEach(kept::remove);
    files.clear();
    planned.clear();
    planned.addAll(positions);
  }

  /** The bytes of an entry; valid until the next {@link #plan}. */
  ContentSource entry(long position) throws IOException {
    Optional<ContentSource> there = held(position);
    if (there.isEmpty()) {
      Pass pass = new Pass(position);
      Readings readings =
          Readings.again(context.extensions(), secrets, () -> context.journal().alive(slot), place);
      context
          .analyzer()
          .analyze(
              source,
              "",
              type,
              pass,
              limits(),
              readings.calls(type, source, reader -> false),
              readings.secrets());
      there = held(position);
    }
    return there.orElseThrow(
        () ->
            new IOException(
                "expected entry "
                    + position
                    + " in its container, found none when it was read again"));
  }

  private Optional<ContentSource> held(long position) {
    ContentSource part = parts.get(position);
    return Optional.ofNullable(part == null ? kept.get(position) : part);
  }

  private AnalysisContext limits() {
    return new AnalysisContext(
        (int) Math.min(Integer.MAX_VALUE - 16, context.order().textLimit()),
        Integer.MAX_VALUE,
        EmbeddedTally.bytesAllowed(source.size()),
        Long.MAX_VALUE / 4,
        Long.MAX_VALUE / 4);
  }

  /** One way through the container. */
  private final class Pass implements EmbeddedSink {
    private final long asked;
    private long plannedBytes;
    private boolean found;

    Pass(long asked) {
      this.asked = asked;
    }

    @Override
    public boolean wants(EmbeddedChild child) {
      context.journal().alive(slot);
      long position = child.index();
      return position == asked
          || planned.contains(position) && plannedBytes < PLANNED_MOST && held(position).isEmpty();
    }

    @Override
    public boolean child(EmbeddedChild child, ContentSource content) throws IOException {
      long position = child.index();
      found |= position == asked;
      boolean file =
          child.state() == EmbeddedChild.State.COMPLETE
              || child.state() == EmbeddedChild.State.PARTIAL;
      if (file && content.isPart()) {
        parts.put(position, content);
      } else if (file && (position == asked || planned.contains(position))) {
        plannedBytes += position == asked ? 0 : content.size();
        keep(position, content);
      }
      // where bytes stand in the container, all entries are remembered in one pass
      return !found || !parts.isEmpty() || !plannedAreThere();
    }

    private boolean plannedAreThere() {
      return plannedBytes >= PLANNED_MOST
          || planned.stream().allMatch(position -> held(position).isPresent());
    }
  }

  private void keep(long position, ContentSource content) throws IOException {
    if (content.size() > IN_MEMORY) {
      SeekableByteChannel file = copy(content);
      files.put(position, file);
      kept.put(position, ContentSource.of(file, file.size()));
      return;
    }
    try (InputStream in = content.open()) {
      kept.put(position, ContentSource.of(in.readAllBytes()));
    }
    bytesKept += content.size();
    var oldest = kept.entrySet().iterator();
    while (bytesKept > KEPT_MOST && oldest.hasNext()) {
      var one = oldest.next();
      if (one.getKey() != position && !files.containsKey(one.getKey())) {
        bytesKept -= one.getValue().size();
        oldest.remove();
      }
    }
  }

  /** On Linux the name is gone as soon as the file is open: a kill leaves nothing behind. */
  private SeekableByteChannel copy(ContentSource content) throws IOException {
    SeekableByteChannel file =
        Files.newByteChannel(
            Files.createTempFile("dalel", ".part"),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try (InputStream in = content.open()) {
      byte[] buffer = new byte[SLICE];
      var out = Channels.newOutputStream(file);
      for (int got = in.read(buffer); got > 0; got = in.read(buffer)) {
        out.write(buffer, 0, got);
        context.journal().alive(slot);
      }
    }
    return file;
  }

  @Override
  public void close() throws IOException {
    for (SeekableByteChannel file : files.values()) {
      file.close();
    }
    source.close();
    if (beneath.isPresent()) {
      try {
        beneath.get().close();
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
