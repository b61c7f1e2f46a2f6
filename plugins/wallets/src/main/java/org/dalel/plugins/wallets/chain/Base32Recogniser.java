package org.dalel.plugins.wallets.chain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.formats.tokens.Alphabet;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;
import org.dalel.plugins.wallets.chain.codec.Base32;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Crc16;
import org.dalel.plugins.wallets.chain.codec.Digests;

/**
 * Addresses in base 32: Stellar (SEP-23: version, 32 bytes, CRC-16, least byte first) and Algorand
 * (32 bytes and the last four of their SHA-512/256).
 */
final class Base32Recogniser implements Recogniser {

  private static final int STELLAR = 56;
  private static final int STELLAR_MUXED = 69;
  private static final int ALGORAND = 58;
  private static final int ALGORAND_KEY = 32;
  private static final int ALGORAND_CHECKSUM = 4;

  private static final Map<Integer, Form> STELLAR_FORMS =
      Map.of(
          6 << 3, new Form(Kind.ADDRESS, "account"),
          18 << 3, new Form(Kind.PRIVATE_KEY, "seed"),
          12 << 3, new Form(Kind.ADDRESS, "muxed"),
          2 << 3, new Form(Kind.ADDRESS, "contract"));

  private record Form(Kind kind, String name) {}

  @Override
  public List<TokenShape> shapes() {
    Alphabet alphabet = new Alphabet(Base32.DIGITS);
    return List.of(
        new TokenShape("stellar", alphabet, STELLAR, STELLAR, List.of("G", "S", "C")),
        new TokenShape("stellar muxed", alphabet, STELLAR_MUXED, STELLAR_MUXED, List.of("M")),
        new TokenShape("algorand", alphabet, ALGORAND, ALGORAND, List.of()));
  }

  @Override
  public Optional<Recognition> recognise(Token token) {
    return Base32.decode(token.text())
        .flatMap(
            bytes -> token.length() == ALGORAND ? algorand(token, bytes) : stellar(token, bytes));
  }

  private static Optional<Recognition> stellar(Token token, byte[] bytes) {
    if (token.length() != STELLAR && token.length() != STELLAR_MUXED) {
      return Optional.empty();
    }
    int end = bytes.length - 2;
    int stated = bytes[end] & 0xff | (bytes[end + 1] & 0xff) << 8;
    Form form = STELLAR_FORMS.get(bytes[0] & 0xff);
    return form != null
            && form.name.equals("muxed") == (token.length() == STELLAR_MUXED)
            && Crc16.of(bytes, end) == stated
        ? Optional.of(checked(form.kind, Chain.XLM, form.name, token, "CRC-16"))
        : Optional.empty();
  }

  private static Optional<Recognition> algorand(Token token, byte[] bytes) {
    byte[] digest = Digests.sha512Half(Bytes.part(bytes, 0, ALGORAND_KEY));
    boolean valid =
        Arrays.equals(
            Bytes.part(bytes, ALGORAND_KEY, bytes.length),
            Bytes.part(digest, digest.length - ALGORAND_CHECKSUM, digest.length));
    return valid
        ? Optional.of(checked(Kind.ADDRESS, Chain.ALGO, "account", token, "SHA-512/256, 32 bits"))
        : Optional.empty();
  }

  private static Recognition checked(
      Kind kind, Chain chain, String form, Token token, String basis) {
    return Recognition.checked(kind, new Reading(chain, form, false), token.text(), basis);
  }
}
