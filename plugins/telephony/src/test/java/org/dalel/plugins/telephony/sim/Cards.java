package org.dalel.plugins.telephony.sim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Makes records of a card. */
final class Cards {
  private Cards() {}

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  /** A record of 176 octets: status, then a message with its service centre. */
  static byte[] sms(int status, String message) {
    byte[] record = new byte[176];
    Arrays.fill(record, (byte) 0xff);
    record[0] = (byte) status;
    byte[] octets = hex(message);
    System.arraycopy(octets, 0, record, 1, octets.length);
    return record;
  }

  /** Part of a long message in UCS-2 from +77012345678, sent 2026-03-02 10:00:00 at +05:00. */
  static byte[] part(int status, int number, int of, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_16BE);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(hex("07919701000000f0 44 0b91 7710325476f8 00 08 62302001000002"));
    message.write(body.length + 6);
    message.writeBytes(new byte[] {5, 0, 3, 42, (byte) of, (byte) number});
    message.writeBytes(body);
    return sms(status, HexFormat.of().formatHex(message.toByteArray()));
  }

  /** A record of a phone book with a name of 14 octets. */
  static byte[] dialled(String name, String numberHex) {
    byte[] record = new byte[28];
    Arrays.fill(record, (byte) 0xff);
    byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(letters, 0, record, 0, letters.length);
    byte[] number = hex(numberHex);
    record[14] = (byte) number.length;
    System.arraycopy(number, 0, record, 15, number.length);
    return record;
  }
}
