package org.dalel.ingest;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.dalel.api.Secret;
import org.dalel.casefile.CaseFolder;

/**
 * All secrets that a case knows, in the order in which they are tried: by kind and value, each
 * once.
 *
 * @param all the secrets
 * @param digest SHA-256 over them, in hexadecimal digits
 */
record KnownSecrets(List<Secret> all, String digest) {

  static KnownSecrets read(CaseFolder folder) throws SQLException {
    try (Connection connection = folder.openCase()) {
      return read(connection);
    }
  }

  static KnownSecrets read(Connection caseDb) throws SQLException {
    List<Secret> all = new ArrayList<>();
    try (Statement statement = caseDb.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT kind, value, coalesce(min(CASE WHEN extraction_id IS NULL THEN source END), min(source)),"
                    + " min(extraction_id IS NOT NULL) AS found FROM secret GROUP BY kind, value"
                    + " ORDER BY found, kind, value")) {
      while (row.next()) {
        String kind = row.getString(1).toUpperCase(Locale.ROOT).replace('-', '_');
        all.add(new Secret(Secret.Kind.valueOf(kind), row.getString(2), row.getString(3)));
      }
    }
    SHA256Digest sha = new SHA256Digest();
    for (Secret one : all) {
      String text = one.kind().label() + " " + one.value().length() + " " + one.value();
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      sha.update(bytes, 0, bytes.length);
    }
    byte[] digest = new byte[sha.getDigestSize()];
    sha.doFinal(digest, 0);
    return new KnownSecrets(List.copyOf(all), HexFormat.of().formatHex(digest));
  }
}
