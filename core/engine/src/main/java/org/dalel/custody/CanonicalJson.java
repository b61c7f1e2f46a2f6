package org.dalel.custody;

import java.util.Map;
import org.dalel.casefile.JsonText;

/**
 * JSON Canonicalization Scheme, RFC 8785, for what custody entries hold: objects with keys sorted
 * by UTF-16 code units, arrays, strings, booleans, null and whole numbers up to 2^53 - 1 (a larger
 * one would lose digits as the double that the scheme prescribes; write it as a string).
 */
final class CanonicalJson {
  private static final long LARGEST = (1L << 53) - 1;

  private CanonicalJson() {}

  static String of(Map<String, ?> object) {
    return JsonText.of(JsonText.sorted(object, CanonicalJson::checked));
  }

  private static Object checked(Object value) {
    if (value instanceof CharSequence text) {
      return checked(text.toString());
    }
    if (value instanceof Number number && Math.abs(number.longValue()) > LARGEST) {
      throw new IllegalArgumentException(
          "expected a whole number up to 2^53-1, found " + number + "; pass it as text");
    }
    return value;
  }

  private static String checked(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new IllegalArgumentException(
            "expected Unicode text, found half a surrogate pair at " + i);
      }
    }
    return text;
  }
}
