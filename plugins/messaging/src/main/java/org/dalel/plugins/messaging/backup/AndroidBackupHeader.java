package org.dalel.plugins.messaging.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The lines in front of an Android backup: {@code ANDROID BACKUP}, version, whether it is
 * compressed, {@code none} or {@code AES-256}; of an encrypted one then the salt of the password,
 * the salt of the check sum, the rounds, the vector and the wrapped master key, in hexadecimal
 * digits.
 *
 * <p>Source: Android Open Source Project, BackupManagerService.
 *
 * @param version of the format
 * @param compressed whether the tar in it is deflated
 * @param lock how the key is wrapped; empty when it is not encrypted
 * @param length bytes up to the data
 */
record AndroidBackupHeader(int version, boolean compressed, Optional<Lock> lock, int length) {
  static final String MAGIC = "ANDROID BACKUP\n";

  private static final int LONGEST_LINE = 1024;
  private static final int MOST_ROUNDS = 10_000_000;

  /** How the master key is wrapped. */
  record Lock(byte[] userSalt, byte[] checkSalt, int rounds, byte[] iv, byte[] blob) {}

  /**
   * Reads one.
   *
   * @throws IOException if it is none, with the place
   */
  static AndroidBackupHeader read(InputStream in) throws IOException {
    Lines lines = new Lines(in);
    lines.next("ANDROID BACKUP");
    int version = (int) lines.number(100);
    boolean compressed = lines.number(1) == 1;
    String cipher = lines.next("none or AES-256");
    Optional<Lock> lock = Optional.empty();
    if (cipher.equals("AES-256")) {
      byte[] userSalt = lines.hex();
      byte[] checkSalt = lines.hex();
      int rounds = (int) lines.number(MOST_ROUNDS);
      lock = Optional.of(new Lock(userSalt, checkSalt, rounds, lines.hex(), lines.hex()));
    } else if (!cipher.equals("none")) {
      throw lines.wrong("none or AES-256", cipher);
    }
    return new AndroidBackupHeader(version, compressed, lock, lines.at);
  }

  private static final class Lines {
    private final InputStream in;
    private int at;
    private int begin;

    Lines(InputStream in) {
      this.in = in;
    }

    String next(String expected) throws IOException {
      begin = at;
      byte[] line = new byte[LONGEST_LINE];
      int length = 0;
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0 || length == LONGEST_LINE) {
          throw wrong(expected, c < 0 ? "an end" : "more than " + LONGEST_LINE + " bytes");
        }
        line[length++] = (byte) c;
      }
      at += length + 1;
      return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }

    long number(long most) throws IOException {
      String line = next("a number");
      if (!line.matches("\\d{1,9}") || Long.parseLong(line) > most) {
        throw wrong("a number up to " + most, line);
      }
      return Long.parseLong(line);
    }

    byte[] hex() throws IOException {
      String line = next("hexadecimal digits");
      if (!line.matches("([0-9a-fA-F]{2})+")) {
        throw wrong("hexadecimal digits", line);
      }
      return HexFormat.of().parseHex(line);
    }

    IOException wrong(String expected, String found) {
      String shown = found.length() > 40 ? found.substring(0, 40) + "\u2026" : found;
      return new IOException(
          "Android backup at 0x%x: expected %s, found %s".formatted(begin, expected, shown));
    }
  }
}
