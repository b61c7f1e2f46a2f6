package org.dalel.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way of computing, against the standards' vectors, the Java runtime and Bouncy Castle. */
class TripleDigestTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void thisBuildComputesInCompiledCode() {
    assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
    assumeThat(System.getProperty("os.arch")).isEqualTo("amd64");
    TripleDigest digest = TripleDigest.create();
    assertThat(digest.isNative()).isTrue();
    assertThat(digest.implementation()).startsWith("native");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void thePropertiesChooseTheCode(Way way) {
    TripleDigest digest = way.create();
    assertThat(digest.isNative()).isEqualTo(way != Way.JDK);
    assertThat(digest.implementation()).isEqualTo(way.implementation);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          "", 1, d41d8cd98f00b204e9800998ecf8427e, da39a3ee5e6b4b0d3255bfef95601890afd80709, \
          e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
          abc, 1, 900150983cd24fb0d6963f7d28e17f72, a9993e364706816aba3e25717850c26c9cd0d89d, \
          ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
          abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq, 1, \
          8215ef0796a20bcaaae116d3876c664a, 84983e441c3bd26ebaae4aa1f95129e5e54670f1, \
          248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1
          a, 1000000, 7707d6ae4e027c70eea2a935c2296f21, 34aa973cd4c4daa4f61eeb2bdbad27316534016f, \
          cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0
          """)
  void agreesWithThePublishedVectors(
      String text, int times, String md5, String sha1, String sha256) {
    byte[] bytes = text.repeat(times).getBytes(StandardCharsets.US_ASCII);
    for (Way way : Way.values()) {
      TripleDigest digest = way.create();
      digest.update(bytes, 0, bytes.length);
      TripleDigest.Result result = digest.digest();
      assertThat(HEX.formatHex(result.md5())).as("MD5, %s", way).isEqualTo(md5);
      assertThat(HEX.formatHex(result.sha1())).as("SHA-1, %s", way).isEqualTo(sha1);
      assertThat(HEX.formatHex(result.sha256())).as("SHA-256, %s", way).isEqualTo(sha256);
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void agreesForEveryLengthAndAnySplit(Way way) {
    Random random = new Random(1);
    byte[] bytes = random(random, 1100);
    TripleDigest digest = way.create();
    for (int length = 0; length <= 1000; length++) {
      int offset = random.nextInt(100);
      Reference expected = Reference.of(bytes, offset, length);
      digest.update(bytes, offset, length);
      expected.assertSame(digest.digest(), "%d bytes at once", length);
      for (int done = 0; done < length; ) {
        int part = random.nextInt(Math.min(length - done, 150) + 1);
        digest.update(bytes, offset + done, part);
        done += part;
      }
      expected.assertSame(digest.digest(), "%d bytes in parts", length);
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void agreesForLongDataAcrossSlices(Way way) {
    Random random = new Random(2);
    byte[] bytes = random(random, (1 << 20) + 17);
    TripleDigest digest = way.create();
    for (int start : new int[] {0, 1, 63, 64, 16 * 1024 - 1, 32 * 1024 + 1}) {
      Reference expected = Reference.of(bytes, start, bytes.length - start);
      digest.update(bytes, start, bytes.length - start);
      expected.assertSame(digest.digest(), "from %d at once", start);
      for (int done = start; done < bytes.length; ) {
        int part = Math.min(bytes.length - done, 1 + random.nextInt(200_000));
        digest.update(bytes, done, part);
        done += part;
      }
      expected.assertSame(digest.digest(), "from %d in parts", start);
    }
  }

  @Test
  void countsBitsBeyondThirtyTwo() {
    byte[] bytes = random(new Random(5), 8 << 20);
    TripleDigest digest = Way.FASTEST.create();
    TripleDigest runtime = Way.JDK.create();
    for (int i = 0; i < 65; i++) { // 2^32 bits are 64 times 8 MiB
      digest.update(bytes, 0, bytes.length);
      runtime.update(bytes, 0, bytes.length);
    }
    TripleDigest.Result expected = runtime.digest();
    new Reference(expected.md5(), expected.sha1(), expected.sha256())
        .assertSame(digest.digest(), "520 MiB");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void readsEveryKindOfBufferFromItsPositionToItsLimit(Way way) {
    byte[] bytes = random(new Random(3), 100_000);
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes);
    ByteBuffer heap = ByteBuffer.wrap(bytes);
    List<ByteBuffer> buffers =
        List.of(direct, direct.asReadOnlyBuffer(), heap, heap.asReadOnlyBuffer());
    TripleDigest digest = way.create();
    for (ByteBuffer whole : buffers) {
      for (int[] range : new int[][] {{0, 100_000}, {7, 99_990}, {5, 5}, {99_999, 100_000}}) {
        ByteBuffer part = whole.duplicate().limit(range[1]).position(range[0]);
        digest.update(part);
        assertThat(part.position()).isEqualTo(range[1]);
        Reference.of(bytes, range[0], range[1] - range[0])
            .assertSame(digest.digest(), "%s %s", whole, Arrays.toString(range));
      }
      ByteBuffer slice = whole.duplicate().position(11).limit(1000).slice().position(3);
      digest.update(slice);
      Reference.of(bytes, 14, 986).assertSame(digest.digest(), "slice of %s", whole);
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void refusesARangeOutsideTheArrayAndForgetsNothing(Way way) {
    byte[] bytes = random(new Random(4), 200);
    TripleDigest digest = way.create();
    digest.update(bytes, 0, 100);
    for (int[] range : new int[][] {{-1, 10}, {0, -1}, {191, 10}, {0, 201}, {1, 0x7fffffff}}) {
      assertThatThrownBy(() -> digest.update(bytes, range[0], range[1]))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
    digest.update(bytes, 100, 100);
    Reference.of(bytes, 0, 200).assertSame(digest.digest(), "after refusals");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void instancesDoNotDisturbEachOther(Way way) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        Random random = new Random(thread);
        TripleDigest one = way.create();
        TripleDigest other = way.create();
        done.add(threads.submit(() -> interleave(random, one, other)));
      }
      for (Future<?> future : done) {
        future.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void interleave(Random random, TripleDigest one, TripleDigest other) {
    byte[] bytes = random(random, 60_000);
    for (int round = 0; round < 20; round++) {
      int ones = 0;
      int others = 0;
      while (ones < bytes.length || others < bytes.length) {
        int part = Math.min(random.nextInt(5000), bytes.length - ones);
        one.update(bytes, ones, part);
        ones += part;
        part = Math.min(random.nextInt(5000), bytes.length - others);
        other.update(bytes, others, part);
        others += part;
      }
      other.update(bytes, 0, 1);
      Reference.of(bytes, 0, bytes.length).assertSame(one.digest(), "one of two");
      assertThat(other.digest().md5()).isNotEqualTo(Reference.of(bytes, 0, bytes.length).md5());
    }
  }

  @Test
  void handsOutCopies() {
    TripleDigest.Result result = TripleDigest.create().digest();
    Arrays.fill(result.md5(), (byte) 0);
    Arrays.fill(result.sha1(), (byte) 0);
    Arrays.fill(result.sha256(), (byte) 0);
    Reference.of(new byte[0], 0, 0).assertSame(result, "after overwriting what was handed out");
  }

  private static byte[] random(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
