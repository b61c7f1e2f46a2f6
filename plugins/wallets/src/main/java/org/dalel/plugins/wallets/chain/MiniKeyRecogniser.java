package org.dalel.plugins.wallets.chain;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dalel.formats.tokens.Alphabet;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Digests;

/**
 * Mini private keys (Casascius coins): {@code S} and 21, 25 or 29 characters, where SHA-256 of the
 * key and a question mark begins with a zero byte. That is a checksum of 8 bits only.
 */
final class MiniKeyRecogniser implements Recogniser {

  private final Surroundings surroundings;

  MiniKeyRecogniser(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public List<TokenShape> shapes() {
    Alphabet alphabet = new Alphabet(Base58.BITCOIN_DIGITS);
    return IntStream.of(22, 26, 30)
        .mapToObj(n -> new TokenShape("mini key", alphabet, n, n, List.of("S")))
        .toList();
  }

  @Override
  public Optional<Recognition> recognise(Token token) {
    byte[] questioned = (token.text() + "?").getBytes(StandardCharsets.US_ASCII);
    if (Digests.sha256(questioned)[0] != 0) {
      return Optional.empty();
    }
    Recognition judged =
        surroundings.judge(token, Kind.PRIVATE_KEY, Chain.BTC, "mini-key", token.text());
    return judged.proof() == Recognition.Proof.CONTEXT ? Optional.of(judged) : Optional.empty();
  }
}
