package org.dalel.plugins.wallets.chain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.dalel.formats.tokens.Alphabet;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;

/**
 * Base 58 of 32 bytes (a public key) or 64 (a key pair, or a signature that numbers a transaction).
 * A key pair proves itself. Addresses and signatures have no checksum: an address must be a point
 * of Ed25519 where no URL says what it is, and the text around must speak of it.
 */
final class SolanaRecogniser implements Recogniser {

  private static final int KEY = 32;
  private static final int PAIR = 64;

  private final Surroundings surroundings;

  SolanaRecogniser(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public List<TokenShape> shapes() {
    Alphabet alphabet = new Alphabet(Base58.BITCOIN_DIGITS);
    return List.of(
        new TokenShape("solana", alphabet, 42, 44, List.of()),
        new TokenShape("solana pair", alphabet, 85, 88, List.of()));
  }

  @Override
  public Optional<Recognition> recognise(Token token) {
    if (!isMixed(token.text())) {
      return Optional.empty();
    }
    return Base58.BITCOIN
        .decode(token.text())
        .flatMap(
            bytes ->
                switch (bytes.length) {
                  case KEY -> address(token, bytes);
                  case PAIR -> pair(token, bytes);
                  default -> Optional.empty();
                });
  }

  private Optional<Recognition> address(Token token, byte[] key) {
    if (Surroundings.isPartOfBase64(token) && surroundings.explorer(token).isEmpty()) {
      return Optional.empty();
    }
    Recognition judged =
        surroundings.judge(token, Kind.ADDRESS, Chain.SOL, "account", token.text());
    boolean unproven = judged.proof() == Recognition.Proof.SHAPE;
    if (unproven && surroundings.isValue(token)) {
      return Optional.empty();
    }
    boolean byUrl = judged.basis().startsWith("URL");
    return byUrl || Ed25519.validatePublicKeyPartial(key, 0)
        ? Optional.of(judged)
        : Optional.empty();
  }

  private Optional<Recognition> pair(Token token, byte[] bytes) {
    byte[] key = new byte[KEY];
    Ed25519.generatePublicKey(bytes, 0, key, 0);
    if (Arrays.equals(key, Bytes.part(bytes, KEY, PAIR))) {
      Chain chain = token.before(8).equals("ed25519:") ? Chain.NEAR : Chain.SOL;
      return Optional.of(
          Recognition.checked(
              Kind.PRIVATE_KEY,
              new Reading(chain, "key-pair", false),
              token.text(),
              "its halves belong together"));
    }
    Recognition judged =
        surroundings.judge(token, Kind.TRANSACTION_ID, Chain.SOL, "signature", token.text());
    return judged.proof() == Recognition.Proof.CONTEXT ? Optional.of(judged) : Optional.empty();
  }

  /** Real ones have digits, capital and small letters; words and identifiers often have not. */
  private static boolean isMixed(String text) {
    return text.chars().filter(Character::isDigit).count() >= 2
        && text.chars().filter(Character::isUpperCase).count() >= 5
        && text.chars().filter(Character::isLowerCase).count() >= 5;
  }
}
