package org.dalel.plugins.wallets.chain.codec;

import java.util.Arrays;
import java.util.Optional;

/** Numbers in base 58, a leading zero byte as a leading zero digit (Bitcoin, Ripple). */
public final class Base58 {

  /** Digits of Bitcoin and most others; also of Monero. */
  public static final String BITCOIN_DIGITS =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  /** Digits of the XRP Ledger. */
  public static final String RIPPLE_DIGITS =
      "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

  /** As in Bitcoin. */
  public static final Base58 BITCOIN = new Base58(BITCOIN_DIGITS);

  /** As in the XRP Ledger. */
  public static final Base58 RIPPLE = new Base58(RIPPLE_DIGITS);

  /** Longer texts are none of ours; the time goes with the square of the length. */
  private static final int LONGEST = 256;

  private static final int CHECKSUM = 4;

  private final String digits;
  private final byte[] values = new byte[128];

  private Base58(String digits) {
    this.digits = digits;
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < digits.length(); i++) {
      values[digits.charAt(i)] = (byte) i;
    }
  }

  /** The digits in the order of their values. */
  public String digits() {
    return digits;
  }

  /** The bytes, when all characters are digits and there are at most 256. */
  public Optional<byte[]> decode(String text) {
    int length = text.length();
    if (length > LONGEST) {
      return Optional.empty();
    }
    byte[] number = new byte[length];
    int used = 0;
    for (int i = 0; i < length; i++) {
      int value = value(text.charAt(i));
      if (value < 0) {
        return Optional.empty();
      }
      used = multiplyAndAdd(number, used, 58, value);
    }
    int zeros = 0;
    while (zeros < length && text.charAt(zeros) == digits.charAt(0)) {
      zeros++;
    }
    byte[] bytes = new byte[zeros + used];
    System.arraycopy(number, length - used, bytes, zeros, used);
    return Optional.of(bytes);
  }

  /** The text of the bytes. */
  public String encode(byte[] bytes) {
    byte[] number = new byte[bytes.length * 2];
    int used = 0;
    int zeros = 0;
    while (zeros < bytes.length && bytes[zeros] == 0) {
      zeros++;
    }
    for (byte b : bytes) {
      int carry = b & 0xff;
      int at = 0;
      while (at < used || carry != 0) {
        int sum = number[number.length - 1 - at] * 256 + carry;
        number[number.length - 1 - at] = (byte) (sum % 58);
        carry = sum / 58;
        at++;
      }
      used = at;
    }
    StringBuilder text = new StringBuilder(String.valueOf(digits.charAt(0)).repeat(zeros));
    for (int i = number.length - used; i < number.length; i++) {
      text.append(digits.charAt(number[i]));
    }
    return text.toString();
  }

  /** The bytes in front of a valid checksum: the first four of SHA-256 of SHA-256. */
  public Optional<byte[]> decodeChecked(String text) {
    return decode(text).flatMap(Base58::checked);
  }

  /** The bytes in front of a valid checksum. */
  public static Optional<byte[]> checked(byte[] bytes) {
    if (bytes.length <= CHECKSUM) {
      return Optional.empty();
    }
    byte[] payload = Arrays.copyOf(bytes, bytes.length - CHECKSUM);
    byte[] expected = Digests.sha256Twice(payload);
    return Arrays.equals(bytes, payload.length, bytes.length, expected, 0, CHECKSUM)
        ? Optional.of(payload)
        : Optional.empty();
  }

  /** The text of the bytes with their checksum. */
  public String encodeChecked(byte[]... parts) {
    byte[] payload = Bytes.join(parts);
    return encode(Bytes.join(payload, Arrays.copyOf(Digests.sha256Twice(payload), CHECKSUM)));
  }

  private int value(char c) {
    return c < values.length ? values[c] : -1;
  }

  /** Big-endian, from the end of the array; gives the new number of bytes. */
  private static int multiplyAndAdd(byte[] number, int used, int factor, int value) {
    int carry = value;
    int at = 0;
    while (at < used || carry != 0) {
      int index = number.length - 1 - at;
      int sum = (number[index] & 0xff) * factor + carry;
      number[index] = (byte) sum;
      carry = sum >>> 8;
      at++;
    }
    return at;
  }
}
