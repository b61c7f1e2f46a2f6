package org.dalel.plugins.wallets.chain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dalel.formats.tokens.Alphabet;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;
import org.dalel.plugins.wallets.chain.codec.EvmAddress;

/**
 * Addresses of Ethereum and the chains that took over its form: 20 bytes in hexadecimal. The case
 * of the letters is a checksum (EIP-55, about 15 bits); one in a single case has none, and is
 * believed only where the text around it speaks of it.
 */
final class EvmRecogniser implements Recogniser {

  private static final int DIGITS = 40;

  /** Letters needed before the case of a bare one counts as a checksum. */
  private static final int ENOUGH_LETTERS = 8;

  private final Surroundings surroundings;

  EvmRecogniser(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public List<TokenShape> shapes() {
    return List.of(
        new TokenShape("evm", Alphabet.HEX.with("xX"), 42, 42, List.of("0x", "0X")),
        new TokenShape("evm bare", Alphabet.HEX, DIGITS, DIGITS, List.of()));
  }

  @Override
  public Optional<Recognition> recognise(Token token) {
    String text = token.text();
    String digits = text.substring(text.length() - DIGITS);
    boolean marked = text.length() > DIGITS;
    String lower = digits.toLowerCase(Locale.ROOT);
    if (!lower.chars().allMatch(Alphabet.HEX::has)) {
      return Optional.empty();
    }
    if (digits.equals(lower) || digits.equals(digits.toUpperCase(Locale.ROOT))) {
      return marked ? oneCase(token, lower) : Optional.empty();
    }
    String canonical = EvmAddress.checksummed(lower);
    boolean enough = text.startsWith("0x") || letters(lower) >= ENOUGH_LETTERS;
    return enough && !text.startsWith("0X") && canonical.substring(2).equals(digits)
        ? Optional.of(
            Recognition.checked(
                Kind.ADDRESS, new Reading(Chain.EVM, "account", false), canonical, "EIP-55"))
        : Optional.empty();
  }

  private Optional<Recognition> oneCase(Token token, String lower) {
    return isPattern(lower)
        ? Optional.empty()
        : Optional.of(
            surroundings.judge(
                token, Kind.ADDRESS, Chain.EVM, "account", EvmAddress.checksummed(lower)));
  }

  /** Masks and counters: fewer than six different digits, or long rows of one. */
  private static boolean isPattern(String digits) {
    return digits.chars().distinct().count() < 6 || digits.matches(".*(.)\\1{7}.*");
  }

  private static long letters(String lower) {
    return lower.chars().filter(Character::isLetter).count();
  }
}
