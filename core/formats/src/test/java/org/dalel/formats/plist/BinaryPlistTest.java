package org.dalel.formats.plist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BinaryPlistTest {
  /** {"a": [1, true, "x"]}, as a program of Apple would write it. */
  private static final byte[] LIST =
      HexFormat.of()
          .parseHex(
              "62706c6973743030"
                  + "d10102"
                  + "5161"
                  + "a3030405"
                  + "1001"
                  + "09"
                  + "5178"
                  + "080b0d111314"
                  + "000000000000"
                  + "01"
                  + "01"
                  + "0000000000000006"
                  + "0000000000000000"
                  + "0000000000000016");

  @Test
  void readsValues() {
    assertThat(BinaryPlist.read(LIST)).contains(Map.of("a", List.of(1L, true, "x")));
  }

  @Test
  void endsOnListsThatHoldThemselves() {
    byte[] self = LIST.clone();
    self[14] = 2; // the list's second item is the list
    assertThat(BinaryPlist.read(self)).isPresent();
  }

  /** A list of references to objects that stand where the offsets say. */
  private static byte[] list(byte[] objects, int[] offsets, int[] references) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("bplist00".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    out.writeBytes(objects);
    int list = out.size();
    out.writeBytes(new byte[] {(byte) 0xaf, 0x12});
    out.writeBytes(ints(references.length));
    out.writeBytes(ints(references));
    int table = out.size();
    out.writeBytes(ints(list));
    for (int offset : offsets) {
      out.writeBytes(ints(8 + offset));
    }
    ByteBuffer trailer = ByteBuffer.allocate(32).put(6, (byte) 4).put(7, (byte) 4);
    trailer.putLong(8, offsets.length + 1L).putLong(24, table);
    out.writeBytes(trailer.array());
    return out.toByteArray();
  }

  private static byte[] ints(int... numbers) {
    ByteBuffer out = ByteBuffer.allocate(4 * numbers.length);
    Arrays.stream(numbers).forEach(out::putInt);
    return out.array();
  }

  private static byte[] text(int length, byte filled) {
    byte[] text = new byte[6 + length];
    Arrays.fill(text, filled);
    ByteBuffer.wrap(text).put((byte) 0x5f).put((byte) 0x12).putInt(length);
    return text;
  }

  @Test
  void holdsATextOnceThatManyReferencesName() {
    int[] references = new int[20_000];
    Arrays.fill(references, 1);
    PropertyList.Reading read =
        BinaryPlist.examine(list(text(4 << 20, (byte) 'x'), new int[] {0}, references));

    assertThat(read.damaged()).isZero();
    List<?> items = (List<?>) read.top().orElseThrow();
    assertThat(items).hasSize(references.length);
    assertThat(items.stream().allMatch(item -> item == items.get(0))).isTrue();
    assertThat((String) items.get(0)).hasSize(4 << 20);
  }

  @Test
  void takesOfTextsThatOverlapNoMoreThanAFewTimesTheFile() {
    int texts = 1_000;
    int step = 6;
    byte[] objects = text(1 << 20, (byte) 'x');
    int[] offsets = new int[texts];
    int[] references = new int[texts];
    for (int i = 0; i < texts; i++) {
      ByteBuffer.wrap(objects, i * step, step)
          .put((byte) 0x5f)
          .put((byte) 0x12)
          .putInt(objects.length - i * step - step);
      offsets[i] = i * step;
      references[i] = i + 1;
    }
    byte[] file = list(objects, offsets, references);
    PropertyList.Reading read = BinaryPlist.examine(file);

    List<?> items = (List<?>) read.top().orElseThrow();
    long taken =
        items.stream().mapToLong(item -> item instanceof String text ? text.length() : 0).sum();
    assertThat(taken).isBetween(4L * objects.length, 4L * file.length + (1 << 20));
    assertThat(read.damaged()).isEqualTo((int) items.stream().filter(i -> i == null).count());
  }

  @Test
  void survivesAnyDamage() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = Arrays.copyOf(LIST, 1 + random.nextInt(LIST.length));
      for (int j = 0; j < 3; j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      BinaryPlist.read(damaged);
      KeyedArchive.read(damaged).ifPresent(archive -> archive.text("root/a/b"));
    }
    assertThat(BinaryPlist.read(new byte[0])).isEmpty();
  }
}
