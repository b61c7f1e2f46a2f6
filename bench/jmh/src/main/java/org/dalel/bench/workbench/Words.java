package org.dalel.bench.workbench;

import java.util.Random;

/**
 * Words of three alphabets, each as frequent as words are (Zipf): the n-th word in 1/n of cases.
 */
final class Words {
  private static final int COUNT = 40_000;
  private static final String[] LATIN = {
    "ka", "lo", "mi", "ten", "ra", "sor", "vel", "di", "un", "pra", "es", "tor", "bi", "gan", "che",
    "ol"
  };
  private static final String[] CYRILLIC = {
    "ка", "ло", "ми", "тен", "ра", "сор", "вел", "ди", "ун", "пра", "ес", "тор", "би", "ған", "че",
    "өл"
  };

  private final String[] words = new String[COUNT];
  private final double[] upTo = new double[COUNT];
  private final Random random;

  Words(Random random) {
    this.random = random;
    double sum = 0;
    for (int i = 0; i < COUNT; i++) {
      words[i] = make(i);
      sum += 1.0 / (i + 3);
      upTo[i] = sum;
    }
  }

  /** The word of a rank: 0 is the most frequent. */
  String of(int rank) {
    return words[rank];
  }

  /** A text of some words. */
  String text(int count) {
    StringBuilder text = new StringBuilder(count * 7);
    for (int i = 0; i < count; i++) {
      text.append(next()).append(i % 12 == 11 ? ".\n" : " ");
    }
    return text.toString();
  }

  String next() {
    double at = random.nextDouble() * upTo[COUNT - 1];
    int found = java.util.Arrays.binarySearch(upTo, at);
    return words[Math.min(COUNT - 1, found < 0 ? -found - 1 : found)];
  }

  private static String make(int number) {
    String[] parts = number % 2 == 0 ? LATIN : CYRILLIC;
    StringBuilder word = new StringBuilder(parts[number / 2 % 16]);
    for (int rest = number / 32 + 1; rest > 0; rest /= 16) {
      word.append(parts[rest % 16]);
    }
    return word.toString();
  }
}
