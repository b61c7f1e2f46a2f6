package org.dalel.evidence.image.ewf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EwfTableTest {

  @Test
  void takesAllBitsAsOffsetBehindTwoGibibytes() {
    int[] entries = {0x7fff0000, 0x7fff8004, (int) 0x80000008L, (int) 0x8000800cL};
    int wide = EwfTable.wideFrom(entries);
    assertThat(wide).isEqualTo(2);
    EwfTable table = new EwfTable(0, 4, 100, 0, -1, 0x90000000L, wide, new int[0]);
    assertThat(table.place(entries, 1))
        .isEqualTo(new ChunkPlace(0, 0x7fff8004L + 100, 0x8004, 0x90000000L, false));
    assertThat(table.place(entries, 2))
        .isEqualTo(new ChunkPlace(0, 0x80000008L + 100, 0x8004, 0x90000000L, false));
  }

  @Test
  void takesTheTopBitAsCompressionInEveryUsualTable() {
    int[] entries = {0x8000004c, 0x800000e2, 0x00000116};
    EwfTable table =
        new EwfTable(2, 3, 0x700, 0, -1, 0x9000, EwfTable.wideFrom(entries), new int[0]);
    assertThat(table.wideFrom()).isEqualTo(3);
    assertThat(table.place(entries, 0)).isEqualTo(new ChunkPlace(2, 0x74c, 0x96, 0x9000, true));
    assertThat(table.place(entries, 2))
        .isEqualTo(new ChunkPlace(2, 0x816, 0x9000 - 0x816, 0x9000, false));
  }
}
