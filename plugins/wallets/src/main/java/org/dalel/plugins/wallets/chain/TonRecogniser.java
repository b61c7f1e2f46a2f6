package org.dalel.plugins.wallets.chain;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.formats.tokens.Alphabet;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Crc16;

/**
 * User-friendly addresses of TON (TEP-2): a tag, a workchain, 32 bytes and CRC-16 in base 64 of
 * either kind. The canonical form is the raw one, since one account has eight friendly spellings.
 */
final class TonRecogniser implements Recogniser {

  private static final int LENGTH = 48;
  private static final int CHECKED = 34;
  private static final List<String> PREFIXES =
      List.of("EQ", "UQ", "kQ", "0Q", "Ef", "Uf", "kf", "0f");

  private static final Map<Integer, Reading> TAGS =
      Map.of(
          0x11, new Reading(Chain.TON, "bounceable", false),
          0x51, new Reading(Chain.TON, "non-bounceable", false),
          0x91, new Reading(Chain.TON, "bounceable", true),
          0xd1, new Reading(Chain.TON, "non-bounceable", true));

  @Override
  public List<TokenShape> shapes() {
    return List.of(
        new TokenShape("ton url", Alphabet.BASE64_URL, LENGTH, LENGTH, PREFIXES),
        new TokenShape("ton", Alphabet.BASE64, LENGTH, LENGTH, PREFIXES));
  }

  @Override
  public Optional<Recognition> recognise(Token token) {
    if (!token.text().chars().allMatch(Alphabet.BASE64_URL.with("+/")::has)
        || token.length() != LENGTH) {
      return Optional.empty();
    }
    byte[] bytes = Base64.getDecoder().decode(token.text().replace('-', '+').replace('_', '/'));
    Reading reading = TAGS.get(bytes[0] & 0xff);
    int stated = (bytes[CHECKED] & 0xff) << 8 | bytes[CHECKED + 1] & 0xff;
    boolean valid =
        reading != null && (bytes[1] == 0 || bytes[1] == -1) && Crc16.of(bytes, CHECKED) == stated;
    String raw = bytes[1] + ":" + Bytes.hex(Bytes.part(bytes, 2, CHECKED));
    return valid
        ? Optional.of(Recognition.checked(Kind.ADDRESS, reading, raw, "CRC-16"))
        : Optional.empty();
  }
}
