package org.dalel.plugins.telephony.sim;

import java.util.Arrays;
import java.util.Optional;

/**
 * A number with its name: a record of EF_ADN, FDN, SDN, LND, MSISDN (3GPP TS 31.102, 4.4.2.3).
 *
 * <pre>
 *  name (X octets) | length | TON/NPI | number, BCD (10) | capability (1) | extension (1)
 * </pre>
 *
 * @param name as on the card; may be empty
 * @param number with a plus sign where it is international; may be empty
 */
record Dialled(String name, String number) {
  private static final int TAIL = 14;
  private static final int NUMBER = 10;

  /** Reads a record; empty for a free one. */
  static Optional<Dialled> of(byte[] record) {
    if (record.length < TAIL || filler(record)) {
      return Optional.empty();
    }
    int tail = record.length - TAIL;
    String name = Alpha.text(Arrays.copyOf(record, tail));
    int length = record[tail] & 0xff;
    String number =
        length < 2 || length > NUMBER + 1
            ? ""
            : Bcd.address(record[tail + 1], record, tail + 2, length - 1);
    return name.isEmpty() && number.isEmpty()
        ? Optional.empty()
        : Optional.of(new Dialled(name, number));
  }

  static boolean filler(byte[] octets) {
    for (byte b : octets) {
      if (b != (byte) 0xff) {
        return false;
      }
    }
    return true;
  }
}
