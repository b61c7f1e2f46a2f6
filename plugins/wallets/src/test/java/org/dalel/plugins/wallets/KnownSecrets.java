package org.dalel.plugins.wallets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;

/** The passwords of a test, in their order, and what was asked and offered. */
public final class KnownSecrets implements Secrets {

  private final List<Secret> known = new ArrayList<>();
  private final List<Secret> offered = new ArrayList<>();
  private final List<Lock> asked = new ArrayList<>();

  /** Passwords, each from {@code list, line N}. */
  public static KnownSecrets of(String... passwords) {
    KnownSecrets secrets = new KnownSecrets();
    for (String password : passwords) {
      String source = "list, line " + (secrets.known.size() + 1);
      secrets.known.add(new Secret(Secret.Kind.PASSWORD, password, source));
    }
    return secrets;
  }

  @Override
  public <T> Optional<T> open(Lock lock, Opener<T> opener) throws Exception {
    asked.add(lock);
    for (Secret secret : known) {
      if (secret.kind() == lock.kind()) {
        Optional<T> opened = opener.open(secret);
        if (opened.isPresent()) {
          return opened;
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void offer(Secret secret) {
    offered.add(secret);
  }

  /** What was offered. */
  public List<Secret> offered() {
    return offered;
  }

  /** The locks that secrets were asked for. */
  public List<Lock> asked() {
    return asked;
  }
}
