package org.dalel.cli;

/** Numbers of things in words. */
final class Count {
  private Count() {}

  /** {@code 1 lock}, {@code 1,200 locks}. */
  static String of(long number, String thing) {
    return "%,d %s%s".formatted(number, thing, number == 1 ? "" : "s");
  }
}
