package org.dalel.plugins.wallets.seed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Decides which schemes a row of words of one list is a phrase of. */
final class PhraseJudge {

  private static final int ELECTRUM1_WORDS = 12;

  private final WordList list;

  PhraseJudge(WordList list) {
    this.list = list;
  }

  /**
   * A scheme and how many bits check it.
   *
   * @param scheme that the words pass
   * @param bits 0 when the scheme has no check
   */
  record Verdict(Scheme scheme, int bits) {}

  /** The schemes, none when the words are a piece of the list itself. */
  List<Verdict> judge(int[] indexes) {
    return isInOrder(indexes) || isMonotonous(indexes) ? List.of() : verdicts(indexes);
  }

  private List<Verdict> verdicts(int[] indexes) {
    return switch (list.scheme()) {
      case MONERO -> {
        OptionalInt bits = moneroBits(indexes);
        yield bits.isPresent() ? List.of(new Verdict(Scheme.MONERO, bits.getAsInt())) : List.of();
      }
      case ELECTRUM1 ->
          indexes.length == ELECTRUM1_WORDS ? List.of(new Verdict(Scheme.ELECTRUM1, 0)) : List.of();
      case SLIP39 -> Checks.isSlip39(indexes) ? List.of(new Verdict(Scheme.SLIP39, 30)) : List.of();
      default -> bip39(indexes);
    };
  }

  private OptionalInt moneroBits(int[] indexes) {
    return Checks.isMonero(words(indexes), list.prefix())
        ? OptionalInt.of(indexes.length == 25 ? 4 : 3)
        : OptionalInt.empty();
  }

  private List<Verdict> bip39(int[] indexes) {
    List<Verdict> found = new ArrayList<>();
    if (Checks.isBip39(indexes)) {
      found.add(new Verdict(Scheme.BIP39, indexes.length / 3));
    }
    boolean english = list.language().equals("english");
    if (english && Checks.isAlgorand(indexes)) {
      found.add(new Verdict(Scheme.ALGORAND, 11));
    }
    if (indexes.length == 12 || indexes.length == 24) {
      int bits = Checks.electrum2Bits(words(indexes));
      if (bits > 0) {
        found.add(new Verdict(Scheme.ELECTRUM2, bits));
      }
    }
    if (english && Checks.isTon(words(indexes))) {
      found.add(new Verdict(Scheme.TON, 8));
    }
    return found;
  }

  List<String> words(int[] indexes) {
    return Arrays.stream(indexes).mapToObj(list.words()::get).toList();
  }

  /**
   * Text that repeats itself has rows like {@code base address start end start end}. In words at
   * random more than a quarter of repetitions is next to impossible; only the phrases of examples
   * have eleven of one.
   */
  private static boolean isMonotonous(int[] indexes) {
    long distinct = Arrays.stream(indexes).distinct().count();
    boolean example =
        distinct == 2 && Arrays.stream(indexes).filter(i -> i == indexes[0]).count() > 10;
    return distinct * 4 < indexes.length * 3L && !example;
  }

  /** A list is sorted, up or down; twelve words at random are in order once in 479 million. */
  private static boolean isInOrder(int[] indexes) {
    boolean up = true;
    boolean down = true;
    for (int i = 1; i < indexes.length; i++) {
      up &= indexes[i - 1] < indexes[i];
      down &= indexes[i - 1] > indexes[i];
    }
    return up || down;
  }
}
