package org.dalel.extension.conformance;

import java.util.Optional;

/**
 * The outcome of one check.
 *
 * @param check what was checked, in a few words
 * @param passed whether the plugin keeps the rule
 * @param detail one line: what was tried, or what was expected and found
 */
public record Verdict(String check, boolean passed, String detail) {

  private static final String MARK = "verdict";

  static Verdict ok(String check, String detail) {
    return new Verdict(check, true, detail);
  }

  static Verdict failed(String check, String detail) {
    return new Verdict(check, false, detail);
  }

  /** As a line between the processes. */
  String line() {
    return String.join("\t", MARK, passed ? "ok" : "failed", check, detail.replace('\n', ' '));
  }

  /** The verdict of a line, if it holds one. */
  static Optional<Verdict> read(String line) {
    String[] parts = line.split("\t", 4);
    return parts.length == 4 && parts[0].equals(MARK)
        ? Optional.of(new Verdict(parts[2], parts[1].equals("ok"), parts[3]))
        : Optional.empty();
  }
}
