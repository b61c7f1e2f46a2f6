package org.dalel.plugins.wallets.crypto;

import org.dalel.api.Secret;

/**
 * What was inside, and the secret that opened it.
 *
 * @param content as the opener made it
 */
public record Unlocked<T>(T content, Secret secret) {

  /** Where the secret came from: the field {@code unlocked-by} of a wallet. */
  public String source() {
    return secret.source();
  }
}
