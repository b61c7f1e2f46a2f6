package org.dalel.formats.script;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.dalel.formats.ByteView;

/**
 * Writes a value as JSON, for people and for full-text search. What JSON does not have becomes an
 * object with one key that starts with a dollar sign: {@code {"$date": 1.7e12}}, {@code {"$bytes":
 * "00ff"}}, {@code {"$ref": 3}}.
 */
public final class ScriptJson {
  private static final int LONGEST_BINARY = 4096;
  private final StringBuilder out = new StringBuilder();

  private ScriptJson() {}

  /** The value as one line of JSON; of binary data at most the first 4096 bytes. */
  public static String of(ScriptValue value) {
    ScriptJson json = new ScriptJson();
    json.write(value);
    return json.out.toString();
  }

  private void write(ScriptValue value) {
    if (value instanceof ScriptValue.Nothing nothing) {
      nothing(nothing);
    } else if (value instanceof ScriptValue.Truth truth) {
      out.append(truth.value());
    } else if (value instanceof ScriptValue.Numeric number) {
      number(number.value());
    } else if (value instanceof ScriptValue.Text text) {
      text(text.value());
    } else if (value instanceof ScriptValue.Array array) {
      array(array);
    } else if (value instanceof ScriptValue.Structure structure) {
      members(structure.properties());
    } else {
      special(value);
    }
  }

  private void special(ScriptValue value) {
    if (value instanceof ScriptValue.Big big) {
      wrapped("bigint", () -> text(big.value().toString()));
    } else if (value instanceof ScriptValue.Moment moment) {
      wrapped("date", () -> number(moment.millis()));
    } else if (value instanceof ScriptValue.Pattern pattern) {
      wrapped("regexp", () -> text("/" + pattern.source() + "/" + pattern.flags()));
    } else if (value instanceof ScriptValue.Binary binary) {
      wrapped("bytes", () -> text(hex(binary.bytes())));
    } else if (value instanceof ScriptValue.Pairs pairs) {
      wrapped("map", () -> list(pairs.keysAndValues()));
    } else if (value instanceof ScriptValue.Distinct distinct) {
      wrapped("set", () -> list(distinct.items()));
    } else if (value instanceof ScriptValue.Failure failure) {
      wrapped("error", () -> text(failure.name() + ": " + failure.message()));
    } else if (value instanceof ScriptValue.Host host) {
      wrapped(host.type(), () -> members(host.properties()));
    } else if (value instanceof ScriptValue.Reference reference) {
      wrapped("ref", () -> out.append(reference.id()));
    } else if (value instanceof ScriptValue.Unreadable unreadable) {
      wrapped("unreadable", () -> out.append(unreadable.offset()));
    }
  }

  private void nothing(ScriptValue.Nothing nothing) {
    if (nothing == ScriptValue.Nothing.NULL) {
      out.append("null");
    } else {
      String name = nothing == ScriptValue.Nothing.HOLE ? "hole" : "undefined";
      wrapped(name, () -> out.append("null"));
    }
  }

  private void number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      wrapped("number", () -> text(Double.toString(value)));
    } else if (value == Math.rint(value) && Math.abs(value) < 1e21) {
      out.append(new BigDecimal(value).toPlainString());
    } else {
      out.append(value);
    }
  }

  private void wrapped(String name, Runnable inner) {
    out.append('{');
    text("$" + name);
    out.append(':');
    inner.run();
    out.append('}');
  }

  private void array(ScriptValue.Array array) {
    if (array.properties().isEmpty()) {
      list(array.items());
    } else {
      wrapped(
          "array",
          () -> {
            out.append('[');
            list(array.items());
            out.append(',');
            members(array.properties());
            out.append(']');
          });
    }
  }

  private void list(List<ScriptValue> items) {
    out.append('[');
    for (int i = 0; i < items.size(); i++) {
      out.append(i == 0 ? "" : ",");
      write(items.get(i));
    }
    out.append(']');
  }

  private void members(Map<String, ScriptValue> members) {
    out.append('{');
    String comma = "";
    for (Map.Entry<String, ScriptValue> member : members.entrySet()) {
      out.append(comma);
      text(member.getKey());
      out.append(':');
      write(member.getValue());
      comma = ",";
    }
    out.append('}');
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c) && !paired(text, i)) {
        out.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static boolean paired(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }

  private static String hex(ByteView bytes) {
    byte[] head = new byte[Math.min(bytes.length(), LONGEST_BINARY)];
    bytes.buffer().get(head);
    return HexFormat.of().formatHex(head);
  }
}
