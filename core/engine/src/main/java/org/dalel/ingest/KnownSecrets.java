package org.dalel.ingest;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.dalel.api.Secret;

/**
 * All secrets that a case knows, in the order in which they are tried: by kind and value, each
 * once.
 *
 * @param all the secrets
 * @param digest SHA-256 over them, in hexadecimal digits
 */
record KnownSecrets(List<Secret> all, String digest) {

  static KnownSecrets read(Connection caseDb) throws SQLException {
    TreeMap<String, Secret> distinct = new TreeMap<>();
    try (Statement statement = caseDb.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT kind, value, min(source) FROM secret GROUP BY kind, value")) {
      while (row.next()) {
        String kind = row.getString(1);
        Secret.Kind known = Secret.Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
        distinct.put(
            kind + " " + row.getString(2), new Secret(known, row.getString(2), row.getString(3)));
      }
    }
    SHA256Digest sha = new SHA256Digest();
    for (String one : distinct.keySet()) {
      byte[] bytes = one.concat("\n").getBytes(StandardCharsets.UTF_8);
      sha.update(bytes, 0, bytes.length);
    }
    byte[] digest = new byte[sha.getDigestSize()];
    sha.doFinal(digest, 0);
    return new KnownSecrets(List.copyOf(distinct.values()), HexFormat.of().formatHex(digest));
  }
}
