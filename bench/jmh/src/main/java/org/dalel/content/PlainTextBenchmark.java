package org.dalel.content;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.csv.TextAndCSVParser;
import org.apache.tika.sax.BodyContentHandler;
import org.dalel.bench.Corpus;
import org.dalel.bench.Volume;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.xml.sax.SAXException;

/** The text of one of 500 C headers after the other, whose type is known already. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PlainTextBenchmark {
  private static final String TYPE = "text/x-chdr";

  private final List<Corpus.Sample> files = Corpus.files(500, ".h");
  private final EmbeddedSink nothing = (child, content) -> true;
  private int next;
  private ContentAnalyzer dalel;
  private TextAndCSVParser tika;

  /** Loads the parsers. */
  @Setup
  public void prepare() {
    dalel = new ContentAnalyzer();
    tika = new TextAndCSVParser();
  }

  /** The path of our own. */
  @Benchmark
  public String ownPath(Volume volume) throws IOException {
    Corpus.Sample file = files.get(next++ % files.size());
    volume.bytes += file.bytes().length;
    return dalel
        .analyze(
            ContentSource.of(file.bytes()), file.name(), TYPE, nothing, AnalysisContext.defaults())
        .text();
  }

  /** Tika's text parser. */
  @Benchmark
  public String tika(Volume volume) throws IOException, SAXException, TikaException {
    Corpus.Sample file = files.get(next++ % files.size());
    volume.bytes += file.bytes().length;
    Metadata metadata = new Metadata();
    metadata.set(Metadata.CONTENT_TYPE, TYPE);
    BodyContentHandler body = new BodyContentHandler(-1);
    try (TikaInputStream in = TikaInputStream.get(file.bytes(), metadata)) {
      tika.parse(in, body, metadata, new ParseContext());
    }
    return body.toString();
  }
}
