package org.dalel.plugins.wallets.chain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dalel.formats.tokens.Alphabet;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;
import org.dalel.plugins.wallets.chain.codec.Base32;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;

/**
 * Addresses of Filecoin: network, protocol, and in small base 32 the payload and four bytes of
 * BLAKE2b over protocol and payload (spec.filecoin.io, "Address"; FIP-0048 for {@code f410f}).
 */
final class FilecoinRecogniser implements Recogniser {

  private static final int CHECKSUM = 4;
  private static final List<Form> FORMS =
      List.of(
          new Form("1", "secp256k1", new byte[] {1}, 41),
          new Form("2", "actor", new byte[] {2}, 41),
          new Form("3", "bls", new byte[] {3}, 86),
          new Form("410f", "delegated", new byte[] {4, 10}, 44));

  private record Form(String mark, String name, byte[] checked, int length) {}

  @Override
  public List<TokenShape> shapes() {
    return FORMS.stream()
        .map(
            form ->
                new TokenShape(
                    "filecoin " + form.name,
                    Alphabet.LOWER_CASE,
                    form.length,
                    form.length,
                    List.of("f" + form.mark, "t" + form.mark)))
        .toList();
  }

  @Override
  public Optional<Recognition> recognise(Token token) {
    return FORMS.stream()
        .filter(form -> form.length == token.length() && token.text().startsWith(form.mark, 1))
        .flatMap(form -> recognise(token, form).stream())
        .findFirst();
  }

  private static Optional<Recognition> recognise(Token token, Form form) {
    String body = token.text().substring(1 + form.mark.length());
    if (!body.equals(body.toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    return Base32.decode(body.toUpperCase(Locale.ROOT))
        .filter(bytes -> isWhole(bytes, form))
        .map(
            bytes ->
                Recognition.checked(
                    Kind.ADDRESS,
                    new Reading(Chain.FIL, form.name, token.text().charAt(0) == 't'),
                    token.text(),
                    "BLAKE2b, 32 bits"));
  }

  private static boolean isWhole(byte[] bytes, Form form) {
    int end = bytes.length - CHECKSUM;
    byte[] expected = Digests.blake2b(CHECKSUM, form.checked, Bytes.part(bytes, 0, end));
    return Arrays.equals(expected, Bytes.part(bytes, end, bytes.length));
  }
}
