package org.dalel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ExtractionCancelledException;
import org.dalel.api.Scope;
import org.dalel.api.Secret;
import org.dalel.api.Surroundings;

/**
 * One extractor and what it is given, ready to run on a file. Immutable: each method that adds
 * something gives a new run.
 *
 * <p>As in the engine: name and path are hidden and there are no neighbours for {@link
 * Scope#CONTENT}; channels cannot write and those left open are closed after the call; the private
 * folder is removed; an artifact of a type that was not declared is refused.
 *
 * <p>Unlike in the engine, where it becomes a failure row, an exception of the extractor fails the
 * test: the methods that run it throw an {@link AssertionError} with the exception as its cause.
 * {@link ExtractionCancelledException} passes, since a test may want it.
 */
public final class ExtractorRun {

  private static final String UNKNOWN_TYPE = "application/octet-stream";

  private final ArtifactExtractor extractor;
  private final String mediaType;
  private final List<Secret> secrets;
  private final boolean cancelled;

  private ExtractorRun(
      ArtifactExtractor extractor, String mediaType, List<Secret> secrets, boolean cancelled) {
    this.extractor = extractor;
    this.mediaType = mediaType;
    this.secrets = secrets;
    this.cancelled = cancelled;
  }

  /** A run without secrets, on a file of unknown media type. */
  public static ExtractorRun of(ArtifactExtractor extractor) {
    return new ExtractorRun(extractor, UNKNOWN_TYPE, List.of(), false);
  }

  /** Whether the engine would show a file without text to the extractor. */
  public static boolean wants(
      ArtifactExtractor extractor, String path, String mediaType, byte[] head) {
    return new Wanted(extractor.description().interest()).file(path, mediaType, head);
  }

  /** Whether the engine would show a folder to the extractor. */
  public static boolean wantsFolder(ArtifactExtractor extractor, String path) {
    return new Wanted(extractor.description().interest()).folder(path);
  }

  /** The media type of the file, as if it had been detected. */
  public ExtractorRun mediaType(String type) {
    return new ExtractorRun(extractor, type, secrets, cancelled);
  }

  /** The secrets that are known; they are tried in their own order, whatever the order here. */
  public ExtractorRun secrets(Secret... known) {
    return new ExtractorRun(extractor, mediaType, List.of(known), cancelled);
  }

  /** A run whose time is over from the start: what has loops should end at a checkpoint. */
  public ExtractorRun cancelled() {
    return new ExtractorRun(extractor, mediaType, secrets, true);
  }

  /** Runs on bytes that have neither name nor neighbours. */
  public Findings on(byte[] content) {
    return run(new SampleFile("", "", mediaType, Content.of(content)), Surroundings.NONE);
  }

  /** Runs on a file that stands alone, as {@code /NAME} in its file system. */
  public Findings on(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(file + ": expected a file, found none");
    }
    String name = file.getFileName().toString();
    return run(new SampleFile(name, "/" + name, mediaType, Content.of(file)), Surroundings.NONE);
  }

  /** Runs on an item that has this text; of type {@code text/plain} if nothing else was given. */
  public Findings onText(String text) {
    String type = mediaType.equals(UNKNOWN_TYPE) ? "text/plain" : mediaType;
    Content content = Content.of(text.getBytes(StandardCharsets.UTF_8)).withText(text);
    return run(new SampleFile("", "", type, content), Surroundings.NONE);
  }

  /**
   * Runs on a file or folder inside a folder that plays the file system.
   *
   * @param root the folder that plays {@code /}
   * @param path of the file or folder in it, starting with and separated by {@code /}
   */
  public Findings inFolder(Path root, String path) {
    FolderTree tree = new FolderTree(root, mediaType);
    return run(tree.required(path), tree);
  }

  private Findings run(SampleFile file, Surroundings around) {
    boolean placed = extractor.description().scope() == Scope.CONTEXT;
    TriedSecrets tried = new TriedSecrets(secrets);
    CollectingSink sink = new CollectingSink(extractor.description());
    try (OpenChannels channels = new OpenChannels();
        SampleContext context =
            new SampleContext(placed ? around : Surroundings.NONE, tried, channels, cancelled)) {
      extractor.extract(context.lend(placed ? file : file.withoutPlace()), context, sink);
    } catch (ExtractionCancelledException e) {
      throw e;
    } catch (IOException e) {
      throw failed(new UncheckedIOException(e));
    } catch (Exception e) {
      throw failed(e);
    }
    sink.requireKept();
    return new Findings(
        sink.artifacts(), sink.problems(), tried.offered(), tried.attempts(), sink.bulkRows());
  }

  private AssertionError failed(Exception e) {
    return new AssertionError(
        extractor.description().id() + ": expected no exception, found " + e, e);
  }
}
