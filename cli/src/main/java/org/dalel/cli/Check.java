package org.dalel.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dalel.casefile.CaseException;

/** Checks of option values that picocli does not make. */
final class Check {
  private Check() {}

  /** A value of an option that is none of the words it knows. */
  static final class BadValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadValue(String message) {
      super(message);
    }
  }

  static void oneOf(String option, List<String> values, Set<String> words) {
    for (String value : values) {
      if (!words.contains(value)) {
        throw new BadValue(
            option + ": expected " + String.join(", ", new TreeSet<>(words)) + ", found " + value);
      }
    }
  }

  static void positive(String option, long value) {
    if (value < 1) {
      throw new BadValue(option + ": expected a number from 1, found " + value);
    }
  }

  /** A folder that was named has to be there: a typing error must not mean "none". */
  static void folders(String option, List<Path> folders) {
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new BadValue(
            option
                + ": expected a folder, found "
                + (Files.exists(folder) ? "a file: " : "nothing: ")
                + folder);
      }
    }
  }

  static void readable(String what, Path file) {
    if (!Files.isReadable(file)) {
      throw new CaseException(
          what
              + " "
              + file
              + ": expected a file or folder that can be read, found "
              + (Files.exists(file) ? "one without the right to read it" : "nothing"));
    }
  }
}
