package org.dalel.api.records;

/**
 * What a program that searches for passwords needs to know of a lock, as it reads it. The search
 * itself is made elsewhere.
 *
 * @param line as the program reads it
 * @param format of which program, {@code hashcat} or {@code john}
 * @param mode number of hashcat's mode, or name of john's format
 */
@RecordType(
    name = "hash-line",
    description = "What a password search needs to know of a lock, as its program reads it.")
public record HashLine(String line, String format, String mode) {

  /** A line for hashcat. */
  public static HashLine hashcat(int mode, String line) {
    return new HashLine(line, "hashcat", String.valueOf(mode));
  }

  /** A line for John the Ripper. */
  public static HashLine john(String format, String line) {
    return new HashLine(line, "john", format);
  }
}
