package org.dalel.plugins.messaging.telegram.postbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.blob;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.number;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.object;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.objects;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.real;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.root;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.text;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dalel.formats.ByteView;
import org.dalel.plugins.messaging.telegram.postbox.MadePostbox.Out;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CodingReaderTest {
  private static final int COPIES = Integer.getInteger("dalel.mutations", 100);
  private final CodingReader reader = new CodingReader();

  @Test
  void readsEveryKindOfValue() {
    byte[] all =
        root(
            7,
            number("int", -5),
            number("long", 1L << 40),
            new Out().name("true", 2).u8(1).done(),
            real("real", 43.25),
            text("text", "Сәлем"),
            object("object", 9, text("inner", "x")),
            new Out().name("ints", 6).i32(2).i32(1).i32(-1).done(),
            new Out().name("longs", 7).i32(1).i64(-2).done(),
            objects("objects", 3, text("a", "1"), text("a", "2")),
            new Out().name("pairs", 9).i32(1).i32(1).i32(0).i32(2).i32(0).done(),
            blob("bytes", new byte[] {1, 2}),
            new Out().name("nothing", 11).done(),
            new Out().name("texts", 12).i32(2).text("one").text("").done(),
            new Out().name("blobs", 13).i32(1).i32(1).u8(4).done(),
            number("last", 1));
    Coded read = reader.root(ByteView.of(all));

    assertThat(reader.takeFaults()).isEmpty();
    assertThat(read.type()).isEqualTo(7);
    assertThat(read.number("int")).contains(-5L);
    assertThat(read.number("long")).contains(1L << 40);
    assertThat(read.number("true")).contains(1L);
    assertThat(read.real("real")).contains(43.25);
    assertThat(read.text("text")).contains("Сәлем");
    assertThat(read.object("object").orElseThrow().text("inner")).contains("x");
    assertThat(read.fields().get("ints")).isEqualTo(List.of(1L, -1L));
    assertThat(read.fields().get("longs")).isEqualTo(List.of(-2L));
    assertThat(read.objects("objects")).extracting(one -> one.text("a").orElse("")).hasSize(2);
    assertThat(read.bytes("bytes").orElseThrow()).containsExactly(1, 2);
    assertThat(read.fields()).doesNotContainKey("nothing");
    assertThat(read.fields().get("texts")).isEqualTo(List.of("one", ""));
    assertThat(read.number("last")).contains(1L);
    assertThat(read.texts())
        .containsExactly(
            "text: Сәлем", "object/inner: x", "objects/a: 1", "objects/a: 2", "texts: one");
  }

  @Test
  void hashesAsTheAppDoes() {
    assertThat(Murmur.of("TelegramUser")).isEqualTo(MadePostbox.USER);
    assertThat(Murmur.of("TelegramMediaFile")).isEqualTo(MadePostbox.FILE);
    assertThat(Murmur.of(new byte[0], 1)).isEqualTo(0x514e28b7);
    // mmh3 5.3.0 for Python: bytes 200, 201, ... of each length
    int[] sums = {
      377927480, 738770535, 1414620490, -1666388456, 211512779, -2040382130, 25548319, -1313994533
    };
    for (int length = 0; length < sums.length; length++) {
      byte[] bytes = new byte[length];
      IntStream.range(0, length).forEach(i -> bytes[i] = (byte) (200 + i));
      assertThat(Murmur.of(bytes)).isEqualTo(sums[length]);
    }
  }

  @Test
  void keepsWhatStandsInFrontOfDamage() {
    byte[] whole = root(7, text("kept", "yes"), text("cut", "a longer text"));
    Coded read = reader.root(ByteView.of(cut(whole, whole.length - 4)));

    assertThat(read.text("kept")).isEmpty(); // the object's length leads out of what is there
    assertThat(reader.takeFaults()).hasSize(1);

    byte[] odd = root(7, text("kept", "yes"), new Out().name("x", 99).done());
    assertThat(reader.root(ByteView.of(odd)).text("kept")).contains("yes");
    assertThat(reader.takeFaults().toString()).contains("the kind of a value", "found 99");
  }

  private static byte[] cut(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }

  @Test
  void refusesCountsThatCannotBe() {
    byte[] many = root(7, new Out().name("ints", 6).i32(Integer.MAX_VALUE).done());
    reader.root(ByteView.of(many));
    assertThat(reader.takeFaults().toString()).contains("a count of at most 0");

    byte[] negative = root(7, new Out().name("text", 4).i32(-1).done());
    reader.root(ByteView.of(negative));
    assertThat(reader.takeFaults()).hasSize(1);
  }

  @Test
  void endsWhereObjectsLieTooDeep() {
    byte[] nested = text("a", "deep");
    for (int i = 0; i < 40; i++) {
      nested = object("o", i, nested);
    }
    reader.root(ByteView.of(root(1, nested)));
    assertThat(reader.takeFaults().toString()).contains("at most 24 deep");
  }

  @Test
  @Timeout(60)
  void damagedCopiesEnd() {
    byte[] whole =
        root(
            7,
            objects("objects", 3, text("a", "1"), blob("b", new byte[50])),
            new Out().name("texts", 12).i32(2).text("one").text("two").done(),
            object("o", 1, object("p", 2, number("n", 5L))));
    Random random = new Random(3);
    for (int copy = 0; copy < COPIES * 10; copy++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i <= copy % 5; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      assertThat(reader.root(ByteView.of(damaged))).isNotNull();
      reader.takeFaults();
    }
  }
}
