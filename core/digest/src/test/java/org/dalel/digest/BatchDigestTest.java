package org.dalel.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Batches against the digests of each piece alone, as other programs compute them. */
class BatchDigestTest {

  @ParameterizedTest
  @EnumSource(Way.class)
  void givesEveryPieceItsOwnDigestsWhateverStandsBesideIt(Way way) {
    Random random = new Random(11);
    byte[] bytes = new byte[20_000];
    random.nextBytes(bytes);
    BatchDigest batch = way.createBatch(1 << 20);
    for (int round = 0; round < 150; round++) {
      List<Reference> expected = new ArrayList<>();
      int pieces = random.nextInt(round < 100 ? 6 : 150);
      for (int i = 0; i < pieces; i++) {
        int offset = random.nextInt(100);
        int length = random.nextInt(random.nextInt(10) == 0 ? 6000 : 300);
        batch.add(bytes, offset, length);
        expected.add(Reference.of(bytes, offset, length));
      }
      List<TripleDigest.Result> found = batch.digests();
      assertThat(found).hasSameSizeAs(expected);
      for (int i = 0; i < pieces; i++) {
        expected.get(i).assertSame(found.get(i), "piece %d of %d", i, pieces);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void agreesForEveryPairOfLengthsAroundABlock(Way way) {
    byte[] bytes = new byte[200];
    new Random(12).nextBytes(bytes);
    BatchDigest batch = way.createBatch(400);
    for (int first = 0; first <= 130; first++) {
      for (int second = 0; second <= 130; second++) {
        batch.add(bytes, 0, first);
        batch.add(bytes, 1, second);
        List<TripleDigest.Result> found = batch.digests();
        assertSame(found.get(0), bytes, 0, first);
        assertSame(found.get(1), bytes, 1, second);
      }
    }
  }

  private static void assertSame(TripleDigest.Result found, byte[] bytes, int offset, int length) {
    Reference.of(bytes, offset, length).assertSame(found, "%d bytes at %d", length, offset);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void refusesMoreThanItHasRoomFor(Way way) {
    BatchDigest batch = way.createBatch(10);
    batch.add(new byte[10], 0, 7);
    assertThat(batch.room()).isEqualTo(3);
    assertThatThrownBy(() -> batch.add(new byte[10], 0, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 3 more bytes, found 4");
    assertThatThrownBy(() -> batch.add(new byte[2], 1, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(batch.digests()).hasSize(1);
    assertThat(batch.room()).isEqualTo(10);
  }
}
