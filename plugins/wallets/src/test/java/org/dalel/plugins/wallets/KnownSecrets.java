package org.dalel.plugins.wallets;

import org.dalel.api.Secret;

/** The passwords of a test. */
public final class KnownSecrets {

  private KnownSecrets() {}

  /** Passwords, each from {@code list, line N}. */
  public static Secret[] of(String... passwords) {
    Secret[] secrets = new Secret[passwords.length];
    for (int i = 0; i < secrets.length; i++) {
      String source = "list, line " + (i + 1);
      secrets[i] = new Secret(Secret.Kind.PASSWORD, passwords[i], source);
    }
    return secrets;
  }
}
