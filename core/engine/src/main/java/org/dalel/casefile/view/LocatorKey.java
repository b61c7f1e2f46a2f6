package org.dalel.casefile.view;

/** A number by which a locator is looked up; the text is compared afterwards. */
final class LocatorKey {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private LocatorKey() {}

  /** FNV-1a over the UTF-16 units, 64 bits. */
  static long of(String locator) {
    long hash = OFFSET;
    for (int i = 0; i < locator.length(); i++) {
      hash = (hash ^ locator.charAt(i)) * PRIME;
    }
    return hash;
  }
}
