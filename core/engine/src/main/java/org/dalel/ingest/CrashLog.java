package org.dalel.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.casefile.CaseFolder;

/**
 * What the Java machine wrote when native code crashed it.
 *
 * @param file {@code hs_err_pid*.log}
 */
record CrashLog(Path file) {
  private static final Pattern SIGNAL = Pattern.compile("# +(SIG[A-Z]+|Internal Error)\\b.*");
  private static final int HEAD_LINES = 12;

  /** The crash log of a worker, if it left one. */
  static Optional<CrashLog> of(CaseFolder folder, long pid) {
    Path file = folder.logs().resolve("hs_err_pid" + pid + ".log");
    return Files.exists(file) ? Optional.of(new CrashLog(file)) : Optional.empty();
  }

  /** The words for the examiner; empty when the log does not say. */
  Optional<String> signal() {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (int i = 0; i < HEAD_LINES; i++) {
        String line = reader.readLine();
        Matcher matcher = SIGNAL.matcher(line == null ? "" : line);
        if (matcher.matches()) {
          return Optional.of("it crashed (" + matcher.group(1) + ")");
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("it crashed; its log cannot be read: " + e.getMessage());
    }
  }
}
