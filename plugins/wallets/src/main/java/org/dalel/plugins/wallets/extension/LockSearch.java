package org.dalel.plugins.wallets.extension;

import java.util.Locale;
import java.util.Optional;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.seed.SeedPhrase;
import org.dalel.plugins.wallets.seed.SeedScanner;
import org.dalel.plugins.wallets.vault.Vault;

/**
 * Looks through a stored value for locked secrets of every known shape, at any depth and also in
 * strings that are JSON themselves, and for seed phrases that nobody locked.
 *
 * <pre>
 *   {data, iv, salt [, keyMetadata]}                       MetaMask and its relatives: a vault
 *   {encrypted, nonce, salt, kdf, iterations | digest}     Phantom, Solflare, Backpack: NaCl secretbox
 *   {ciphertext, cipherparams | kdfparams ...}             Keplr, Ethereum key files
 *   "U2FsdGVkX1..."                                        CryptoJS
 *   vault/userPasswordMac ...                              Keplr 2: see KeplrStore
 * </pre>
 */
final class LockSearch {

  private static final int DEEPEST = 24;
  private static final int LONGEST_PHRASE = 1000;

  /** {@code Salted__} in Base64, as OpenSSL and CryptoJS begin. */
  private static final String SALTED = "U2FsdGVkX1";

  private final Facts facts;
  private final Stand stand;

  /** Made when the first phrase is met: the dictionary is large. */
  private static final class Seeds {
    static final SeedScanner SCANNER = new SeedScanner();
  }

  LockSearch(Facts facts, Stand stand) {
    this.facts = facts;
    this.stand = stand;
  }

  void take(String key, Json value) {
    facts.keplr().take(key, value, stand);
    if (KeplrStore.isProof(key, value)) {
      facts.otherLock("AES-256-CTR, PBKDF2-HMAC-SHA256, 4000 rounds (Keplr 2)", stand);
    }
    walk(key, value, 0);
  }

  private void walk(String name, Json value, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    Optional<Json> nested = Text.nested(value);
    if (nested.isPresent()) {
      walk(name, nested.get(), depth + 1);
    } else if (value.text().isPresent()) {
      text(name, value.text().get());
    } else if (value.isArray()) {
      value.items().forEach(item -> walk(name, item, depth + 1));
    } else if (value.isObject()) {
      object(value, depth);
    }
  }

  private void object(Json value, int depth) {
    Optional<Vault> vault = Vault.of(value);
    if (vault.isPresent()) {
      facts.lock(vault.get(), stand);
      return;
    }
    other(value).ifPresent(kind -> facts.otherLock(kind, stand));
    BoxLine.of(value).ifPresent(line -> facts.add("line " + line.text(), stand, line::artifact));
    value.entries().forEach((name, member) -> walk(name, member, depth + 1));
  }

  private static Optional<String> other(Json value) {
    if (value.get("encrypted").isPresent()
        && value.get("nonce").isPresent()
        && value.get("salt").isPresent()) {
      String kdf = value.get("kdf").text().orElse("pbkdf2");
      String rounds = value.get("iterations").written().map(n -> ", " + n + " rounds").orElse("");
      return Optional.of("NaCl secretbox, " + kdf + rounds);
    }
    if (value.get("ciphertext").text().isPresent() && value.get("kdfparams").isObject()) {
      String cipher = value.get("cipher").text().orElse("unknown cipher");
      String kdf = value.get("kdf").text().orElse("unknown kdf");
      String cost =
          value.at("kdfparams", "n").written().map(n -> ", n = " + n).orElse("")
              + value.at("kdfparams", "c").written().map(c -> ", " + c + " rounds").orElse("");
      return Optional.of(cipher + ", " + kdf + cost);
    }
    return Optional.empty();
  }

  private void text(String name, String text) {
    if (text.startsWith(SALTED)) {
      facts.otherLock("CryptoJS AES in " + name, stand);
      BoxLine.ofSalted(text)
          .ifPresent(line -> facts.add("line " + line.text(), stand, line::artifact));
    } else {
      phrase(name, text);
    }
  }

  private void phrase(String name, String text) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean named =
        lower.contains("mnemonic") || lower.contains("seed") || lower.contains("phrase");
    if (!named || text.length() > LONGEST_PHRASE || !text.contains(" ")) {
      return;
    }
    for (SeedPhrase phrase : Seeds.SCANNER.scan(text)) {
      facts.phrase(phrase, name, stand);
    }
  }
}
