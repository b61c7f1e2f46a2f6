package org.dalel.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;

/** The secrets of a test, tried as the engine tries them. */
final class TriedSecrets implements Secrets {

  private final List<Secret> known;
  private final List<Secret> offered = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();

  TriedSecrets(List<Secret> known) {
    this.known = known.stream().sorted().distinct().toList();
  }

  @Override
  public <T> Optional<T> open(Lock lock, Opener<T> opener) throws Exception {
    int tried = 0;
    for (Secret secret : fitting(lock)) {
      tried++;
      Optional<T> inside = opener.open(secret);
      if (inside.isPresent()) {
        attempts.add(new Attempt(lock, tried, Optional.of(secret)));
        return inside;
      }
    }
    attempts.add(new Attempt(lock, tried, Optional.empty()));
    return Optional.empty();
  }

  @Override
  public void offer(Secret secret) {
    offered.add(secret);
  }

  List<Secret> offered() {
    return offered;
  }

  List<Attempt> attempts() {
    return attempts;
  }

  private List<Secret> fitting(Lock lock) {
    return known.stream()
        .filter(secret -> secret.kind() == lock.kind())
        .limit(lock.effort().attempts())
        .toList();
  }
}
