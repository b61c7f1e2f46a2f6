package org.dalel.plugins.wallets.seed;

import java.util.Arrays;

/**
 * A word of a text that is in a list.
 *
 * @param from offset of its first character
 * @param to offset behind its last character
 * @param meanings in which lists at which places
 */
record Word(int from, int to, int[] meanings) {

  /** Its place in a list, -1 when that does not have it. */
  int indexIn(int list) {
    return Arrays.stream(meanings)
        .filter(meaning -> Dictionary.list(meaning) == list)
        .map(Dictionary::index)
        .findFirst()
        .orElse(-1);
  }
}
