package org.dalel.api;

import java.util.Locale;

/**
 * Something that leads from one piece of evidence to another: the same normalised value elsewhere
 * in the case is the same person, device or place on the net.
 *
 * @param kind what it identifies by
 * @param raw as it stands in the evidence
 * @param normalised the one spelling that all raw forms of it share, as described at its kind
 * @param role what it is to the artifact
 */
public record Identifier(Kind kind, String raw, String normalised, Role role) {

  public Identifier {
    raw = JsonValues.wellFormed(raw);
    normalised = JsonValues.wellFormed(normalised);
    if (normalised.isBlank()) {
      throw new IllegalArgumentException(
          "identifier " + kind.label() + " '" + raw + "': expected a normalised form, found none");
    }
  }

  /** An identifier that the evidence only mentions. */
  public static Identifier mentioned(Kind kind, String raw, String normalised) {
    return new Identifier(kind, raw, normalised, Role.MENTIONED);
  }

  /** What an identifier identifies by, with its normalised form. */
  public enum Kind {
    /** Lower-case, domain in Unicode (NFC): {@code aida@почта.қаз}. */
    EMAIL,
    /** E.164: {@code +77012345678}. */
    PHONE,
    /**
     * Scheme and host lower-case, host in Unicode (NFC), no default port: {@code
     * https://example.kz/A?b}.
     */
    URL,
    /** Host name, lower-case, in Unicode (NFC). */
    DOMAIN,
    /** IPv4 or IPv6 address in its shortest form (RFC 5952). */
    IP_ADDRESS,
    /** Six lower-case octets joined by colons. */
    MAC_ADDRESS,
    /** Account at a service: {@code service:name}. */
    ACCOUNT,
    /** Crypto-currency address: {@code chain:address}. */
    WALLET_ADDRESS,
    /** Equipment identity of a phone: 15 digits. */
    IMEI,
    /** Subscriber identity: 14 or 15 digits. */
    IMSI,
    /** SIM card number: 18 to 20 digits, with check digit where it is there. */
    ICCID,
    /** Serial number of a device: {@code vendor:serial}. */
    DEVICE_SERIAL;

    /** The word for the case and for exports, e.g. {@code wallet-address}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What an identifier is to the artifact that has it. */
  public enum Role {
    /** It stands there; who used it for what is not known. */
    MENTIONED,
    /** Of the user or owner of the item. */
    OWNER,
    /** Of somebody in a contact list. */
    CONTACT,
    SENDER,
    RECIPIENT,
    /** Of somebody who takes part, in a role that is not known. */
    PARTICIPANT,
    /** Of a device that was used or connected. */
    DEVICE;

    /** The word for the case and for exports, e.g. {@code sender}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
