package org.dalel.evidence.image.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.dalel.evidence.image.BadRange;
import org.dalel.evidence.image.BadRangeLog;
import org.dalel.evidence.image.Samples;
import org.junit.jupiter.api.Test;

class RetryingReaderTest {

  private static final int SECTOR = 512;

  private final byte[] media = Samples.media(20 * SECTOR + 100, 1);
  private final Map<Integer, Integer> readsOfBadSector = new HashMap<>();
  private final BadRangeLog bad = new BadRangeLog();

  /** Fails on some sectors for ever, on others until they have been read often enough. */
  private RetryingReader reader(Set<Integer> broken, Set<Integer> weak) {
    RetryingReader.Source source =
        (position, target) -> {
          for (long at = position; at < position + target.remaining(); at++) {
            int sector = (int) (at / SECTOR);
            boolean fails = broken.contains(sector);
            if (weak.contains(sector) && at == position && target.remaining() <= SECTOR) {
              fails = readsOfBadSector.getOrDefault(sector, 0) < 2;
            } else if (weak.contains(sector)) {
              fails = target.remaining() > SECTOR;
            }
            if (fails) {
              readsOfBadSector.merge(sector, 1, Integer::sum);
              throw new IOException("Input/output error");
            }
          }
          int count = target.remaining();
          target.put(media, (int) position, count);
          return count;
        };
    return new RetryingReader(source, media.length, SECTOR, 3, bad);
  }

  @Test
  void fillsUnreadableSectorsWithZeroesAndGoesOn() throws IOException {
    RetryingReader reader = reader(Set.of(3, 4, 9, 20), Set.of());
    ByteBuffer target = ByteBuffer.allocate(media.length + 50);
    assertThat(reader.read(0, target)).isEqualTo(media.length);
    byte[] expected = media.clone();
    Arrays.fill(expected, 3 * SECTOR, 5 * SECTOR, (byte) 0);
    Arrays.fill(expected, 9 * SECTOR, 10 * SECTOR, (byte) 0);
    Arrays.fill(expected, 20 * SECTOR, media.length, (byte) 0);
    assertThat(Arrays.copyOf(target.array(), media.length)).isEqualTo(expected);
    assertThat(bad.merged())
        .extracting(BadRange::start, BadRange::length)
        .containsExactly(
            tuple(3L * SECTOR, 2L * SECTOR),
            tuple(9L * SECTOR, (long) SECTOR),
            tuple(20L * SECTOR, 100L));
    assertThat(bad.merged().get(0).reason())
        .isEqualTo(
            "expected 512 bytes a sector, found Input/output error in 3 attempts; it reads as"
                + " zeroes");
  }

  @Test
  void readsWeakSectorsAgainUntilTheyCome() throws IOException {
    RetryingReader reader = reader(Set.of(), Set.of(5));
    ByteBuffer target = ByteBuffer.allocate(8 * SECTOR);
    assertThat(reader.read(SECTOR, target)).isEqualTo(8 * SECTOR);
    assertThat(target.array()).isEqualTo(Arrays.copyOfRange(media, SECTOR, 9 * SECTOR));
    assertThat(bad.merged()).isEmpty();
  }

  @Test
  void doesNotTortureASectorThatIsKnownToBeBad() throws IOException {
    RetryingReader reader = reader(Set.of(3), Set.of());
    reader.read(0, ByteBuffer.allocate(10 * SECTOR));
    int reads = readsOfBadSector.get(3);
    ByteBuffer again = ByteBuffer.allocate(700);
    assertThat(reader.read(3 * SECTOR - 100, again)).isEqualTo(700);
    assertThat(readsOfBadSector.get(3)).isEqualTo(reads);
    assertThat(Arrays.copyOf(again.array(), 100))
        .isEqualTo(Arrays.copyOfRange(media, 3 * SECTOR - 100, 3 * SECTOR));
    assertThat(reader.read(media.length, ByteBuffer.allocate(1))).isEqualTo(-1);
  }

  @Test
  void takesAClosedDeviceForNoBadSector() {
    RetryingReader reader =
        new RetryingReader(
            (position, target) -> {
              throw new ClosedChannelException();
            },
            5000,
            SECTOR,
            3,
            bad);
    assertThatThrownBy(() -> reader.read(0, ByteBuffer.allocate(10)))
        .isInstanceOf(ClosedChannelException.class);
    assertThat(bad.merged()).isEmpty();
  }
}
