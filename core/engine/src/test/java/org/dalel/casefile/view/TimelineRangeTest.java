package org.dalel.casefile.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Positions in several sorted lists are those of the lists merged. */
class TimelineRangeTest {
  private record Event(long time, int list, int index) {}

  @Test
  void givesTheSameAsAMergeAtEveryPosition() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<TimelineList> lists = lists(random);
      long from = random.nextInt(30);
      long to = from + random.nextInt(30);
      TimelineRange range = new TimelineRange(lists, from, to);
      List<Event> merged = merged(lists, from, to);
      assertThat(range.total()).isEqualTo(merged.size());
      for (int position = 0; position < merged.size(); position++) {
        List<Event> visited = new ArrayList<>();
        range.visit(
            position,
            3,
            (list, index) ->
                visited.add(new Event(list.times()[index], lists.indexOf(list), index)));
        assertThat(visited)
            .isEqualTo(merged.subList(position, Math.min(position + 3, merged.size())));
        assertThat(range.timeAt(position)).isEqualTo(merged.get(position).time());
      }
    }
  }

  @Test
  void reachesTimesAtTheEndsOfTheNumberRange() {
    TimelineList list =
        new TimelineList(
            "file:modified", new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE}, new int[3]);
    TimelineRange range = new TimelineRange(List.of(list), Long.MIN_VALUE, Long.MAX_VALUE);
    assertThat(range.total()).isEqualTo(3);
    assertThat(range.timeAt(0)).isEqualTo(Long.MIN_VALUE);
    assertThat(range.timeAt(2)).isEqualTo(Long.MAX_VALUE);
  }

  private static List<TimelineList> lists(Random random) {
    List<TimelineList> lists = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      long[] times = random.longs(random.nextInt(20), 0, 40).sorted().toArray();
      int[] references = new int[times.length];
      Arrays.setAll(references, index -> index);
      lists.add(new TimelineList("kind " + i, times, references));
    }
    return lists;
  }

  private static List<Event> merged(List<TimelineList> lists, long from, long to) {
    List<Event> all = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      for (int index = 0; index < lists.get(i).times().length; index++) {
        long time = lists.get(i).times()[index];
        if (time >= from && time <= to) {
          all.add(new Event(time, i, index));
        }
      }
    }
    all.sort(
        Comparator.comparingLong(Event::time)
            .thenComparingInt(Event::list)
            .thenComparingInt(Event::index));
    return all;
  }
}
