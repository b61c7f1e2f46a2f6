package org.dalel.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.dalel.testdata.damage.Mutator;
import org.dalel.testdata.model.FileSystem;

/** The command line of the generator. Exit status: 0 done, 1 input or output failed, 2 usage. */
public final class Main {

  private static final String USAGE =
      """
      usage: generate DESCRIPTION.json OUT_DIR [--seed N]   make evidence and its truth
             demo OUT_DIR [--seed N]                        make the built-in investigation
             scale OUT_DIR --fs ext4|ntfs --files N [--size BYTES] [--seed N]
                                                            a volume of N small files
             mutate IMAGE OUT_DIR --count N --seed S        damaged copies for fuzzing
      """;

  private final PrintStream out;

  private Main(PrintStream out) {
    this.out = out;
  }

  /** Runs a command and exits. */
  public static void main(String[] arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  /** Runs a command; gives the exit status. */
  static int run(PrintStream out, PrintStream err, String... arguments) {
    try {
      new Main(out).command(arguments);
      return 0;
    } catch (UsageException e) {
      err.println(e.getMessage());
      err.print(USAGE);
      return 2;
    } catch (IOException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private static final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }

  private void command(String[] arguments) throws IOException {
    List<String> words = new java.util.ArrayList<>();
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith("--") && i + 1 < arguments.length) {
        options.put(arguments[i].substring(2), arguments[++i]);
      } else {
        words.add(arguments[i]);
      }
    }
    switch (words.isEmpty() ? "" : words.get(0)) {
      case "generate" -> {
        need(words, 3);
        generate(Files.readString(Path.of(words.get(1))), Path.of(words.get(2)), options);
      }
      case "demo" -> {
        need(words, 2);
        generate(builtIn("demo.json"), Path.of(words.get(1)), options);
      }
      case "scale" -> {
        need(words, 2);
        scale(Path.of(words.get(1)), options);
      }
      case "mutate" -> {
        need(words, 3);
        mutate(Path.of(words.get(1)), Path.of(words.get(2)), options);
      }
      default -> throw new UsageException("expected a command, found " + words);
    }
  }

  private static void need(List<String> words, int count) {
    if (words.size() != count) {
      throw new UsageException(
          words.get(0) + ": expected " + (count - 1) + " arguments, found " + words);
    }
  }

  private void generate(String json, Path folder, Map<String, String> options) throws IOException {
    OptionalLong seed =
        options.containsKey("seed")
            ? OptionalLong.of(number(options, "seed", 0))
            : OptionalLong.empty();
    say(Evidence.write(new DescriptionReader().read(json, seed), folder));
  }

  private void scale(Path folder, Map<String, String> options) throws IOException {
    String wanted = options.getOrDefault("fs", "ext4");
    FileSystem kind = FileSystem.of(wanted);
    int files = (int) number(options, "files", 100_000);
    int size = (int) number(options, "size", 300);
    say(Scale.of(kind, files, size).seed(number(options, "seed", 1)).write(folder));
  }

  private void mutate(Path image, Path folder, Map<String, String> options) throws IOException {
    Mutator mutator = new Mutator(image, number(options, "seed", 1));
    long count = number(options, "count", 10);
    for (int i = 0; i < count; i++) {
      out.println(mutator.write(i, folder));
    }
  }

  private static long number(Map<String, String> options, String name, long otherwise) {
    String text = options.getOrDefault(name, String.valueOf(otherwise));
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new UsageException("--" + name + ": expected a whole number, found " + text);
    }
  }

  private void say(Evidence evidence) {
    evidence.files().forEach(out::println);
    out.println(evidence.csv());
    out.println(evidence.json());
    out.println(evidence.rows().size() + " names");
    evidence.skipped().forEach(each -> out.println("skipped: " + each));
  }

  /** The text of a description in the jar. */
  static String builtIn(String name) throws IOException {
    try (InputStream in = Main.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + ": expected it in the jar, found nothing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
