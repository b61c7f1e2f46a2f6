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

  /**
   * Characters behind the first one that are looked at before all others: prefixes differ there.
   */
  private static final int PLACES = 5;

  private final List<TokenShape> shapes;
  private final Prefixes[] prefixes;
  private final long[] alphabets = new long[256];
  private final long[] byLength = new long[ROWS];
  private final long[] byPlace = new long[PLACES * COLUMNS];
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
    this.prefixes =
        shapes.stream().map(TokenShape::prefixes).map(Prefixes::new).toArray(Prefixes[]::new);
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
    for (int place = 0; place < PLACES; place++) {
      enterPlace(shape, place, bit);
    }
    for (int length = shape.minLength(); length <= shape.maxLength(); length++) {
      byLength[Math.min(length, ROWS - 1)] |= bit;
    }
  }

  /** What may stand at a place: what one of the prefixes has there, or behind it any character. */
  private void enterPlace(TokenShape shape, int place, long bit) {
    boolean anything = shape.prefixes().isEmpty();
    for (String prefix : shape.prefixes()) {
      if (place < prefix.length()) {
        byPlace[place * COLUMNS + prefix.charAt(place)] |= bit;
      } else {
        anything = true;
      }
    }
    for (int c = 0; anything && c < COLUMNS; c++) {
      byPlace[place * COLUMNS + c] |= alphabets[c] & bit;
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
    long fits = byLength[Math.min(to - from, ROWS - 1)] & of;
    for (int place = 0; place < PLACES && fits != 0; place++) {
      fits &= byPlace[place * COLUMNS + (data[from + place] & 0x7f)];
    }
    for (int i = from + PLACES; i < to && fits != 0; i++) {
      fits &= alphabets[data[i] & 0xff];
    }
    return fits == 0 ? 0 : withPrefix(data, from, to, fits);
  }

  private long withPrefix(byte[] data, int from, int to, long candidates) {
    long fits = 0;
    for (long rest = candidates; rest != 0; rest &= rest - 1) {
      int index = Long.numberOfTrailingZeros(rest);
      TokenShape shape = shapes.get(index);
      int length = to - from;
      if (length >= shape.minLength()
          && length <= shape.maxLength()
          && (prefixes[index].isEmpty() || prefixes[index].beginAt(data, from, to))) {
        fits |= Long.lowestOneBit(rest);
      }
    }
    return fits;
  }

  @Override
  public String toString() {
    return shapes.size() + " shapes of " + families.size() + " families " + Arrays.asList(shapes);
  }
}
