package org.dalel.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class ZlibTest {
  private final Random random = new Random(11);

  @Test
  void everyZlibUnpacksWhatIsalPacked() throws IOException {
    assumeTrue(Zlib.isFast());
    givesBack(new Zlib(true));
  }

  @Test
  void worksWithoutIsalToo() throws IOException {
    givesBack(new Zlib(false));
  }

  @Test
  void packsTextWithIsalAboutAsTightlyAsTheRuntimeDoes() {
    assumeTrue(Zlib.isFast());
    byte[] text = bytes(2_000_000, 30);
    int runtime = new Zlib(false).pack(text).length;
    assertThat(new Zlib(true).pack(text).length).isLessThan(runtime + runtime / 5);
  }

  private void givesBack(Zlib zlib) throws IOException {
    int[] sizes = {0, 1, 2, 63, 64, 65, 1000, 65_535, 65_536, 262_143, 262_144, 262_145, 3_000_000};
    for (int size : sizes) {
      for (int values : new int[] {1, 4, 40, 256}) {
        byte[] bytes = bytes(size, values);
        assertThat(unpacked(zlib.pack(bytes))).as("%d of %d", size, values).isEqualTo(bytes);
      }
    }
  }

  private byte[] bytes(int size, int values) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      // repeats what came before now and then, as texts do
      int back = 1 + random.nextInt(500);
      bytes[i] = i > back && i % 3 != 0 ? bytes[i - back] : (byte) random.nextInt(values);
    }
    return bytes;
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }
}
