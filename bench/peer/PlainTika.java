import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.SAXException;

/**
 * Plain Tika over a folder, as a program that does nothing else would use it: one {@link
 * AutoDetectParser} with its own settings, N threads that take the next file, body text thrown away.
 */
public final class PlainTika {
  private final AutoDetectParser parser = new AutoDetectParser();
  private final List<Path> files;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  private PlainTika(List<Path> files) {
    this.files = files;
  }

  /** Arguments: the folder, the number of threads. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(Path.of(arguments[0]))) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    PlainTika tika = new PlainTika(files);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      Thread thread = new Thread(tika::work, "tika-" + i);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println(files.size() + " files, " + tika.failed + " with an exception");
    System.exit(0);
  }

  private void work() {
    for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
      Metadata metadata = new Metadata();
      try (TikaInputStream in = TikaInputStream.get(files.get(i), metadata)) {
        parser.parse(in, new BodyContentHandler(Writer.nullWriter()), metadata, new ParseContext());
      } catch (IOException | SAXException | TikaException | RuntimeException | StackOverflowError e) {
        failed.incrementAndGet();
      }
    }
  }
}
