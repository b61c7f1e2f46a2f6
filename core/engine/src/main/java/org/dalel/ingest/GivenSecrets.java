package org.dalel.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dalel.api.Secret;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;

/** Passwords and keys that the examiner gives. */
public final class GivenSecrets {
  /** Where they come from, as the case says it. */
  public static final String SOURCE = "given by the examiner";

  private GivenSecrets() {}

  /**
   * Reads a file of secrets in UTF-8, one a line. A line is a password, unless it begins with
   * {@code seed-phrase:} or {@code key:}; one that would, as a password, is written behind {@code
   * password:}. White space at the ends of a line counts, except the line end.
   */
  public static List<Secret> read(Path file) throws IOException {
    return parse(Files.readString(file, StandardCharsets.UTF_8));
  }

  /** Reads the text of such a file. */
  public static List<Secret> parse(String text) {
    String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
    return plain.lines().filter(line -> !line.isEmpty()).map(GivenSecrets::secret).toList();
  }

  private static Secret secret(String line) {
    return Stream.of(Secret.Kind.values())
        .filter(kind -> line.startsWith(kind.label() + ":"))
        .filter(kind -> line.length() > kind.label().length() + 1)
        .findFirst()
        .map(kind -> new Secret(kind, line.substring(kind.label().length() + 1), SOURCE))
        .orElseGet(() -> new Secret(Secret.Kind.PASSWORD, line, SOURCE));
  }

  /** How many there are of each kind: what the custody chain is told, which shows no secret. */
  static Map<String, Long> counts(List<Secret> secrets) {
    return secrets.stream()
        .collect(
            Collectors.groupingBy(
                secret -> secret.kind().label(), TreeMap::new, Collectors.counting()));
  }

  /** Adds secrets to the case, those that it does not have; no worker may be at it. */
  static void add(CaseFolder folder, List<Secret> secrets) throws SQLException {
    if (secrets.isEmpty()) {
      return;
    }
    try (Connection connection = Sqlite.openForWriting(folder.caseDb());
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT OR IGNORE INTO secret (kind, value, source) VALUES (?, ?, ?)")) {
      for (Secret one : secrets) {
        insert.setString(1, one.kind().label());
        insert.setString(2, one.value());
        insert.setString(3, one.source());
        insert.executeUpdate();
      }
    }
  }
}
