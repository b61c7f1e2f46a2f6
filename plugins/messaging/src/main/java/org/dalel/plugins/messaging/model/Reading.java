package org.dalel.plugins.messaging.model;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dalel.formats.plist.KeyedArchive;
import org.dalel.plugins.messaging.json.Json;
import org.dalel.plugins.messaging.json.JsonReader;
import org.dalel.plugins.messaging.telegram.TlText;

/**
 * How a column of a mapping is to be read: {@code AS "sent@unix-ms"}. Without one it is text. What
 * cannot be read so is empty. Some take an argument behind a colon.
 */
public enum Reading {
  /** Text; numbers as digits. */
  TEXT {
    @Override
    Object of(ResultSet row, int column, String argument) throws SQLException {
      String text = row.getString(column);
      return text == null || text.isEmpty() ? null : text;
    }
  },
  /** A whole number. */
  INT {
    @Override
    Object of(ResultSet row, int column, String argument) throws SQLException {
      long value = row.getLong(column);
      return value == 0 && row.wasNull() ? null : (Object) value;
    }
  },
  /** A number with a fraction. */
  REAL {
    @Override
    Object of(ResultSet row, int column, String argument) throws SQLException {
      double value = row.getDouble(column);
      return value == 0 && row.wasNull() || !Double.isFinite(value) ? null : (Object) value;
    }
  },
  /** Seconds since 1970. */
  UNIX_S {
    @Override
    Object of(ResultSet row, int column, String argument) throws SQLException {
      return or(Times.seconds(row.getLong(column)));
    }
  },
  /** Milliseconds since 1970. */
  UNIX_MS {
    @Override
    Object of(ResultSet row, int column, String argument) throws SQLException {
      return or(Times.parts(row.getLong(column), 1_000));
    }
  },
  /** Microseconds since 1970. */
  UNIX_US {
    @Override
    Object of(ResultSet row, int column, String argument) throws SQLException {
      return or(Times.parts(row.getLong(column), 1_000_000));
    }
  },
  /** Nanoseconds since 1970. */
  UNIX_NS {
    @Override
    Object of(ResultSet row, int column, String argument) throws SQLException {
      return or(Times.parts(row.getLong(column), 1_000_000_000));
    }
  },
  /** Seconds or nanoseconds since 2001. */
  COCOA {
    @Override
    Object of(ResultSet row, int column, String argument) throws SQLException {
      double value = row.getDouble(column);
      return or(value >= 1e12 ? Times.cocoaNanos(row.getLong(column)) : Times.cocoa(value));
    }
  },
  /** ISO 8601 with a zone. */
  ISO {
    @Override
    Object of(ResultSet row, int column, String argument) throws SQLException {
      String text = row.getString(column);
      return text == null ? null : or(Times.iso(text));
    }
  },
  /** Text with tags and entities, as XML or HTML; the tags are left out. */
  MARKUP {
    @Override
    Object of(ResultSet row, int column, String argument) throws SQLException {
      String text = row.getString(column);
      return text == null || text.isEmpty() ? null : Markup.plain(text);
    }
  },
  /** The text in an attributed string of Apple's typedstream. */
  TYPEDSTREAM {
    @Override
    Object of(ResultSet row, int column, String argument) throws SQLException {
      byte[] bytes = row.getBytes(column);
      return bytes == null ? null : or(TypedStream.text(bytes));
    }
  },
  /** Base64 of a SHA-256 digest. */
  SHA256_BASE64 {
    @Override
    Object of(ResultSet row, int column, String argument) throws SQLException {
      String text = row.getString(column);
      return text == null ? null : or(Digests.fromBase64(text));
    }
  },
  /** Words in base64, each by itself. */
  BASE64 {
    @Override
    Object of(ResultSet row, int column, String argument) throws SQLException {
      String text = row.getString(column);
      return text == null || text.isBlank() ? null : or(Base64Words.decoded(text));
    }
  },
  /** A text in base64 of protobuf: {@code proto64:4/1} is field 1 of field 4. */
  PROTO64 {
    @Override
    Object of(ResultSet row, int column, String argument) throws SQLException {
      String text = row.getString(column);
      return text == null ? null : or(ProtoText.fromBase64(text, argument));
    }
  },
  /** The text in a message of Telegram of which the constructor is not known. */
  TL_TEXT {
    @Override
    Object of(ResultSet row, int column, String argument) throws SQLException {
      byte[] bytes = row.getBytes(column);
      return bytes == null ? null : or(TlText.find(bytes));
    }
  },
  /** A text at a path in an archive of Apple: {@code keyed:root/metadata/senderPk}. */
  KEYED {
    @Override
    Object of(ResultSet row, int column, String argument) throws SQLException {
      byte[] bytes = row.getBytes(column);
      return bytes == null
          ? null
          : or(KeyedArchive.read(bytes).flatMap(archive -> archive.text(argument)));
    }
  },
  /** A date at a path in an archive of Apple. */
  KEYED_DATE {
    @Override
    Object of(ResultSet row, int column, String argument) throws SQLException {
      byte[] bytes = row.getBytes(column);
      return bytes == null
          ? null
          : or(
              KeyedArchive.read(bytes)
                  .flatMap(archive -> archive.at(argument))
                  .filter(Double.class::isInstance)
                  .flatMap(seconds -> Times.cocoa((Double) seconds)));
    }
  },
  /** The longest text behind a byte and its length: {@code marked-text:6a}. */
  MARKED_TEXT {
    @Override
    Object of(ResultSet row, int column, String argument) throws SQLException {
      byte[] bytes = row.getBytes(column);
      return bytes == null ? null : or(MarkedText.longest(bytes, Integer.parseInt(argument, 16)));
    }
  },
  /** A tree of JSON. */
  JSON {
    @Override
    Object of(ResultSet row, int column, String argument) throws SQLException {
      String text = row.getString(column);
      Json tree = text == null ? Json.MISSING : JsonReader.read(text);
      return tree.isPresent() ? tree : null;
    }
  };

  /** The value, or null where there is none. */
  abstract Object of(ResultSet row, int column, String argument) throws SQLException;

  private static Object or(Optional<?> value) {
    return value.orElse(null);
  }

  /** By its word in a mapping, e.g. {@code unix-ms}. */
  static Optional<Reading> named(String word) {
    String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
    return List.of(values()).stream().filter(one -> one.name().equals(name)).findFirst();
  }
}
