package org.dalel.plugins.wallets.chain;

import java.util.List;
import java.util.Optional;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;

/** Knows the tokens of one encoding. Holds no state, never throws, whatever the token is. */
public interface Recogniser {
  /** What its tokens look like. */
  List<TokenShape> shapes();

  /** Validates a token that fits one of the shapes. */
  Optional<Recognition> recognise(Token token);
}
