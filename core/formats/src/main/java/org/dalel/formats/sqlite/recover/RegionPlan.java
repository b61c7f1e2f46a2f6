package org.dalel.formats.sqlite.recover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * Chooses among overlapping candidates those that together say most: the sum of their bits is the
 * greatest. A candidate may also be cut short where another begins, for a newer dead cell may have
 * overwritten its end; then only what is left of it counts.
 */
final class RegionPlan {
  private static final int MOST = 2000;
  private static final int MOST_CUTS = 24;

  private final List<Candidate> all;
  private final ToDoubleBiFunction<Candidate, Integer> bitsUpTo;
  private final double least;
  private final double[] best;
  private final Candidate[] choice;

  /**
   * @param bitsUpTo bits of a candidate of which only the bytes up to an offset are left
   * @param least candidates with fewer bits are left out
   */
  RegionPlan(
      List<Candidate> candidates, ToDoubleBiFunction<Candidate, Integer> bitsUpTo, double least) {
    this.all =
        candidates.stream()
            .sorted(Comparator.comparingDouble(Candidate::bits).reversed())
            .limit(MOST)
            .sorted(Comparator.comparingInt(Candidate::start))
            .toList();
    this.bitsUpTo = bitsUpTo;
    this.least = least;
    this.best = new double[all.size() + 1];
    this.choice = new Candidate[all.size()];
  }

  /** The chosen candidates in the order of their places. */
  List<Candidate> chosen() {
    for (int i = all.size() - 1; i >= 0; i--) {
      decide(i);
    }
    List<Candidate> chosen = new ArrayList<>();
    for (int i = 0; i < all.size(); ) {
      Candidate one = choice[i];
      if (one == null) {
        i++;
      } else {
        chosen.add(one);
        i = firstFrom(i + 1, one.clip());
      }
    }
    return chosen;
  }

  private void decide(int i) {
    best[i] = best[i + 1];
    Candidate one = all.get(i);
    int behind = firstFrom(i + 1, one.clip());
    take(i, one, one.bits() + best[behind]);
    int last = -1;
    int cuts = 0;
    for (int other = i + 1; other < behind && cuts < MOST_CUTS; other++) {
      int at = all.get(other).start();
      if (at > one.body() && at != last) {
        last = at;
        cuts++;
        double bits = bitsUpTo.applyAsDouble(one, at);
        if (bits >= least) {
          take(i, one.clippedAt(at, bits), bits + best[other]);
        }
      }
    }
  }

  private void take(int i, Candidate one, double bits) {
    if (bits > best[i]) {
      best[i] = bits;
      choice[i] = one;
    }
  }

  /** First candidate from {@code from} on that starts at or behind an offset. */
  private int firstFrom(int from, int offset) {
    int low = from;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
