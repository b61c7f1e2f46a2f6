package org.dalel.plugins.wallets.bitcoinj;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dalel.api.Artifact;

/** The phrases of a wallet, which keeps one for each form of address: equal ones are told once. */
final class PhrasePlaces {

  private final Map<String, List<Long>> offsets = new LinkedHashMap<>();

  void add(String words, long offset) {
    offsets.computeIfAbsent(words, key -> new ArrayList<>()).add(offset);
  }

  List<String> phrases() {
    return List.copyOf(offsets.keySet());
  }

  /** Each phrase at its first place, with all of them when there are several. */
  void forEach(Function<String, Artifact.Builder> maker, Consumer<Artifact> sink) {
    offsets.forEach(
        (words, places) -> {
          Artifact.Builder artifact = maker.apply(words).atByte(places.get(0));
          if (places.size() > 1) {
            artifact.field("offsets", places);
          }
          sink.accept(artifact.build());
        });
  }
}
