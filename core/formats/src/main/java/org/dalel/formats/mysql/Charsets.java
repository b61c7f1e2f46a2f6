package org.dalel.formats.mysql;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Numbers of collations (INFORMATION_SCHEMA.COLLATIONS). */
final class Charsets {
  private Charsets() {}

  /** The charset of a collation; what is not known is taken for UTF-8. */
  static Charset of(int collation) {
    return switch (collation) {
      case 5, 8, 15, 31, 47, 48, 49, 94 -> Charset.forName("windows-1252");
      case 14, 23, 50, 51, 52 -> Charset.forName("windows-1251");
      case 7, 74 -> Charset.forName("KOI8-R");
      case 22, 75 -> Charset.forName("KOI8-U");
      case 24, 86, 28, 87 -> Charset.forName("GBK");
      case 1, 84 -> Charset.forName("Big5");
      case 35, 90 -> StandardCharsets.UTF_16BE;
      default ->
          collation >= 128 && collation <= 151 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    };
  }

  /** Whether its letters take different numbers of bytes. */
  static boolean varies(int collation) {
    return switch (collation) {
      case 1, 84, 13, 88, 12, 91, 28, 87, 24, 86, 19, 85, 95, 96, 97, 98, 248, 249, 250 -> true;
      case 33, 76, 83, 223, 45, 46, 54, 55, 56, 62 -> true;
      default ->
          collation >= 101 && collation <= 124
              || collation >= 192 && collation <= 247
              || collation >= 255;
    };
  }
}
