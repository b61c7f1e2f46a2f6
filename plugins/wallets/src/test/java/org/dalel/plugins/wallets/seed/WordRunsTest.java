package org.dalel.plugins.wallets.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Steps over words lose no row with a phrase that looking at every word finds. */
class WordRunsTest {
  private static final List<String> GAPS =
      List.of(" ", " ", " ", "\n", "\n 7. ", " | ", ", ", " - - - - - - - - ", "\u0007", " x9 ");

  private final Random random = new Random(8);
  private final WordRuns runs = WordRuns.ofLetters(new Dictionary(WordList.all()));
  private final List<List<String>> lists = WordList.all().stream().map(WordList::words).toList();

  @Test
  void findsWhatLookingAtEveryWordFinds() {
    int rows = 0;
    for (int round = 0; round < 1000; round++) {
      Characters text = Characters.of(text(), false);
      List<String> expected = rows(text, true);
      rows += expected.size();
      assertThat(rows(text, false)).isEqualTo(expected);
    }
    assertThat(rows).as("rows that were compared").isGreaterThan(400);
  }

  private List<String> rows(Characters text, boolean everyWord) {
    List<String> found = new ArrayList<>();
    Consumer<List<Word>> sink =
        row -> {
          if (mayBePhrase(row)) {
            found.add(
                row.get(0).from() + " to " + row.get(row.size() - 1).to() + ": " + row.size());
          }
        };
    if (everyWord) {
      runs.find(text, 1, sink);
    } else {
      runs.find(text, sink);
    }
    return found;
  }

  /** Whether twelve words in a row are in one list; rows of others are found or not. */
  private boolean mayBePhrase(List<Word> row) {
    for (int list = 0; list < lists.size(); list++) {
      int count = 0;
      for (Word word : row) {
        count = word.indexIn(list) < 0 ? 0 : count + 1;
        if (count == WordRuns.FEWEST) {
          return true;
        }
      }
    }
    return false;
  }

  /** Rows of words of one list and of many, of few words and of many, with others between. */
  private String text() {
    StringBuilder text = new StringBuilder();
    for (int part = random.nextInt(25); part >= 0; part--) {
      List<String> list = lists.get(random.nextInt(lists.size()));
      for (int word = random.nextInt(16); word >= 0; word--) {
        List<String> from =
            random.nextInt(12) == 0 ? lists.get(random.nextInt(lists.size())) : list;
        text.append(from.get(random.nextInt(from.size())));
        text.append(GAPS.get(random.nextInt(random.nextInt(3) == 0 ? GAPS.size() : 4)));
      }
      text.append("thisisnoword".repeat(random.nextInt(4))).append(' ');
    }
    return text.toString();
  }
}
