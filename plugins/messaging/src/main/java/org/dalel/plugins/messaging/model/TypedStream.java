package org.dalel.plugins.messaging.model;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The string of an {@code NSAttributedString} that was archived as a typedstream (column {@code
 * attributedBody} of iMessage): after the class name {@code NSString} and five bytes its length,
 * one byte, or {@code 0x81} and two, or {@code 0x82} and four, little-endian, then UTF-8.
 *
 * <p>Source: the format as observed in {@code sms.db}, checked on files with both columns.
 */
final class TypedStream {
  private static final byte[] HEAD = "streamtyped".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CLASS = "NSString".getBytes(StandardCharsets.US_ASCII);
  private static final int BEHIND = 5;

  private TypedStream() {}

  static Optional<String> text(byte[] bytes) {
    if (find(bytes, HEAD, 0) < 0) {
      return Optional.empty();
    }
    int at = find(bytes, CLASS, 0);
    if (at < 0) {
      return Optional.empty();
    }
    at += CLASS.length + BEHIND;
    if (at + 5 > bytes.length) {
      return Optional.empty();
    }
    long length = bytes[at] & 0xff;
    int from = at + 1;
    if (length == 0x81) {
      length = number(bytes, from, 2);
      from += 2;
    } else if (length == 0x82) {
      length = number(bytes, from, 4);
      from += 4;
    }
    return length <= 0 || from + length > bytes.length
        ? Optional.empty()
        : Optional.of(new String(bytes, from, (int) length, StandardCharsets.UTF_8));
  }

  private static long number(byte[] bytes, int at, int length) {
    long value = 0;
    for (int i = length - 1; i >= 0; i--) {
      value = value << 8 | bytes[at + i] & 0xff;
    }
    return value;
  }

  private static int find(byte[] in, byte[] wanted, int from) {
    for (int at = from; at + wanted.length <= in.length; at++) {
      int same = 0;
      while (same < wanted.length && in[at + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return at;
      }
    }
    return -1;
  }
}
