package org.dalel.formats.leveldb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.Damage;
import org.dalel.formats.FileFolder;
import org.dalel.formats.RecordSink;

/**
 * Reads every record of a LevelDB folder as it lies there: no lock, no recovery, no write, whether
 * or not the database was closed, and also from files that it no longer uses.
 *
 * <p>The folder is read twice: first for the keys and sequence numbers, from which the {@link
 * State} of each record follows, then for the records themselves.
 */
public final class LevelDb {
  /** The most records of one folder, so that a hostile one cannot fill the memory. */
  public static final int MOST_RECORDS = 4_000_000;

  private static final Pattern MANIFEST = Pattern.compile("MANIFEST-\\d{1,18}");
  private static final String CURRENT = "CURRENT";
  private static final int LONGEST_CURRENT = 64;

  private final FileFolder folder;
  private final RecordSink<LevelDbRecord> sink;
  private final List<String> names;
  private final List<LevelDbFile> files;

  private LevelDb(FileFolder folder, RecordSink<LevelDbRecord> sink) throws IOException {
    this.folder = folder;
    this.sink = sink;
    this.names = folder.names();
    this.files =
        names.stream()
            .map(LevelDbFile::of)
            .flatMap(Optional::stream)
            .sorted(LevelDbFile.BY_NUMBER)
            .toList();
  }

  /**
   * Reads all records: file by file, older files first, in the order in which they stand.
   *
   * @return what the database says of itself
   * @throws IOException when a file cannot be read or the sink has enough; never for damage
   */
  public static Summary read(FileFolder folder, RecordSink<LevelDbRecord> sink) throws IOException {
    return new LevelDb(folder, sink).run();
  }

  /** Whether the names of a folder's files are those of a LevelDB. */
  public static boolean looksLike(List<String> names) {
    boolean data = names.stream().anyMatch(name -> LevelDbFile.of(name).isPresent());
    boolean own = names.stream().anyMatch(name -> MANIFEST.matcher(name).matches());
    return data && (own || names.contains(CURRENT));
  }

  /**
   * What the database says of itself.
   *
   * @param comparator name of its order of keys, such as {@code idb_cmp1}; empty when unknown
   * @param records how many records were read
   */
  public record Summary(String comparator, int records) {}

  private Summary run() throws IOException {
    Optional<Manifest> manifest = manifest();
    Histories histories = new Histories();
    for (LevelDbFile file : files) {
      boolean used = manifest.map(m -> m.uses(file)).orElse(true);
      each(file, new Noting(histories, used));
    }
    Emitting emitting = new Emitting(histories.states(), sink);
    for (LevelDbFile file : files) {
      emitting.next(file.name());
      each(file, emitting);
    }
    return new Summary(manifest.map(Manifest::comparator).orElse(""), histories.size());
  }

  private void each(LevelDbFile file, RecordSink<Entry> entries) throws IOException {
    try (ByteSource bytes = folder.open(file.name())) {
      readFile(file.name(), bytes, entries);
    }
  }

  /**
   * Reads the records of one file without its folder: what became of them cannot be told.
   *
   * @param name of the file: one that ends in {@code .log} is a log, any other a table
   */
  public static void readFile(String name, ByteSource bytes, RecordSink<Entry> entries)
      throws IOException {
    if (name.endsWith(".log")) {
      new LogReader(name, bytes, new Batches(name, entries)).run();
    } else {
      new TableReader(name, bytes, entries).run();
    }
  }

  /** The list of files in use; empty, and said so, when there is none that can be trusted. */
  private Optional<Manifest> manifest() throws IOException {
    Optional<String> name = current();
    if (name.isEmpty()) {
      missing(CURRENT, "a MANIFEST", "none", "every file counts as in use");
      return Optional.empty();
    }
    Manifest manifest;
    try (ByteSource bytes = folder.open(name.get())) {
      manifest = Manifest.read(name.get(), bytes, sink);
    }
    if (!manifest.whole()) {
      missing(name.get(), "a whole list of files", "a damaged one", "every file counts as in use");
      return Optional.empty();
    }
    for (long table : manifest.tables()) {
      if (files.stream().noneMatch(file -> !file.log() && file.number() == table)) {
        String expected = String.format("a table %06d.ldb", table);
        missing(name.get(), expected, "none", "its records are lost");
      }
    }
    return Optional.of(manifest);
  }

  private Optional<String> current() throws IOException {
    if (names.contains(CURRENT)) {
      try (ByteSource bytes = folder.open(CURRENT)) {
        ByteView text = bytes.read(0, LONGEST_CURRENT);
        String name = text.text(0, text.length(), StandardCharsets.ISO_8859_1).strip();
        if (MANIFEST.matcher(name).matches() && names.contains(name)) {
          return Optional.of(name);
        }
      }
    }
    Comparator<String> byNumber =
        Comparator.comparingLong(name -> Long.parseLong(name.substring(9)));
    Optional<String> newest =
        names.stream().filter(name -> MANIFEST.matcher(name).matches()).max(byNumber);
    if (newest.isPresent()) {
      String then = newest.get() + " is taken, the newest";
      missing(CURRENT, "the name of a MANIFEST of this folder", "none", then);
    }
    return newest;
  }

  private void missing(String examined, String expected, String found, String then)
      throws IOException {
    sink.damaged(new Damage(examined, 0, expected, found, then));
  }
}
