package org.dalel.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One file an operator. Names of operators come from the evidence: there may be any number of them,
 * of any length, so that few files are open at a time and long names are cut.
 */
final class RequestFiles implements AutoCloseable {
  private static final List<String> HEADER =
      List.of("iccid", "imsi", "number", "from", "to", "clock");
  private static final int MOST_OPEN = 32;
  private static final int LONGEST = 60;

  private final Path folder;
  private final Map<String, Writer> open = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  RequestFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Adds a card.
   *
   * @param name of the operator, of letters, digits and hyphens
   */
  void add(String name, List<String> card) throws IOException {
    String file = files.computeIfAbsent(name, this::file);
    Writer out = open.get(file);
    if (out == null) {
      out = open(file);
    }
    counts.merge(file, 1, Integer::sum);
    SimExport.line(new CsvWriter(out), card);
  }

  /** How many cards each file has, by its name without the ending. */
  Map<String, Integer> counts() {
    return counts;
  }

  /** A long name is cut and numbered: cards of two operators never share a file. */
  private String file(String name) {
    int points = name.codePointCount(0, name.length());
    return points <= LONGEST
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST)) + "-cut-" + (files.size() + 1);
  }

  private Writer open(String file) throws IOException {
    if (open.size() == MOST_OPEN) {
      Iterator<Writer> eldest = open.values().iterator();
      Writer closed = eldest.next();
      eldest.remove();
      closed.close();
    }
    Writer out =
        Files.newBufferedWriter(
            folder.resolve(file + ".csv"),
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
    open.put(file, out);
    if (!counts.containsKey(file)) {
      SimExport.line(new CsvWriter(out), HEADER);
    }
    return out;
  }

  @Override
  public void close() throws IOException {
    for (Writer out : open.values()) {
      out.close();
    }
  }
}
