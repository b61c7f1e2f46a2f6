package org.dalel.cli;

import java.util.Optional;

/** Who works at the case: DALEL_EXAMINER, or the name of the account. */
final class Actor {
  private Actor() {}

  static String name() {
    return Optional.ofNullable(System.getenv("DALEL_EXAMINER"))
        .filter(name -> !name.isBlank())
        .orElseGet(() -> System.getProperty("user.name", "unknown"));
  }
}
