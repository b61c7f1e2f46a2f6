package org.dalel.content;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.pkg.PackageParser;
import org.dalel.api.ContainerEndedException;
import org.dalel.api.ContainerReader;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Secrets;
import org.dalel.content.archive.GzipReader;
import org.dalel.content.archive.MozLz4Reader;
import org.dalel.content.archive.SevenZipReader;
import org.dalel.content.archive.TarReader;
import org.dalel.content.archive.ZipReader;

/** The container readers that come with the engine: zip, tar, 7z, gzip and mozLz4. Thread-safe. */
final class ShippedReaders {
  private static final int HEAD = 512;

  private final List<ContainerReader> archives;
  private final ContainerReader gzip = new GzipReader();
  private final ContainerReader mozLz4 = new MozLz4Reader();

  ShippedReaders(EncodingDetector names) {
    this.archives = List.of(new ZipReader(names), new SevenZipReader(), new TarReader(names));
  }

  /**
   * The reader of a content, if there is one: of gzip by its type, of mozLz4 whatever its type, of
   * archives among the contents that Tika's archive parser would get (not of a word processor's
   * document, which is a zip too).
   */
  Optional<ReaderCall> find(
      Optional<Parser> parser, String type, ContentSource source, ReaderSecrets secrets)
      throws IOException {
    if (gzip.description().interest().mediaTypes().contains(essence(type))) {
      return Optional.of(call(gzip, secrets));
    }
    ContentSource.Slice head = source.head(HEAD);
    if (meets(mozLz4.description().interest(), type, head)) {
      return Optional.of(call(mozLz4, secrets));
    }
    if (parser.isEmpty() || parser.get().getClass() != PackageParser.class) {
      return Optional.empty();
    }
    return archives.stream()
        .filter(reader -> meets(reader.description().interest(), type, head))
        .findFirst()
        .map(reader -> call(reader, secrets));
  }

  private static String essence(String type) {
    int parameters = type.indexOf(';');
    return parameters < 0 ? type : type.substring(0, parameters).trim();
  }

  private static boolean meets(Interest interest, String type, ContentSource.Slice head) {
    return interest.mediaTypes().contains(essence(type))
        || interest.magics().stream().anyMatch(magic -> has(head, magic));
  }

  private static boolean has(ContentSource.Slice head, Magic magic) {
    byte[] bytes = magic.bytes();
    int from = head.offset() + magic.offset();
    return magic.offset() + bytes.length <= head.length()
        && Arrays.equals(head.array(), from, from + bytes.length, bytes, 0, bytes.length);
  }

  private static ReaderCall call(ContainerReader reader, ReaderSecrets secrets) {
    return (container, sink) -> run(reader, container, sink, secrets);
  }

  /** Hostile content makes libraries throw anything: all but errors of the machine are results. */
  private static ReaderCall.Outcome run(
      ContainerReader reader, EvidenceFile container, EntrySink sink, ReaderSecrets secrets) {
    Undisturbed context = new Undisturbed(secrets.of(reader.description().id()));
    try {
      return new ReaderCall.Outcome(reader.read(container, context, sink), Optional.empty());
    } catch (ContainerEndedException e) {
      return new ReaderCall.Outcome(true, Optional.empty());
    } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
      return new ReaderCall.Outcome(true, Optional.of(FailureMessage.of(e)));
    }
  }

  /** The supervisor's watchdog ends what takes too long. */
  private record Undisturbed(Secrets secrets) implements ExtractionContext {

    @Override
    public Duration timeLeft() {
      return Duration.ofHours(1);
    }

    @Override
    public boolean isCancelled() {
      return false;
    }
  }
}
