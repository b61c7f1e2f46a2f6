package org.dalel.plugins.wallets.chain;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.dalel.formats.tokens.Alphabet;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;
import org.dalel.plugins.wallets.chain.codec.Base58;

/**
 * Old addresses of Cardano: base 58 of CBOR, an array of tagged bytes and their CRC-32 (CIP-19,
 * "Byron addresses").
 */
final class ByronRecogniser implements Recogniser {

  private static final int ARRAY_OF_TWO = 0x82;
  private static final int TAG = 0xd818;
  private static final int BYTES_OF_ONE = 0x58;
  private static final int BYTES = 0x40;
  private static final int NUMBER_OF_FOUR = 0x1a;

  @Override
  public List<TokenShape> shapes() {
    return List.of(
        new TokenShape(
            "byron",
            new Alphabet(Base58.BITCOIN_DIGITS),
            50,
            130,
            List.of("Ae2", "Ddz", "2cWK", "37bt")));
  }

  @Override
  public Optional<Recognition> recognise(Token token) {
    boolean test = Character.isDigit(token.text().charAt(0));
    return Base58.BITCOIN
        .decode(token.text())
        .filter(bytes -> bytes.length > 30 && isWhole(ByteBuffer.wrap(bytes)))
        .map(
            bytes ->
                Recognition.checked(
                    Kind.ADDRESS, new Reading(Chain.ADA, "byron", test), token.text(), "CRC-32"));
  }

  private static boolean isWhole(ByteBuffer bytes) {
    if ((bytes.get() & 0xff) != ARRAY_OF_TWO || (bytes.getShort() & 0xffff) != TAG) {
      return false;
    }
    int first = bytes.get() & 0xff;
    int length = first == BYTES_OF_ONE ? bytes.get() & 0xff : first - BYTES;
    if (length < 0 || bytes.remaining() != length + 5) {
      return false;
    }
    byte[] payload = new byte[length];
    bytes.get(payload);
    CRC32 crc = new CRC32();
    crc.update(payload);
    return bytes.get() == NUMBER_OF_FOUR && bytes.getInt() == (int) crc.getValue();
  }
}
