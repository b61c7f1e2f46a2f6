package org.dalel.plugins.wallets.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.plugins.wallets.seed.SeedPhrase;
import org.dalel.plugins.wallets.seed.Slip39Secret;
import org.dalel.plugins.wallets.seed.Slip39Share;

/** The shares of SLIP-39 of one text by the secret that was split. */
final class ShareSets {

  /** Sets of a text that are joined; each takes some hundredths of a second. */
  private static final int MOST_SETS = 20;

  private final Map<Slip39Share.Set, List<Slip39Share>> shares = new LinkedHashMap<>();
  private final Map<Slip39Share.Set, SeedPhrase> first = new LinkedHashMap<>();

  void add(SeedPhrase phrase, Slip39Share share) {
    if (shares.size() < MOST_SETS || shares.containsKey(share.set())) {
      shares.computeIfAbsent(share.set(), set -> new ArrayList<>()).add(share);
      first.putIfAbsent(share.set(), phrase);
    }
  }

  /** The secret of the set, without a passphrase, when this is the set's first share. */
  Optional<byte[]> secretToldOf(SeedPhrase phrase) {
    return phrase
        .share()
        .filter(share -> phrase.equals(first.get(share.set())))
        .flatMap(share -> Slip39Secret.of(shares.get(share.set()), ""));
  }
}
