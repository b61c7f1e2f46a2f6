package org.dalel.casefile.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dalel.bench.Corpus;
import org.dalel.bench.Volume;
import org.dalel.casefile.CaseFolder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Rows a second of the one writer, a commit every 1,000 rows. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class WriterBenchmark {
  private static final int BATCH = 1000;

  private List<String> texts;
  private Path folder;
  private CaseWriter writer;
  private long row;

  /** Decodes the texts to be indexed. */
  @Setup
  public void decode() {
    texts =
        Corpus.files(1000, ".h").stream()
            .map(file -> new String(file.bytes(), StandardCharsets.ISO_8859_1))
            .toList();
  }

  /** An empty case for each iteration. */
  @Setup(Level.Iteration)
  public void open() throws IOException, SQLException {
    folder = Files.createTempDirectory("dalel-writer");
    writer = new CaseWriter(CaseFolder.createOrOpen(folder.resolve("case")), 1);
    row = 0;
  }

  /** Closes and removes the case. */
  @TearDown(Level.Iteration)
  public void close() throws IOException, SQLException {
    writer.close();
    try (Stream<Path> entries = Files.walk(folder)) {
      entries.sorted(Comparator.reverseOrder()).forEach(WriterBenchmark::delete);
    }
  }

  /** Items as the enumeration adds them. */
  @Benchmark
  public void items() throws SQLException {
    long id = ++row;
    writer
        .items()
        .add(
            new ItemRow(
                id,
                1,
                1,
                "/usr/share/doc/package-" + id / 20 + "/file-" + id,
                null,
                new ItemRow.Address(id, 1, 128, 0),
                "file",
                "allocated",
                false,
                new ItemRow.Sizes(3000, 3000, 4096),
                0,
                new ItemRow.Times(id, id, id, id, null, null),
                ItemRow.Owner.NONE,
                null,
                id * 4096,
                new byte[] {0, 4, 44, 20},
                true));
    commitSometimes();
  }

  /** Contents without text and the results of their items, as triage writes them. */
  @Benchmark
  public void contents() throws SQLException {
    ContentRef ref = new ContentRef();
    writer.contents().store(content(ref, ""));
    writer.items().finish(new ItemResult(row, ref, ExamStatus.EXAMINED, Optional.empty(), 3000));
    commitSometimes();
  }

  /** Contents with text into the full-text index; the volume counts characters. */
  @Benchmark
  public void fullText(Volume volume) throws SQLException {
    String text = texts.get((int) (row % texts.size()));
    writer.contents().store(content(new ContentRef(), text));
    volume.bytes += text.length();
    commitSometimes();
  }

  private ContentRow content(ContentRef ref, String text) {
    byte[] unique = ByteBuffer.allocate(32).putLong(++row).array();
    Optional<PackedText> packed =
        text.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new PackedText(
                    text.length(),
                    text.getBytes(StandardCharsets.UTF_8),
                    new byte[text.length() / 4]));
    return new ContentRow(
        ref,
        new Digests(new byte[16], new byte[20], unique, new TreeMap<>()),
        text.length(),
        "text/plain",
        true,
        ContentOutcome.leaf(ContentStatus.PARSED),
        Optional.empty(),
        packed,
        Optional.empty(),
        false,
        null,
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private void commitSometimes() throws SQLException {
    if (row % BATCH == 0) {
      writer.commit();
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
