package org.dalel.formats.leveldb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteSource;
import org.dalel.formats.Damage;
import org.dalel.formats.FormatException;
import org.dalel.formats.RecordSink;

/**
 * The database's own list of its files: a log of changes, played to its end.
 *
 * <pre>
 *   1 comparator's name   2 number of the log in use   3 next file number   4 last sequence number
 *   5 compaction pointer: level, key   6 deleted table: level, number
 *   7 new table: level, number, size, smallest and largest key   9 number of the log before
 * </pre>
 *
 * <p>Tags and numbers are varints, names and keys have a varint length. Source: google/leveldb,
 * db/version_edit.cc.
 */
final class Manifest {
  private final String name;
  private final TreeSet<Long> tables = new TreeSet<>();
  private String comparator = "";
  private long log;
  private long previousLog;
  private long lastSequence;
  private boolean whole = true;

  private Manifest(String name) {
    this.name = name;
  }

  /** Plays a manifest; what cannot be read is reported, and {@link #whole} says so. */
  static Manifest read(String name, ByteSource file, RecordSink<?> sink) throws IOException {
    Manifest manifest = new Manifest(name);
    LogSink edits =
        new LogSink() {
          @Override
          public void logical(LogicalRecord.Joined record) throws IOException {
            manifest.play(record, sink);
          }

          @Override
          public void damaged(Damage damage) throws IOException {
            manifest.whole = false;
            sink.damaged(damage);
          }
        };
    new LogReader(name, file, edits).run();
    return manifest;
  }

  private void play(LogicalRecord.Joined record, RecordSink<?> sink) throws IOException {
    if (!record.sound()) {
      return;
    }
    ByteCursor in = new ByteCursor(record.data());
    int start = 0;
    try {
      while (in.more()) {
        start = in.at();
        edit(in);
      }
    } catch (FormatException e) {
      whole = false;
      String then = "the rest of this change is passed over";
      sink.damaged(new Damage(name, record.offset(start), e.expected(), e.found(), then));
    }
  }

  private void edit(ByteCursor in) throws FormatException {
    long place = in.position();
    int tag = (int) in.varint();
    switch (tag) {
      case 1 -> comparator = in.text(in.length(), StandardCharsets.UTF_8);
      case 2 -> log = in.varint();
      case 3 -> in.varint();
      case 4 -> lastSequence = in.varint();
      case 5 -> {
        in.varint();
        in.skip(in.length());
      }
      case 6 -> {
        in.varint();
        tables.remove(in.varint());
      }
      case 7 -> {
        in.varint();
        tables.add(in.varint());
        in.varint();
        in.skip(in.length());
        in.skip(in.length());
      }
      case 9 -> previousLog = in.varint();
      default -> throw new FormatException(place, "a change of kind 1 to 7 or 9", "kind " + tag);
    }
  }

  /** Whether it could be read to its end. */
  boolean whole() {
    return whole;
  }

  /** Name of the order of keys, such as {@code leveldb.BytewiseComparator} or {@code idb_cmp1}. */
  String comparator() {
    return comparator;
  }

  /** The last sequence number that it knows; logs go beyond it. */
  long lastSequence() {
    return lastSequence;
  }

  /** Numbers of the tables in use. */
  TreeSet<Long> tables() {
    return tables;
  }

  /** Whether the database itself would read a file. */
  boolean uses(LevelDbFile file) {
    return file.log()
        ? file.number() >= log || file.number() == previousLog
        : tables.contains(file.number());
  }
}
