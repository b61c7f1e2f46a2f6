package org.dalel.plugins.wallets.chain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dalel.formats.tokens.Alphabet;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;
import org.dalel.plugins.wallets.chain.codec.Bech32;
import org.dalel.plugins.wallets.chain.codec.CashAddr;

/**
 * Addresses with the 40-bit checksum of Bitcoin Cash. The prefix may be missing, since it is part
 * of the checksum; one that is there must be right.
 */
final class CashAddrRecogniser implements Recogniser {

  private static final List<Prefix> PREFIXES =
      List.of(
          new Prefix("bitcoincash", Chain.BCH, false),
          new Prefix("bchtest", Chain.BCH, true),
          new Prefix("bchreg", Chain.BCH, true),
          new Prefix("simpleledger", Chain.BCH, false),
          new Prefix("ecash", Chain.XEC, false),
          new Prefix("etoken", Chain.XEC, false),
          new Prefix("kaspa", Chain.KAS, false),
          new Prefix("kaspatest", Chain.KAS, true));

  private record Prefix(String text, Chain chain, boolean test) {}

  @Override
  public List<TokenShape> shapes() {
    return List.of(
        new TokenShape(
            "cashaddr", new Alphabet(Bech32.DIGITS), 42, 63, List.of("q", "p", "r", "z")),
        new TokenShape(
            "CASHADDR",
            new Alphabet(Bech32.DIGITS.toUpperCase(Locale.ROOT)),
            42,
            63,
            List.of("Q", "P", "R", "Z")));
  }

  @Override
  public Optional<Recognition> recognise(Token token) {
    return PREFIXES.stream()
        .filter(prefix -> !contradicts(token, prefix.text))
        .flatMap(prefix -> recognise(token, prefix).stream())
        .findFirst();
  }

  private static Optional<Recognition> recognise(Token token, Prefix prefix) {
    return CashAddr.decode(prefix.text, token.text())
        .filter(address -> prefix.chain == Chain.KAS ? isKaspa(address) : address.isBitcoinCash())
        .map(
            address ->
                Recognition.checked(
                    Kind.ADDRESS,
                    new Reading(prefix.chain, form(address), prefix.test),
                    address.text(),
                    "CashAddr, 40 bits"));
  }

  private static boolean isKaspa(CashAddr address) {
    int version = address.payload()[0];
    int length = address.payload().length - 1;
    return (version == 0 || version == 8) && length == 32 || version == 1 && length == 33;
  }

  private static String form(CashAddr address) {
    return (address.type() & 1) == 0 ? "p2pkh" : "p2sh";
  }

  /** Whether in front stands a prefix in which one character or the case of some is wrong. */
  private static boolean contradicts(Token token, String prefix) {
    String before = token.before(prefix.length() + 1);
    int end = before.length() - 1;
    if (end < prefix.length() || before.charAt(end) != ':') {
      return false;
    }
    String found = before.substring(0, end);
    int wrong = 0;
    for (int i = 0; i < end; i++) {
      wrong += Character.toLowerCase(found.charAt(i)) == prefix.charAt(i) ? 0 : 1;
    }
    boolean mixed = !found.equals(prefix) && !found.equals(prefix.toUpperCase(Locale.ROOT));
    return wrong == 1 || wrong == 0 && mixed;
  }
}
