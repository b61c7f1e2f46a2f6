package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dalel.evidence.FileSystemRecord;
import org.junit.jupiter.api.Test;

class FreeRangesTest {
  private static final FileSystemRecord SYSTEM =
      new FileSystemRecord(3, 1, 1 << 20, -1, "ext4", 4096, true);

  private static List<String> ranges(long... firstAndCount) {
    FreeRanges ranges = new FreeRanges(1, SYSTEM, 10 * 4096);
    for (int i = 0; i < firstAndCount.length; i += 2) {
      ranges.add(firstAndCount[i], firstAndCount[i + 1]);
    }
    return ranges.all().stream()
        .map(
            r ->
                r.blocks().stream().map(b -> b.block() + "+" + b.length()).toList()
                    + " "
                    + r.before() / 4096
                    + " "
                    + r.after() / 4096)
        .toList();
  }

  @Test
  void gathersRunsUpToTheSizeOfARange() {
    assertThat(ranges(5, 3, 20, 4, 40, 2, 50, 9))
        .containsExactly("[5+3, 20+4, 40+2, 50+1] 0 8", "[51+8] 1 0");
  }

  @Test
  void joinsRunsThatFollowEachOther() {
    assertThat(ranges(5, 3, 8, 4)).containsExactly("[5+7] 0 0");
    assertThat(ranges(5, 10, 15, 4)).containsExactly("[5+10] 0 4", "[15+4] 10 0");
    assertThat(ranges(5, 10, 16, 4)).containsExactly("[5+10] 0 0", "[16+4] 0 0");
  }

  @Test
  void namesARangeByItsPlaceInTheFileSystem() {
    FreeRanges ranges = new FreeRanges(1, SYSTEM);
    ranges.add(2, 3);
    FreeRange one = ranges.all().get(0);
    assertThat(one.path()).isEqualTo("/$Unallocated/000000000008192-000000000020480");
    assertThat(one.mediaAt(0)).hasValue((1 << 20) + 8192);
    assertThat(one.mediaAt(12_287)).hasValue((1 << 20) + 20_479);
    assertThat(one.mediaAt(12_288)).isEmpty();
  }
}
