package org.dalel.api.records;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import org.dalel.api.Identifier;

/**
 * A value by which somebody or something is known: a phone number, an account, an address.
 *
 * @param kind what it identifies by
 * @param raw as it stands in the evidence
 * @param normalised the one spelling of it, as described at its kind
 */
public record Handle(Identifier.Kind kind, String raw, String normalised) {

  /** An e-mail address; its normal form is made here. */
  public static Handle email(String raw) {
    String address = raw.strip();
    int at = address.lastIndexOf('@');
    String domain = IDN.toUnicode(address.substring(at + 1).toLowerCase(Locale.ROOT));
    String normalised = address.substring(0, at + 1).toLowerCase(Locale.ROOT) + domain;
    return new Handle(Identifier.Kind.EMAIL, raw, nfc(normalised));
  }

  /** A phone number of which the international form is known. */
  public static Handle phone(String raw, String e164) {
    return new Handle(Identifier.Kind.PHONE, raw, e164);
  }

  /**
   * An account at a service.
   *
   * @param service lower-case, e.g. {@code telegram}
   * @param name as the service knows it
   */
  public static Handle account(String service, String name) {
    return new Handle(
        Identifier.Kind.ACCOUNT, name, nfc(service.toLowerCase(Locale.ROOT) + ":" + name.strip()));
  }

  /**
   * An address of a crypto-currency.
   *
   * @param chain code of the chain, e.g. {@code btc}
   * @param address in the chain's own canonical spelling
   */
  public static Handle wallet(String chain, String address) {
    return new Handle(Identifier.Kind.WALLET_ADDRESS, address, chain + ":" + address);
  }

  /** A number of a device or SIM card, of which only the digits count. */
  public static Handle digits(Identifier.Kind kind, String raw) {
    return new Handle(kind, raw, raw.replaceAll("[^0-9]", ""));
  }

  private static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
