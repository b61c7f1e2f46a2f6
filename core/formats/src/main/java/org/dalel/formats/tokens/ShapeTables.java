package org.dalel.formats.tokens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shapes as tables. Shapes whose alphabets have the same characters beside digits and letters form
 * a family: tokens of one family end at the same characters.
 */
final class ShapeTables {

  /** Shapes are bits of a {@code long}. */
  private static final int MOST_SHAPES = 64;

  /** Lengths from here on share a row. */
  private static final int ROWS = 256;

  private static final int COLUMNS = 128;

  private final List<TokenShape> shapes;
  private final long[] alphabets = new long[256];
  private final long[] byLengthAndFirst = new long[ROWS * COLUMNS];
  private final List<Family> families = new ArrayList<>();

  /**
   * Shapes that end at the same characters.
   *
   * @param members their bits
   * @param inside 1 for the bytes that do not end a token
   * @param shortest length of the shortest token
   * @param longest length of the longest token
   */
  record Family(long members, byte[] inside, int shortest, int longest) {}

  ShapeTables(List<TokenShape> shapes) {
    this.shapes = List.copyOf(shapes);
    if (shapes.isEmpty() || shapes.size() > MOST_SHAPES) {
      throw new IllegalArgumentException(
          "shapes: expected 1 to " + MOST_SHAPES + ", found " + shapes.size());
    }
    for (int i = 0; i < shapes.size(); i++) {
      enter(shapes.get(i), 1L << i);
    }
    shapes.stream().map(shape -> shape.alphabet().extras()).distinct().forEach(this::addFamily);
  }

  private void enter(TokenShape shape, long bit) {
    for (int c = 0; c < COLUMNS; c++) {
      if (shape.alphabet().has(c)) {
        alphabets[c] |= bit;
      }
    }
    for (int length = shape.minLength();
        length <= Math.min(shape.maxLength(), ROWS - 1);
        length++) {
      enterFirst(shape, length, bit);
    }
    if (shape.maxLength() >= ROWS - 1) {
      enterFirst(shape, ROWS - 1, bit);
    }
  }

  private void enterFirst(TokenShape shape, int row, long bit) {
    String firsts = shape.alphabet().characters();
    for (int i = 0; i < firsts.length(); i++) {
      char first = firsts.charAt(i);
      boolean begins =
          shape.prefixes().isEmpty()
              || shape.prefixes().stream().anyMatch(prefix -> prefix.charAt(0) == first);
      if (begins) {
        byLengthAndFirst[row * COLUMNS + first] |= bit;
      }
    }
  }

  private void addFamily(String extras) {
    byte[] inside = new byte[256];
    IntStream.range(0, COLUMNS)
        .filter(c -> Alphabet.isAlphanumeric(c) || extras.indexOf(c) >= 0)
        .forEach(c -> inside[c] = 1);
    long members = 0;
    int least = TokenShape.LONGEST;
    int most = 0;
    for (int i = 0; i < shapes.size(); i++) {
      TokenShape shape = shapes.get(i);
      if (shape.alphabet().extras().equals(extras)) {
        members |= 1L << i;
        least = Math.min(least, shape.minLength());
        most = Math.max(most, shape.maxLength());
      }
    }
    families.add(new Family(members, inside, least, most));
  }

  /** Length of the longest token. */
  int longest() {
    return families.stream().mapToInt(Family::longest).max().orElseThrow();
  }

  Family[] families() {
    return families.toArray(Family[]::new);
  }

  /** Bits of the shapes, of those given, that the token fits. */
  long fitting(byte[] data, int from, int to, long of) {
    int row = Math.min(to - from, ROWS - 1);
    long fits = byLengthAndFirst[row * COLUMNS + (data[from] & 0x7f)] & of;
    for (int i = from; i < to && fits != 0; i++) {
      fits &= alphabets[data[i] & 0xff];
    }
    return fits == 0 ? 0 : withPrefix(data, from, to, fits);
  }

  private long withPrefix(byte[] data, int from, int to, long candidates) {
    long fits = 0;
    for (long rest = candidates; rest != 0; rest &= rest - 1) {
      TokenShape shape = shapes.get(Long.numberOfTrailingZeros(rest));
      int length = to - from;
      if (length >= shape.minLength()
          && length <= shape.maxLength()
          && (shape.prefixes().isEmpty() || beginsWithAny(shape.prefixes(), data, from, to))) {
        fits |= Long.lowestOneBit(rest);
      }
    }
    return fits;
  }

  private static boolean beginsWithAny(List<String> prefixes, byte[] data, int from, int to) {
    for (String prefix : prefixes) {
      if (beginsWith(prefix, data, from, to)) {
        return true;
      }
    }
    return false;
  }

  private static boolean beginsWith(String prefix, byte[] data, int from, int to) {
    int length = prefix.length();
    int i = 0;
    while (i < length && from + i < to && data[from + i] == prefix.charAt(i)) {
      i++;
    }
    return i == length;
  }

  @Override
  public String toString() {
    return shapes.size() + " shapes of " + families.size() + " families " + Arrays.asList(shapes);
  }
}
