package org.dalel.casefile.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.dalel.casefile.CaseException;

/** The extracted text of contents, deflated UTF-8 (RFC 1950) in {@code text.db}. */
public final class StoredText {
  private final Connection connection;

  /** Of an open {@code text.db}. */
  public StoredText(Connection connection) {
    this.connection = connection;
  }

  /** The text of a content, if it has any. */
  public Optional<String> read(long contentId) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT deflated FROM text WHERE content_id = ?")) {
      query.setLong(1, contentId);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(inflate(row.getBytes(1))) : Optional.empty();
      }
    }
  }

  private static String inflate(byte[] deflated) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CaseException(
          "text.db: expected deflated text, found damaged data: " + e.getMessage(), e);
    }
  }
}
