package org.dalel.casefile.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeptListsTest {
  private final KeptLists<String> kept = new KeptLists<>(10);

  @Test
  void forgetsWhatWasNotAskedForLongest() {
    kept.put("a", new int[4]);
    kept.put("b", new int[4]);
    assertThat(kept.get("a")).isPresent();
    kept.put("c", new int[4]);
    assertThat(kept.get("b")).isEmpty();
    assertThat(kept.get("a")).isPresent();
    assertThat(kept.get("c")).isPresent();
  }

  @Test
  void keepsOneThatIsLargerThanAllTheRoom() {
    kept.put("a", new int[4]);
    kept.put("b", new int[40]);
    assertThat(kept.get("a")).isEmpty();
    assertThat(kept.get("b")).isPresent();
  }

  @Test
  void countsAListThatIsReplacedOnce() {
    kept.put("a", new int[5]);
    kept.put("b", new int[6]);
    kept.put("b", new int[5]);
    kept.put("b", new int[5]);
    kept.put("c", new int[5]);
    assertThat(kept.get("b")).isPresent();
    assertThat(kept.get("c")).isPresent();
  }
}
