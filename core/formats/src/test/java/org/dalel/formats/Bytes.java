package org.dalel.formats;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes samples. Little endian. */
public final class Bytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Bytes given by hexadecimal digits; spaces are for the eye. */
  public static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  /** Bytes of a UTF-8 text. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public Bytes u8(int value) {
    out.write(value);
    return this;
  }

  public Bytes little(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >>> 8 * i));
    }
    return this;
  }

  public Bytes big(long value, int bytes) {
    for (int i = bytes - 1; i >= 0; i--) {
      out.write((int) (value >>> 8 * i));
    }
    return this;
  }

  public Bytes f64(double value) {
    return little(Double.doubleToRawLongBits(value), 8);
  }

  public Bytes varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  public Bytes raw(byte... bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** A varint length, then the bytes. */
  public Bytes counted(byte[] bytes) {
    return varint(bytes.length).raw(bytes);
  }

  public Bytes text(String text, Charset charset) {
    return raw(text.getBytes(charset));
  }

  public Bytes text(String text) {
    return raw(utf8(text));
  }

  /** Zeros up to a length. */
  public Bytes padTo(int length) {
    while (out.size() < length) {
      out.write(0);
    }
    return this;
  }

  public int size() {
    return out.size();
  }

  public byte[] done() {
    return out.toByteArray();
  }
}
