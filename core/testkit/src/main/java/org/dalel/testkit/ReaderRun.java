package org.dalel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dalel.api.ContainerReader;
import org.dalel.api.ExtractionCancelledException;
import org.dalel.api.Scope;
import org.dalel.api.Secret;
import org.dalel.api.Surroundings;

/**
 * One container reader, ready to run on a container. Immutable: each method that adds something
 * gives a new run.
 *
 * <p>As in the engine, the name of the container is hidden, channels cannot write, and the private
 * folder is removed. Each container is read twice, once with all contents and once with none of
 * them, as the engine does that reads it again for the sake of one entry: entries that are not the
 * same both times fail the test. So does an exception of the reader, which in the engine becomes a
 * failure row; {@link ExtractionCancelledException} passes, since a test may want it.
 */
public final class ReaderRun {
  private static final String UNKNOWN_TYPE = "application/octet-stream";

  private final ContainerReader reader;
  private final String mediaType;
  private final List<Secret> secrets;
  private final boolean cancelled;

  private ReaderRun(
      ContainerReader reader, String mediaType, List<Secret> secrets, boolean cancelled) {
    this.reader = reader;
    this.mediaType = mediaType;
    this.secrets = secrets;
    this.cancelled = cancelled;
  }

  /** A run on a container of unknown media type. */
  public static ReaderRun of(ContainerReader reader) {
    return new ReaderRun(reader, UNKNOWN_TYPE, List.of(), false);
  }

  /** Whether the engine would ask the reader about a container. */
  public static boolean wants(ContainerReader reader, String name, String mediaType, byte[] head) {
    return new Wanted(reader.description().interest()).file("/" + name, mediaType, head);
  }

  /** The media type of the container, as if it had been detected. */
  public ReaderRun mediaType(String type) {
    return new ReaderRun(reader, type, secrets, cancelled);
  }

  /** The secrets that are known; they are tried in their own order, whatever the order here. */
  public ReaderRun secrets(Secret... known) {
    return new ReaderRun(reader, mediaType, List.of(known), cancelled);
  }

  /** A run whose time is over from the start: what has loops should end at a checkpoint. */
  public ReaderRun cancelled() {
    return new ReaderRun(reader, mediaType, secrets, true);
  }

  /** Runs on a container. */
  public ReadContainer on(byte[] container) {
    return run(Content.of(container));
  }

  /** Runs on a container in a file. */
  public ReadContainer on(Path container) {
    if (!Files.isRegularFile(container)) {
      throw new IllegalArgumentException(container + ": expected a file, found none");
    }
    return run(Content.of(container));
  }

  /**
   * Runs on a container in a folder that plays a file system; a reader of scope {@link
   * Scope#CONTEXT} sees what lies beside it.
   *
   * @param root the root of the file system
   * @param path of the container in it, starting with {@code /}
   */
  public ReadContainer inFolder(Path root, String path) {
    FolderTree tree = new FolderTree(root, mediaType);
    return run(tree.required(path), tree);
  }

  private ReadContainer run(Content content) {
    return run(new SampleFile("", "", mediaType, content), Surroundings.NONE);
  }

  private ReadContainer run(SampleFile file, Surroundings around) {
    boolean placed = reader.description().scope() == Scope.CONTEXT;
    SampleFile seen = placed ? file : file.withoutPlace();
    Surroundings beside = placed ? around : Surroundings.NONE;
    ReadContainer all = run(seen, beside, true);
    ReadContainer names = run(seen, beside, false);
    if (all.mine() != names.mine() || !all.paths().equals(names.paths())) {
      throw new AssertionError(
          reader.description().id()
              + ": expected the same entries when their contents are not asked for, found "
              + names.paths()
              + " instead of "
              + all.paths());
    }
    return all;
  }

  private ReadContainer run(SampleFile file, Surroundings around, boolean wanted) {
    CollectingEntries sink =
        new CollectingEntries(
            reader.description().id(),
            file.content(),
            wanted,
            reader.description().scope() == Scope.CONTEXT);
    boolean mine;
    try (OpenChannels channels = new OpenChannels();
        SampleContext context =
            new SampleContext(around, new TriedSecrets(secrets), channels, cancelled)) {
      mine = reader.read(context.lend(file), context, sink);
    } catch (ExtractionCancelledException e) {
      throw e;
    } catch (IOException e) {
      throw failed(new UncheckedIOException(e));
    } catch (Exception e) {
      throw failed(e);
    }
    sink.requireKept();
    if (!mine && !sink.entries().isEmpty()) {
      throw new AssertionError(
          reader.description().id() + ": expected no entries of what is not its own, found some");
    }
    return new ReadContainer(mine, sink.entries(), sink.problems());
  }

  private AssertionError failed(Exception e) {
    return new AssertionError(reader.description().id() + ": expected no exception, found " + e, e);
  }
}
