package org.dalel.plugins.wallets.chain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dalel.formats.tokens.Alphabet;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Ss58;

/** Addresses of Substrate networks, of those that are in wide use; checksum of 16 bits. */
final class Ss58Recogniser implements Recogniser {

  /**
   * From the ss58-registry: Acala 10, Astar 5, Phala 30, Centrifuge 36, Interlay 2032, Bittensor
   * and others 42, HydraDX 63, Bifrost 6, Kilt 38, Moonbeam family has EVM addresses.
   */
  private static final Set<Integer> NETWORKS =
      Set.of(0, 2, 5, 6, 7, 8, 10, 30, 36, 38, 42, 63, 66, 77, 126, 128, 135, 172, 2032, 2092);

  @Override
  public List<TokenShape> shapes() {
    return List.of(new TokenShape("ss58", new Alphabet(Base58.BITCOIN_DIGITS), 46, 50, List.of()));
  }

  @Override
  public Optional<Recognition> recognise(Token token) {
    return Ss58.decode(token.text())
        .filter(address -> NETWORKS.contains(address.network()))
        .map(
            address ->
                Recognition.checked(
                    Kind.ADDRESS, reading(address), token.text(), "BLAKE2b, 16 bits"));
  }

  private static Reading reading(Ss58 address) {
    Chain chain =
        switch (address.network()) {
          case 0 -> Chain.DOT;
          case 2 -> Chain.KSM;
          default -> Chain.SUBSTRATE;
        };
    return new Reading(chain, "ss58-" + address.network(), false);
  }
}
