package org.dalel.formats.sqlite.schema;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.schema.SqlTokens.Token;

/** The constant of a DEFAULT clause, converted to the affinity of its column. */
final class DefaultValue {
  private DefaultValue() {}

  /** Reads the constant at the start of {@code tokens}; NULL if it is an expression. */
  static Value read(List<Token> tokens, Affinity affinity) {
    int at = 0;
    while (at < tokens.size() && (tokens.get(at).is("(") || tokens.get(at).is("+"))) {
      at++;
    }
    boolean negative = at < tokens.size() && tokens.get(at).is("-");
    at += negative ? 1 : 0;
    if (at >= tokens.size()) {
      return Value.NULL;
    }
    Token token = tokens.get(at);
    if (token.is("x") && at + 1 < tokens.size() && tokens.get(at + 1).quote() == '\'') {
      return blob(tokens.get(at + 1).text());
    }
    if (token.quote() != 0) {
      return converted(token.text(), affinity);
    }
    return word(token.text(), negative, affinity);
  }

  private static Value blob(String hex) {
    try {
      return new Value.Blob(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException noHex) {
      return new Value.Blob(hex.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Value word(String word, boolean negative, Affinity affinity) {
    if (Character.isDigit(word.charAt(0))) {
      Value number = number((negative ? "-" : "") + word);
      boolean text = affinity == Affinity.TEXT;
      return text ? new Value.Text((negative ? "-" : "") + word, true) : real(number, affinity);
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "true" -> new Value.Int(1);
      case "false" -> new Value.Int(0);
      default -> Value.NULL;
    };
  }

  private static Value converted(String text, Affinity affinity) {
    boolean numeric = affinity != Affinity.TEXT && affinity != Affinity.BLOB;
    if (numeric && text.matches("\\s*[-+]?\\d+(\\.\\d*)?([eE][-+]?\\d+)?\\s*")) {
      return real(number(text.strip()), affinity);
    }
    return new Value.Text(text, true);
  }

  private static Value real(Value number, Affinity affinity) {
    return affinity == Affinity.REAL && number instanceof Value.Int whole
        ? new Value.Real(whole.value())
        : number;
  }

  private static Value number(String text) {
    try {
      return new Value.Int(Long.parseLong(text));
    } catch (NumberFormatException noLong) {
      try {
        return new Value.Real(Double.parseDouble(text));
      } catch (NumberFormatException noNumber) {
        return Value.NULL;
      }
    }
  }
}
