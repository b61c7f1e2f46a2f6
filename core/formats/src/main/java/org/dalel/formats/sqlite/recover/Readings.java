package org.dalel.formats.sqlite.recover;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dalel.formats.sqlite.page.SerialType;

/**
 * The readings of one spot whose header is overwritten. Of those that end at the same place the
 * best is kept; fields that nearly as good ones read otherwise are not believed.
 */
final class Readings {
  /** How much better a reading must be to be believed against another, in bits. */
  private static final double CLEARLY = 4;

  private Readings() {}

  /** One reading for every place where the cell may end. */
  static List<Candidate> best(List<Candidate> all) {
    Map<Integer, List<Candidate>> byEnd = new TreeMap<>();
    all.forEach(one -> byEnd.computeIfAbsent(one.end(), any -> new ArrayList<>()).add(one));
    return byEnd.values().stream().map(Readings::bestOf).toList();
  }

  private static Candidate bestOf(Collection<Candidate> readings) {
    Candidate best =
        readings.stream().max(Comparator.comparingDouble(Candidate::bits)).orElseThrow();
    int doubtful =
        readings.stream()
            .filter(one -> one.bits() > best.bits() - CLEARLY && one.table() == best.table())
            .mapToInt(one -> differing(best, one))
            .max()
            .orElse(0);
    return best.doubting(doubtful);
  }

  /** So many of the first fields that behind them both read the same. */
  private static int differing(Candidate one, Candidate other) {
    if (one.types().length != other.types().length || one.body() != other.body()) {
      return one.types().length;
    }
    int last = 0;
    long before = one.body();
    long otherBefore = other.body();
    for (int i = 0; i < one.types().length; i++) {
      boolean same = one.types()[i] == other.types()[i] && before == otherBefore;
      last = same ? last : i + 1;
      before += SerialType.size(one.types()[i]);
      otherBefore += SerialType.size(other.types()[i]);
    }
    return last;
  }
}
