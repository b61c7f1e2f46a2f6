package org.dalel.cli;

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

  static CaseException notFound(String what, String hint) {
    return new CaseException(what + ": expected an item of the case, found none; " + hint);
  }
}
