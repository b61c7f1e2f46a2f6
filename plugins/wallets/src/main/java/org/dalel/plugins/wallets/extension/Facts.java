package org.dalel.plugins.wallets.extension;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dalel.api.Artifact;
import org.dalel.api.Confidence;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.seed.SeedPhrase;
import org.dalel.plugins.wallets.vault.Vault;

/**
 * What the generations of one store say: each fact once, at its best place, since a program writes
 * its whole state again whenever anything changes.
 */
final class Facts {

  private static final String ADDRESS = "address ";
  private static final int MOST = 200_000;

  /** A fact that becomes an artifact of its own. */
  private record Fact(Stand stand, Artifact.Builder artifact) {}

  /** A fact about the wallet itself. */
  private record About(Stand stand, Object value) {}

  /** A lock with every place where it stands. */
  record Lock(Vault vault, List<Stand> stands) {

    /** The place that is best known. */
    Stand best() {
      return stands.stream().reduce((a, b) -> b.before(a) ? b : a).orElseThrow();
    }
  }

  private final Map<String, Fact> facts = new LinkedHashMap<>();
  private final Map<String, About> about = new LinkedHashMap<>();
  private final Map<Vault, Lock> locks = new LinkedHashMap<>();
  private final Set<String> phrases = new TreeSet<>();
  private final Map<String, Stand> otherLocks = new LinkedHashMap<>();
  private final KeplrStore keplr = new KeplrStore();

  /**
   * Notes a fact.
   *
   * @param identity equal for the same fact in another generation
   * @param artifact made only when this is its best place so far
   */
  void add(String identity, Stand stand, Supplier<Artifact.Builder> artifact) {
    Fact known = facts.get(identity);
    boolean room = known != null || facts.size() < MOST;
    if (room && (known == null || stand.before(known.stand()))) {
      facts.put(identity, new Fact(stand, artifact.get()));
    }
  }

  /** Notes a property of the wallet; the best generation's is kept. */
  void about(String field, Stand stand, Object value) {
    About known = about.get(field);
    if (known == null || stand.before(known.stand())) {
      about.put(field, new About(stand, value));
    }
  }

  /** Notes a lock; equal ones are one lock in several places. */
  void lock(Vault vault, Stand stand) {
    locks.computeIfAbsent(vault, v -> new Lock(v, new ArrayList<>())).stands().add(stand);
  }

  /** Notes a lock of another kind, described in words. */
  void otherLock(String kind, Stand stand) {
    otherLocks.merge(kind, stand, (a, b) -> b.before(a) ? b : a);
  }

  /** Notes a seed phrase that stands in clear. */
  void phrase(SeedPhrase phrase, String member, Stand stand) {
    phrases.add(phrase.phrase());
    add(
        "phrase " + phrase.phrase(),
        stand,
        () ->
            WalletArtifacts.seedPhrase(phrase.scheme().label(), phrase.phrase())
                .field("member", member));
  }

  /** The phrases that stand in clear. */
  Set<String> phrases() {
    return phrases;
  }

  /** The locks in the order in which they were found. */
  List<Lock> locks() {
    return List.copyOf(locks.values());
  }

  /** Locks of other kinds. */
  Map<String, Stand> otherLocks() {
    return otherLocks;
  }

  /** The vault of Keplr 2, when there is one. */
  KeplrStore keplr() {
    return keplr;
  }

  /** Whether anything was found. */
  boolean isEmpty() {
    return facts.isEmpty() && locks.isEmpty() && otherLocks.isEmpty();
  }

  /** Whether a fact of this kind stands in the live generation. */
  boolean live(String prefix) {
    return facts.entrySet().stream()
        .anyMatch(
            e -> e.getKey().startsWith(prefix) && e.getValue().stand().fate() == Stand.Fate.LIVE);
  }

  /** How many facts of this kind there are. */
  long count(String prefix) {
    return facts.keySet().stream().filter(identity -> identity.startsWith(prefix)).count();
  }

  /** Adds what is known of the wallet itself. */
  void describe(Artifact.Builder wallet) {
    about.forEach((field, known) -> wallet.field(field, known.value()));
  }

  /** Gives every fact as an artifact; an account without a name only if it never had one. */
  void emit(Consumer<Artifact> sink, Confidence confidence) {
    Set<String> named =
        facts.keySet().stream()
            .filter(identity -> identity.startsWith(ADDRESS) && !identity.endsWith(" "))
            .map(identity -> identity.substring(0, identity.indexOf(' ', ADDRESS.length()) + 1))
            .collect(Collectors.toSet());
    facts.forEach(
        (identity, fact) -> {
          if (!named.contains(identity)) {
            sink.accept(fact.stand().on(fact.artifact()).confidence(confidence).build());
          }
        });
  }

  /** How many different addresses there are, whatever their names. */
  long addresses() {
    return facts.keySet().stream()
        .filter(identity -> identity.startsWith(ADDRESS))
        .map(identity -> identity.split(" ")[1])
        .distinct()
        .count();
  }

  /** The identity of an account: its address, and a name that it had. */
  static String address(String address, String name) {
    return ADDRESS + Addresses.canonical(address) + " " + name;
  }
}
