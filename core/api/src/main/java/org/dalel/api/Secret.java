package org.dalel.api;

import java.util.Comparator;
import java.util.Locale;

/**
 * Something that may open what is locked.
 *
 * @param kind how it is to be used
 * @param value the password or phrase itself, or a key in lower-case hexadecimal digits
 * @param source where it comes from, for the examiner: {@code given by the examiner}, or the
 *     program that kept it
 */
public record Secret(Kind kind, String value, String source) implements Comparable<Secret> {

  private static final Comparator<Secret> ORDER =
      Comparator.comparing(Secret::kind).thenComparing(Secret::value).thenComparing(Secret::source);

  public Secret {
    value = JsonValues.wellFormed(value);
    source = JsonValues.wellFormed(source);
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "secret from " + source + ": expected a value, found none");
    }
  }

  /** By kind, then value. */
  @Override
  public int compareTo(Secret other) {
    return ORDER.compare(this, other);
  }

  /** Does not show the value: messages and logs are read by many. */
  @Override
  public String toString() {
    return "Secret[" + kind.label() + ", " + source + "]";
  }

  /** How a secret is used. */
  public enum Kind {
    /** Typed by a person: passwords, passphrases, PINs. */
    PASSWORD,
    /** A seed phrase, its words separated by single spaces. */
    SEED_PHRASE,
    /** Bytes of a key, as hexadecimal digits. */
    KEY;

    /** The word for the case and for exports, e.g. {@code seed-phrase}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
