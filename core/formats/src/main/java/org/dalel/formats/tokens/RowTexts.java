package org.dalel.formats.tokens;

import java.util.Arrays;
import java.util.function.Consumer;
import org.dalel.formats.words.WordRowFinder;

/**
 * Finds the stretches of text that may hold words in a row. The words are looked for in the bytes,
 * and the ends of a text only where there are some. Immutable; for all threads.
 */
final class RowTexts {
  private static final int ROOM = 64;

  private final TextRuns runs;
  private final WordRowFinder finder;

  RowTexts(TextRuns runs, WordRowFinder finder) {
    this.runs = runs;
    this.finder = finder;
  }

  /** All of them, in the order of {@link TextRuns#find}. */
  void find(byte[] data, int from, int to, Consumer<FoundText> sink) {
    int[] places = new int[ROOM];
    int count = 0;
    int found = finder.find(data, from, to, places);
    int[] more = new int[found == ROOM ? ROOM : 0];
    while (found > 0) {
      count += found;
      if (found < ROOM) {
        break;
      }
      found = finder.find(data, places[count - 1], to, more);
      places = Arrays.copyOf(places, Math.max(count + found, 2 * places.length));
      System.arraycopy(more, 0, places, count, found);
    }
    for (int i = 0; i < count; i++) {
      places[i]--; // the last character of a row
    }
    runs.findAt(data, from, to, places, count, sink);
    runs.findWide(
        data,
        from,
        to,
        text -> {
          if (finder.isInUtf16(data, text.from(), text.to())) {
            sink.accept(text);
          }
        });
  }
}
