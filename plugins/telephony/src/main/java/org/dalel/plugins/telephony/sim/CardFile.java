package org.dalel.plugins.telephony.sim;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The files of a card that tell something (3GPP TS 51.011, 10; TS 31.102, 4). */
enum CardFile {
  ICCID(0x2fe2, "ICCID", 0),
  IMSI(0x6f07, "IMSI", 0),
  MSISDN(0x6f40, "MSISDN", 28),
  ADN(0x6f3a, "ADN", 28),
  FDN(0x6f3b, "FDN", 28),
  SDN(0x6f49, "SDN", 28),
  LND(0x6f44, "LND", 28),
  SMS(0x6f3c, "SMS", 176),
  SMSP(0x6f42, "SMSP", 40),
  LOCI(0x6f7e, "LOCI", 0),
  PSLOCI(0x6f73, "PSLOCI", 0),
  LOCIGPRS(0x6f53, "LOCIGPRS", 0),
  EPSLOCI(0x6fe3, "EPSLOCI", 0),
  PLMN_SEL(0x6f30, "PLMNsel", 0),
  PLMN_SEL_ACT(0x6f60, "PLMNwAcT", 0),
  OPLMN(0x6f61, "OPLMNwAcT", 0),
  HPLMN(0x6f62, "HPLMNwAcT", 0),
  EHPLMN(0x6fd9, "EHPLMN", 0),
  FPLMN(0x6f7b, "FPLMN", 0),
  SPN(0x6f46, "SPN", 0);

  private static final Map<String, CardFile> BY_NAME =
      Arrays.stream(values())
          .collect(
              Collectors.toUnmodifiableMap(
                  file -> file.label.toUpperCase(Locale.ROOT), Function.identity()));

  private final int id;
  private final String label;
  private final int record;

  CardFile(int id, String label, int record) {
    this.id = id;
    this.label = label;
    this.record = record;
  }

  /** Its name in the specifications, without {@code EF}. */
  String label() {
    return label;
  }

  /** Octets of a record where all cards agree or none is told; 0 when it has no records. */
  int record() {
    return record;
  }

  /** The file with this identifier, in four hexadecimal digits, or with this name. */
  static Optional<CardFile> named(String name) {
    String text = name.toUpperCase(Locale.ROOT).replaceFirst("^EF[._-]?", "");
    if (text.matches("[0-9A-F]{4}")) {
      int id = Integer.parseInt(text, 16);
      return List.of(values()).stream().filter(file -> file.id == id).findFirst();
    }
    return Optional.ofNullable(BY_NAME.get(text));
  }
}
