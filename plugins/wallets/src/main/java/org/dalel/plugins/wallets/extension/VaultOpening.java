package org.dalel.plugins.wallets.extension;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Position;
import org.dalel.api.Secret;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.vault.Keyrings;
import org.dalel.plugins.wallets.vault.VaultLock;

/**
 * Tries the passwords of the case on every vault of a store: one that was replaced may have another
 * password than the one that took its place, and hold the same keys.
 */
final class VaultOpening {

  /** A vault that is open. */
  private record Open(Facts.Lock lock, int number, Json content) {

    Stand stand() {
      return lock.best();
    }
  }

  private final String program;
  private final ExtractionContext context;
  private final ArtifactSink sink;
  private final List<Open> open = new ArrayList<>();

  VaultOpening(String program, ExtractionContext context, ArtifactSink sink) {
    this.program = program;
    this.context = context;
    this.sink = sink;
  }

  /**
   * Emits the wallet, with the source of the first password that fits, and what the vaults hold.
   */
  void run(Artifact.Builder wallet, Facts facts) throws Exception {
    Unlocking unlocking = new Unlocking(context, sink);
    KeplrOpening keplr = new KeplrOpening(facts.keplr(), unlocking);
    unlocking.wallet(
        wallet,
        () -> {
          Optional<Secret> vault = attempts(facts.locks(), unlocking).map(Unlocked::secret);
          Optional<Secret> other = keplr.attempts().map(Unlocked::secret);
          return vault.or(() -> other).map(secret -> new Unlocked<>(facts, secret));
        });
    open.sort((a, b) -> a.stand().fate().compareTo(b.stand().fate()));
    Set<Object> known = new HashSet<>();
    for (Open each : open) {
      Placed place = new Placed(each.stand(), Optional.of((long) each.number()), known);
      new Keyrings(program, new Unlocking(context, place)).emit(each.content());
    }
    for (KeplrOpening.Opened ring : keplr.rings()) {
      Placed place = new Placed(ring.ring().stand(), Optional.empty(), known);
      new KeplrKeys(program, new Unlocking(context, place)).emit(ring.ring(), ring.content());
    }
  }

  private Optional<Unlocked<Json>> attempts(List<Facts.Lock> locks, Unlocking unlocking)
      throws Exception {
    Optional<Unlocked<Json>> first = Optional.empty();
    for (int i = 0; i < locks.size(); i++) {
      Facts.Lock lock = locks.get(i);
      Optional<Unlocked<Json>> one = VaultLock.open("vault " + (i + 1), lock.vault(), unlocking);
      if (one.isPresent()) {
        open.add(new Open(lock, i + 1, one.get().content()));
        first = first.or(() -> one);
      }
    }
    return first;
  }

  /** Puts what a vault holds where the vault stands; what another held already is not repeated. */
  private final class Placed implements ArtifactSink {

    private final Stand stand;
    private final Optional<Long> vault;
    private final Set<Object> known;

    Placed(Stand stand, Optional<Long> vault, Set<Object> known) {
      this.stand = stand;
      this.vault = vault;
      this.known = known;
    }

    @Override
    public void emit(Artifact artifact) {
      if (known.add(List.of(artifact.type(), artifact.fields()))) {
        Map<String, Object> fields = new LinkedHashMap<>(artifact.fields());
        vault.ifPresent(number -> fields.put("vault", number));
        fields.put("generation", stand.fate().label());
        fields.put("place", stand.place());
        sink.emit(artifact.withFields(fields).found(stand.position(), stand.state()));
      }
    }

    @Override
    public void problem(Position where, String message) {
      sink.problem(where, message);
    }

    @Override
    public void limit(Position where, String message) {
      sink.limit(where, message);
    }
  }
}
