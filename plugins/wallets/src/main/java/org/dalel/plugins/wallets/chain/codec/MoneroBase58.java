package org.dalel.plugins.wallets.chain.codec;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** Base 58 in blocks of 8 bytes and 11 digits, so that a length has one length (Monero). */
public final class MoneroBase58 {

  /** Digits of a block of so many bytes. */
  private static final int[] DIGITS_OF = {0, 2, 3, 5, 6, 7, 9, 10, 11};

  private static final int BLOCK = 8;
  private static final BigInteger BASE = BigInteger.valueOf(58);

  private MoneroBase58() {}

  /** The bytes, when every block is one. */
  public static Optional<byte[]> decode(String text) {
    int full = text.length() / DIGITS_OF[BLOCK];
    int rest = Arrays.binarySearch(DIGITS_OF, text.length() % DIGITS_OF[BLOCK]);
    if (rest < 0) {
      return Optional.empty();
    }
    byte[] bytes = new byte[full * BLOCK + rest];
    for (int block = 0; block * DIGITS_OF[BLOCK] < text.length(); block++) {
      int from = block * DIGITS_OF[BLOCK];
      int size = block < full ? BLOCK : rest;
      String digits = text.substring(from, from + DIGITS_OF[size]);
      if (!decodeBlock(digits, bytes, block * BLOCK, size)) {
        return Optional.empty();
      }
    }
    return Optional.of(bytes);
  }

  /** The text of the bytes. */
  public static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < bytes.length; from += BLOCK) {
      int size = Math.min(BLOCK, bytes.length - from);
      BigInteger number = new BigInteger(1, Bytes.part(bytes, from, from + size));
      char[] digits = new char[DIGITS_OF[size]];
      for (int i = digits.length - 1; i >= 0; i--) {
        BigInteger[] quotient = number.divideAndRemainder(BASE);
        digits[i] = Base58.BITCOIN_DIGITS.charAt(quotient[1].intValue());
        number = quotient[0];
      }
      text.append(digits);
    }
    return text.toString();
  }

  private static boolean decodeBlock(String digits, byte[] bytes, int at, int size) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < digits.length(); i++) {
      int value = Base58.BITCOIN_DIGITS.indexOf(digits.charAt(i));
      if (value < 0) {
        return false;
      }
      number = number.multiply(BASE).add(BigInteger.valueOf(value));
    }
    if (number.bitLength() > size * 8) {
      return false;
    }
    long value = number.longValue();
    for (int i = size - 1; i >= 0; i--) {
      bytes[at + i] = (byte) value;
      value >>>= 8;
    }
    return true;
  }
}
