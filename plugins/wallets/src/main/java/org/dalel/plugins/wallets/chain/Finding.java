package org.dalel.plugins.wallets.chain;

import org.dalel.formats.tokens.Token;

/**
 * Something recognised, with its place.
 *
 * @param offset of its first character in the scanned bytes
 * @param encoding how it is written there
 * @param text as it stands there
 * @param recognition what it is
 */
public record Finding(long offset, Token.Encoding encoding, String text, Recognition recognition) {

  static Finding of(Token token, Recognition recognition) {
    return new Finding(token.from(), token.encoding(), token.text(), recognition);
  }

  Finding movedBy(long base) {
    return new Finding(offset + base, encoding, text, recognition);
  }

  Finding inCompany() {
    return new Finding(offset, encoding, text, recognition.inCompany());
  }
}
