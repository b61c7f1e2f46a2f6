package org.dalel.plugins.telephony.sim;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * A short message as a record of EF_SMS keeps it (3GPP TS 51.011, 10.5.3; TS 23.040, 9.2).
 *
 * <pre>
 *  status | service centre: length, type, number | first octet, address, PID, DCS, time, length, text
 * </pre>
 *
 * @param status octet of the record
 * @param kind what the message is
 * @param centre service centre; may be empty
 * @param party the other side; may be empty
 * @param time of the service centre, with its zone
 * @param part its place among the parts of a long message
 * @param text as far as it could be decoded
 */
record Sms(
    int status,
    Kind kind,
    String centre,
    String party,
    Optional<Instant> time,
    Optional<Part> part,
    String text) {

  private static final int HAS_HEADER = 0x40;
  private static final int LONGEST_CENTRE = 11;

  /** From which side it comes. */
  enum Kind {
    DELIVER,
    SUBMIT,
    STATUS_REPORT
  }

  /** One of several parts. */
  record Part(int reference, int of, int number) {}

  /** Whether the record is free: its message was deleted, the octets are still there. */
  boolean isDeleted() {
    return (status & 1) == 0;
  }

  /** The state in words. */
  String state() {
    return switch (status & 0x1f) {
      case 0x00 -> "deleted";
      case 0x01 -> "received, read";
      case 0x03 -> "received, unread";
      case 0x05 -> "sent";
      case 0x07 -> "to be sent";
      default -> isDeleted() ? "deleted" : String.format("status 0x%02x", status);
    };
  }

  /**
   * Reads a record.
   *
   * @return empty for a record that never held a message
   * @throws FormatException if it holds something else
   */
  static Optional<Sms> of(byte[] record) throws FormatException {
    if (record.length < 2 || Dialled.filler(Arrays.copyOfRange(record, 1, record.length))) {
      return Optional.empty();
    }
    ByteCursor octets = new ByteCursor(ByteView.of(record));
    int status = octets.u8();
    int length = octets.u8();
    if (length > LONGEST_CENTRE) {
      throw new FormatException(1, "a service centre of at most 11 octets", length + " octets");
    }
    byte[] centre = octets.bytes(length);
    String number = length < 2 ? "" : Bcd.address(centre[0], centre, 1, length - 1);
    int first = octets.u8();
    return Optional.of(
        switch (first & 3) {
          case 0 -> deliver(status, number, first, octets);
          case 1 -> submit(status, number, first, octets);
          case 2 -> report(status, number, octets);
          default ->
              throw new FormatException(
                  octets.position() - 1, "a message type", "the reserved type 3");
        });
  }

  private static Sms deliver(int status, String centre, int first, ByteCursor octets)
      throws FormatException {
    String party = Bcd.party(octets);
    octets.skip(1);
    int coding = octets.u8();
    Optional<Instant> time = time(octets.bytes(7));
    return body(
        new Sms(status, Kind.DELIVER, centre, party, time, Optional.empty(), ""),
        first,
        coding,
        octets);
  }

  private static Sms submit(int status, String centre, int first, ByteCursor octets)
      throws FormatException {
    octets.skip(1);
    String party = Bcd.party(octets);
    octets.skip(1);
    int coding = octets.u8();
    octets.skip(
        switch (first >> 3 & 3) {
          case 0 -> 0;
          case 2 -> 1;
          default -> 7;
        });
    Sms sms = new Sms(status, Kind.SUBMIT, centre, party, Optional.empty(), Optional.empty(), "");
    return body(sms, first, coding, octets);
  }

  private static Sms report(int status, String centre, ByteCursor octets) throws FormatException {
    octets.skip(1);
    String party = Bcd.party(octets);
    Optional<Instant> sent = time(octets.bytes(7));
    octets.skip(7);
    int outcome = octets.u8();
    String text = outcome < 0x20 ? "delivered" : String.format("not delivered: 0x%02x", outcome);
    return new Sms(status, Kind.STATUS_REPORT, centre, party, sent, Optional.empty(), text);
  }

  private static Sms body(Sms sms, int first, int coding, ByteCursor octets)
      throws FormatException {
    int length = octets.u8();
    byte[] data = octets.bytes(Math.min(octets.left(), 140));
    Alphabet alphabet = Alphabet.of(coding);
    int header = (first & HAS_HEADER) != 0 && data.length > 0 ? (data[0] & 0xff) + 1 : 0;
    if (header > data.length) {
      throw new FormatException(
          octets.position(), "a header within the text", (header - 1) + " octets of header");
    }
    Optional<Part> part = part(data, header);
    String text =
        switch (alphabet) {
          case GSM7 -> Gsm7.unpacked(data, 0, (header * 8 + 6) / 7, length);
          case UCS2 -> decoded(data, header, length, StandardCharsets.UTF_16BE);
          case OCTETS -> decoded(data, header, length, StandardCharsets.ISO_8859_1);
        };
    return new Sms(sms.status, sms.kind, sms.centre, sms.party, sms.time, part, text);
  }

  private static String decoded(byte[] data, int from, int length, Charset charset) {
    int end = Math.max(from, Math.min(data.length, length));
    return new String(data, from, end - from, charset);
  }

  private static Optional<Part> part(byte[] data, int header) {
    for (int at = 1; at + 1 < header; at += 2 + (data[at + 1] & 0xff)) {
      int length = data[at + 1] & 0xff;
      if (at + 2 + length > header) {
        break;
      }
      if (data[at] == 0x00 && length == 3) {
        return part(data[at + 2] & 0xff, data[at + 3], data[at + 4]);
      }
      if (data[at] == 0x08 && length == 4) {
        return part((data[at + 2] & 0xff) << 8 | data[at + 3] & 0xff, data[at + 4], data[at + 5]);
      }
    }
    return Optional.empty();
  }

  private static Optional<Part> part(int reference, byte of, byte number) {
    boolean fits = of != 0 && number != 0 && (number & 0xff) <= (of & 0xff);
    return fits ? Optional.of(new Part(reference, of & 0xff, number & 0xff)) : Optional.empty();
  }

  /** How the text is coded (3GPP TS 23.038, 4). */
  private enum Alphabet {
    GSM7,
    OCTETS,
    UCS2;

    static Alphabet of(int coding) {
      int group = coding >> 4;
      if (group < 0x8) {
        return (coding & 0x0c) == 0x08 ? UCS2 : (coding & 0x0c) == 0x04 ? OCTETS : GSM7;
      }
      if (group == 0xe) {
        return UCS2;
      }
      return group == 0xf && (coding & 0x04) != 0 ? OCTETS : GSM7;
    }
  }

  /** A time of seven octets; the zone in quarters of an hour, its sign in bit 3. */
  private static Optional<Instant> time(byte[] octets) {
    int[] parts = new int[7];
    for (int i = 0; i < 7; i++) {
      int low = octets[i] & 0x0f;
      int high = octets[i] >> 4 & 0x0f;
      parts[i] = i == 6 ? (low & 7) * 10 + high : low * 10 + high;
    }
    int quarters = (octets[6] & 8) != 0 ? -parts[6] : parts[6];
    try {
      LocalDateTime local =
          LocalDateTime.of(
              (parts[0] < 80 ? 2000 : 1900) + parts[0],
              parts[1],
              parts[2],
              parts[3],
              parts[4],
              parts[5]);
      return Optional.of(local.toInstant(ZoneOffset.ofTotalSeconds(quarters * 15 * 60)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
