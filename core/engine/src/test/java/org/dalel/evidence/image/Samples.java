package org.dalel.evidence.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.dalel.testdata.DataFolder;

/**
 * What the tests of the image layer share: bytes, digests, real files and programs of the system.
 */
public final class Samples {

  private Samples() {}

  /** Bytes of mixed kinds: zeroes, random ones, text, one value. The same for the same seed. */
  public static byte[] media(int size, long seed) {
    Random random = new Random(seed);
    ByteBuffer media = ByteBuffer.allocate(size);
    while (media.hasRemaining()) {
      byte[] part = new byte[Math.min(media.remaining(), 1 + random.nextInt(70_000))];
      switch (random.nextInt(4)) {
        case 0 -> random.nextBytes(part);
        case 1 -> Arrays.fill(part, (byte) random.nextInt());
        case 2 -> {
          byte[] text = ("evidence " + random.nextInt(1000) + " ").getBytes();
          for (int i = 0; i < part.length; i++) {
            part[i] = text[i % text.length];
          }
        }
        default -> {
          // zeroes
        }
      }
      media.put(part);
    }
    return media.array();
  }

  public static byte[] readAll(EvidenceImage image) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(image.size()));
    int read = image.read(0, bytes);
    assertThat(read).isEqualTo(image.size() == 0 ? -1 : (int) image.size());
    return bytes.array();
  }

  public static String md5(EvidenceImage image) throws IOException {
    MessageDigest digest = digest("MD5");
    ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
    long position = 0;
    for (int n = image.read(0, buffer); n > 0; n = image.read(position, buffer.clear())) {
      digest.update(buffer.array(), 0, n);
      position += n;
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  public static String md5(byte[] bytes) {
    return HexFormat.of().formatHex(digest("MD5").digest(bytes));
  }

  public static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** The folder of real evidence files; skips the test when it is not there. */
  public static Path data() {
    Optional<Path> found = DataFolder.root();
    assumeTrue(found.isPresent(), "no real evidence files beside the checkout");
    return found.orElseThrow();
  }

  /** Copies a real file into a folder, unpacked when it is stored packed. */
  public static Path unpack(String name, Path folder) throws IOException {
    Path plain = data().resolve(name);
    Path target = folder.resolve(plain.getFileName());
    if (Files.exists(plain)) {
      return Files.copy(plain, target);
    }
    Path packed = data().resolve(name + ".gz");
    assumeTrue(Files.exists(packed), name + " is not among the real evidence files");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
      Files.copy(in, target);
    }
    return target;
  }

  /** Skips the test when a program is not installed. */
  public static void needs(String program) {
    boolean there =
        Stream.of((System.getenv("PATH") + ":/usr/sbin:/sbin").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    assumeTrue(there, program + " is not installed");
  }

  /** Runs a program and gives its output; fails the test when the program fails. */
  public static String run(Path folder, String... command) throws IOException {
    return run(folder, List.of(command));
  }

  public static String run(Path folder, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().merge("PATH", ":/usr/sbin:/sbin", String::concat);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    process.getInputStream().transferTo(output);
    try {
      assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return output.toString();
  }
}
