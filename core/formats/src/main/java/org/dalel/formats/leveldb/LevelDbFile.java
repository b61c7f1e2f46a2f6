package org.dalel.formats.leveldb;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that holds records, told by its name: {@code 000003.log}, {@code 000005.ldb}, {@code
 * 000005.sst}.
 *
 * @param name of the file
 * @param number in the name; the database gives each number once
 * @param log a write-ahead log, or else a table
 */
record LevelDbFile(String name, long number, boolean log) {
  /** Older files first. */
  static final Comparator<LevelDbFile> BY_NUMBER =
      Comparator.comparingLong(LevelDbFile::number).thenComparing(LevelDbFile::name);

  private static final Pattern NAME = Pattern.compile("(\\d{1,18})\\.(log|ldb|sst)");

  static Optional<LevelDbFile> of(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(
            new LevelDbFile(name, Long.parseLong(matcher.group(1)), matcher.group(2).equals("log")))
        : Optional.empty();
  }
}
