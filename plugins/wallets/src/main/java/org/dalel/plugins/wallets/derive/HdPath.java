package org.dalel.plugins.wallets.derive;

import java.util.Arrays;

/**
 * Paths as in BIP-32: {@code m/44'/0'/0'/0/5}, numbers with {@code '} or {@code h} are hardened.
 */
final class HdPath {

  static final int HARDENED = 0x80000000;

  private HdPath() {}

  /** The child numbers, those of hardened ones with the highest bit set. */
  static int[] parse(String path) {
    return Arrays.stream(path.split("/"))
        .filter(part -> !part.isEmpty() && !part.equals("m"))
        .mapToInt(HdPath::number)
        .toArray();
  }

  private static int number(String part) {
    boolean hardened = part.endsWith("'") || part.endsWith("h");
    int number = Integer.parseInt(hardened ? part.substring(0, part.length() - 1) : part);
    return hardened ? number | HARDENED : number;
  }
}
