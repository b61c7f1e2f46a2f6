package org.dalel.plugins.wallets.keystore;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dalel.plugins.wallets.json.Json;

/** What a key derivation costs, in one line. */
final class Kdf {

  private Kdf() {}

  /** {@code scrypt n=262144 r=8 p=1}, {@code pbkdf2 c=1000000 prf=hmac-sha256}. */
  static String describe(String name, Json crypto) {
    Json parameters = crypto.get("kdfparams");
    return Stream.of("n", "r", "p", "c", "prf")
        .filter(parameters::has)
        .map(key -> key + "=" + parameters.get(key).written().orElse(""))
        .collect(Collectors.joining(" ", name + " ", ""))
        .strip();
  }
}
