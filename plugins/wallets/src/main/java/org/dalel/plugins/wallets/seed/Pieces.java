package org.dalel.plugins.wallets.seed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The parts of a row of words that may be a phrase, as its layout divides it: the whole,
 * paragraphs, lines, what stands between quotes or colons, and numberings that begin anew. Each
 * part in the order in which it may be meant: as it is read, by the numbers in front of the words,
 * or down the columns.
 */
final class Pieces {

  private static final String MARKS = ":=\"'`[](){}|;<>\t\u00ab\u00bb\u201c\u201d";

  /** Parts of longer rows are those of a list or a book. */
  private static final int LONGEST = 40;

  private final CharSequence text;
  private final List<Word> words;

  Pieces(CharSequence text, List<Word> words) {
    this.text = text;
    this.words = words;
  }

  /** How strongly the gap in front of a word divides. */
  private enum Gap {
    SPACE,
    MARK,
    LINE,
    PARAGRAPH
  }

  /** All parts, the whole first. */
  List<List<Word>> all() {
    Set<List<Word>> found = new LinkedHashSet<>();
    found.add(words);
    for (Gap least : List.of(Gap.PARAGRAPH, Gap.LINE, Gap.MARK)) {
      found.addAll(split(i -> gap(i).compareTo(least) >= 0));
    }
    found.addAll(split(i -> number(i) == 1));
    return found.stream()
        .filter(piece -> piece.size() >= WordRuns.FEWEST && piece.size() <= LONGEST)
        .toList();
  }

  /** The words of a part in the orders that they may be meant in. */
  List<List<Word>> orders(List<Word> piece) {
    List<List<Word>> orders = new ArrayList<>();
    int first = words.indexOf(piece.get(0));
    int[] numbers = IntStream.range(first, first + piece.size()).map(this::number).toArray();
    List<Word> numbered = byNumber(piece, numbers);
    if (!numbered.isEmpty()) {
      return List.of(numbered);
    }
    orders.add(piece);
    List<Word> columns = byColumn(piece, first);
    if (!columns.isEmpty()) {
      orders.add(columns);
    }
    return orders;
  }

  private List<List<Word>> split(IntPredicate before) {
    List<List<Word>> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= words.size(); i++) {
      if (i == words.size() || before.test(i)) {
        pieces.add(words.subList(from, i));
        from = i;
      }
    }
    return pieces;
  }

  private CharSequence between(int i) {
    int from = i == 0 ? Math.max(0, words.get(0).from() - 8) : words.get(i - 1).to();
    return text.subSequence(from, words.get(i).from());
  }

  private Gap gap(int i) {
    String gap = between(i).toString();
    long lines = gap.chars().filter(c -> c == '\n').count();
    if (lines == 0) {
      lines = gap.chars().filter(c -> c == '\r' || c == '\u2028').count();
    }
    if (lines > 0) {
      return lines > 1 ? Gap.PARAGRAPH : Gap.LINE;
    }
    return gap.chars().anyMatch(c -> MARKS.indexOf(c) >= 0) ? Gap.MARK : Gap.SPACE;
  }

  /** The number that stands in front of a word, -1 when there is none. */
  private int number(int i) {
    CharSequence gap = between(i);
    int to = gap.length();
    while (to > 0 && !Character.isDigit(gap.charAt(to - 1))) {
      to--;
    }
    int from = to;
    while (from > 0 && Character.isDigit(gap.charAt(from - 1))) {
      from--;
    }
    return to > from && to - from <= 2
        ? Integer.parseInt(gap.subSequence(from, to).toString())
        : -1;
  }

  private static List<Word> byNumber(List<Word> piece, int[] numbers) {
    Word[] ordered = new Word[piece.size()];
    for (int i = 0; i < numbers.length; i++) {
      int place = numbers[i] - 1;
      if (place < 0 || place >= ordered.length || ordered[place] != null) {
        return List.of();
      }
      ordered[place] = piece.get(i);
    }
    return List.of(ordered);
  }

  /** Down the columns, when there are lines of equally many words. */
  private List<Word> byColumn(List<Word> piece, int first) {
    int columns = 0;
    int inLine = 0;
    for (int i = 0; i < piece.size(); i++) {
      boolean starts = i > 0 && gap(first + i).compareTo(Gap.LINE) >= 0;
      if (starts && columns != 0 && inLine != columns) {
        return List.of();
      }
      columns = starts ? inLine : columns;
      inLine = starts ? 1 : inLine + 1;
    }
    if (columns < 2 || inLine != columns) {
      return List.of();
    }
    int width = columns;
    int rows = piece.size() / width;
    return IntStream.range(0, piece.size())
        .mapToObj(i -> piece.get(i % rows * width + i / rows))
        .toList();
  }
}
