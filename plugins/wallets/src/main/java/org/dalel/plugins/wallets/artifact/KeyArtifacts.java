package org.dalel.plugins.wallets.artifact;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.Artifact;
import org.dalel.api.Identifier;
import org.dalel.plugins.wallets.derive.Derivation;
import org.dalel.plugins.wallets.derive.DerivedAddress;
import org.dalel.plugins.wallets.derive.SeedBytes;
import org.dalel.plugins.wallets.seed.Scheme;
import org.dalel.plugins.wallets.seed.SeedPhrase;

/**
 * Starts the artifacts of seed phrases and keys with the first addresses that follow from them, as
 * identifiers of the owner: the secret itself is not in the case, so nobody could derive them
 * later. Their raw form is the path. The field {@code derived} says how many there are.
 *
 * <p>One serves one file. It derives for so many phrases and keys only, so that lists of test
 * vectors cost little; what comes behind is reported without addresses.
 */
public final class KeyArtifacts {

  /** Phrases and extended keys of a file that are derived from; some ten milliseconds each. */
  static final int MOST_TREES = 200;

  /** Single keys of a file that are derived from; a millisecond each. */
  static final int MOST_KEYS = 2_000;

  /** Identifiers of one artifact. */
  static final int MOST_ADDRESSES = 700;

  /** Immutable, and takes a moment to make. */
  private static final class Tables {
    static final Derivation DERIVATION = new Derivation();
  }

  private int trees;
  private int keys;

  /** A phrase found in text. */
  public Artifact.Builder seedPhrase(SeedPhrase phrase) {
    return seedPhrase(phrase, phrase.scheme().label(), "");
  }

  /**
   * A phrase that a wallet file keeps in clear.
   *
   * @param scheme as in {@link Scheme#label()}; {@code electrum} is that of Electrum 2
   * @param passphrase the additional word, empty when there is none
   */
  public Artifact.Builder seedPhrase(String scheme, String words, String passphrase) {
    return scheme(scheme)
        .map(known -> seedPhrase(phrase(known, words), scheme, passphrase))
        .orElseGet(() -> WalletArtifacts.seedPhrase(scheme, words));
  }

  /**
   * A share of SLIP-39.
   *
   * @param secret of all shares, when they are known and this is the one that it is told of
   */
  public Artifact.Builder share(SeedPhrase phrase, Optional<byte[]> secret) {
    Artifact.Builder artifact =
        WalletArtifacts.seedPhrase(phrase.scheme().label(), phrase.phrase());
    phrase
        .share()
        .ifPresent(
            share ->
                artifact
                    .field("set", "%04x".formatted(share.set().id()))
                    .field("group", share.group() + 1L)
                    .field("groups-needed", (long) share.set().groupsNeeded())
                    .field("member", share.member() + 1L)
                    .field("members-needed", (long) share.needed()));
    if (secret.isPresent() && trees++ < MOST_TREES) {
      add(artifact, Tables.DERIVATION.ofSeed(secret.get(), Integer.MAX_VALUE));
    }
    return artifact;
  }

  private Artifact.Builder seedPhrase(SeedPhrase phrase, String scheme, String passphrase) {
    if (trees++ >= MOST_TREES) {
      return WalletArtifacts.seedPhrase(scheme, phrase.phrase());
    }
    Artifact.Builder artifact =
        WalletArtifacts.seedPhrase(
            scheme, phrase.phrase(), SeedBytes.fingerprint(phrase, passphrase));
    add(artifact, Tables.DERIVATION.ofPhrase(phrase, passphrase, Integer.MAX_VALUE));
    return artifact;
  }

  /** An extended key; a private one is masked. */
  public Artifact.Builder extendedKey(String key) {
    return withAddresses(WalletArtifacts.extendedKey(key), key);
  }

  /** An extended key that is known to be secret or not. */
  public Artifact.Builder extendedKey(String key, boolean secret) {
    return withAddresses(WalletArtifacts.extendedKey(key, secret), key);
  }

  private Artifact.Builder withAddresses(Artifact.Builder artifact, String key) {
    if (trees++ < MOST_TREES) {
      add(artifact, Tables.DERIVATION.ofExtendedKey(key, Integer.MAX_VALUE));
    }
    return artifact;
  }

  /** A private key; it has addresses when it stands in the wallet import format. */
  public Artifact.Builder privateKey(String format, String secret) {
    Artifact.Builder artifact = WalletArtifacts.privateKey(format, secret);
    if (keys++ < MOST_KEYS) {
      add(artifact, Tables.DERIVATION.ofPrivateKey(secret));
    }
    return artifact;
  }

  private static void add(Artifact.Builder artifact, List<DerivedAddress> addresses) {
    Set<String> seen = new HashSet<>();
    for (DerivedAddress address : addresses) {
      String normalised = address.chain().code() + ":" + address.canonical();
      if (seen.size() < MOST_ADDRESSES && seen.add(normalised)) {
        artifact.identifier(
            new Identifier(
                Identifier.Kind.WALLET_ADDRESS, address.path(), normalised, Identifier.Role.OWNER));
      }
    }
    if (!seen.isEmpty()) {
      artifact.field("derived", (long) seen.size());
    }
  }

  private static Optional<Scheme> scheme(String label) {
    String name = label.equals("electrum") ? Scheme.ELECTRUM2.label() : label;
    return List.of(Scheme.values()).stream()
        .filter(scheme -> scheme.label().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** What the file says it is, without a check. */
  private static SeedPhrase phrase(Scheme scheme, String words) {
    List<String> list = List.of(words.strip().split("\\s+"));
    return new SeedPhrase(scheme, List.of("english"), list, 0, true, 0, words.length());
  }
}
