package org.dalel.plugins.wallets.chain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.formats.tokens.Alphabet;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.chain.codec.MoneroBase58;

/**
 * Addresses of Monero: a network byte, two keys of 32 bytes, with a payment id of 8 when
 * integrated, and four bytes of Keccak-256 ({@code src/cryptonote_config.h}).
 */
final class MoneroRecogniser implements Recogniser {

  private static final int CHECKSUM = 4;
  private static final int STANDARD = 69;
  private static final int INTEGRATED = 77;

  private static final Map<Integer, Reading> NETWORKS =
      Map.of(
          18, reading("standard", false),
          19, reading("integrated", false),
          42, reading("subaddress", false),
          53, reading("standard", true),
          54, reading("integrated", true),
          63, reading("subaddress", true),
          24, reading("standard", true),
          25, reading("integrated", true),
          36, reading("subaddress", true));

  private static Reading reading(String form, boolean test) {
    return new Reading(Chain.XMR, form, test);
  }

  @Override
  public List<TokenShape> shapes() {
    Alphabet alphabet = new Alphabet(Base58.BITCOIN_DIGITS);
    List<String> first = List.of("4", "8", "9", "A", "B", "5", "7");
    return List.of(
        new TokenShape("monero", alphabet, 95, 95, first),
        new TokenShape("monero integrated", alphabet, 106, 106, first));
  }

  @Override
  public Optional<Recognition> recognise(Token token) {
    return MoneroBase58.decode(token.text())
        .filter(MoneroRecogniser::isWhole)
        .map(bytes -> NETWORKS.get((int) bytes[0]))
        .map(
            reading ->
                Recognition.checked(Kind.ADDRESS, reading, token.text(), "Keccak-256, 32 bits"));
  }

  private static boolean isWhole(byte[] bytes) {
    Reading reading = NETWORKS.get((int) bytes[0]);
    if (reading == null
        || bytes.length != (reading.form().equals("integrated") ? INTEGRATED : STANDARD)) {
      return false;
    }
    int end = bytes.length - CHECKSUM;
    byte[] expected = Digests.keccak256(Bytes.part(bytes, 0, end));
    return Arrays.equals(bytes, end, bytes.length, expected, 0, CHECKSUM);
  }
}
