package org.dalel.tsk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage that makes libtsk wait or loop for ever. */
class HostileTest {
  private static final int ISO_SECTOR = 2048;
  private static final int PRIMARY_DESCRIPTOR = 16 * ISO_SECTOR;
  private static final String LONG_NAME = "a name of a folder ".repeat(10).strip();
  private static final int UFS_SUPERBLOCK = 8192;
  private static final int UFS2_SUPERBLOCK = 262144;
  private static final String UFS_CONTENT = "content of some length";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void anIsoImageWithoutAPathTableDoesNotWaitForItself() throws IOException {
    Tools.require("genisoimage");
    // a path table of a multiple of eight bytes: blank, it has whole entries of the root alone
    Path tree = Files.createDirectories(folder.resolve("tree/SIXSIX")).getParent();
    Files.writeString(tree.resolve("a.txt"), "a");
    Path iso = folder.resolve("disc.iso");
    Tools.succeed("genisoimage", "-quiet", "-o", iso, tree);
    byte[] bytes = Files.readAllBytes(iso);
    ByteBuffer image = ByteBuffer.wrap(bytes);
    int size = image.getInt(PRIMARY_DESCRIPTOR + 136);
    int table = image.getInt(PRIMARY_DESCRIPTOR + 148) * ISO_SECTOR;
    assertThat(size).isEqualTo(24);
    image.put(table, new byte[size]);
    Files.write(iso, bytes);
    assertThat(assertTimeoutPreemptively(PATIENCE, () -> names(iso, Optional.of("iso9660"))))
        .isEmpty();
  }

  @Test
  void anEntryOfRockRidgeWithoutLengthIsSteppedOver() throws IOException {
    Path iso = rockRidge();
    byte[] bytes = Files.readAllBytes(iso);
    bytes[find(bytes, "SL") + 2] = 0;
    Files.write(iso, bytes);
    assertThat(assertTimeoutPreemptively(PATIENCE, () -> names(iso, Optional.of("iso9660"))))
        .contains("/LINK", "/A.TXT");
  }

  @Test
  void aContinuationOfRockRidgeThatContainsItselfEnds() throws IOException {
    Path iso = rockRidge();
    byte[] bytes = Files.readAllBytes(iso);
    int at = find(bytes, "SL");
    int[] numbers = {at / ISO_SECTOR, at % ISO_SECTOR, 28};
    ByteBuffer entry = ByteBuffer.wrap(bytes);
    entry.put(at, new byte[] {'C', 'E', 28, 1});
    for (int i = 0; i < numbers.length; i++) {
      entry.order(ByteOrder.LITTLE_ENDIAN).putInt(at + 4 + 8 * i, numbers[i]);
      entry.order(ByteOrder.BIG_ENDIAN).putInt(at + 8 + 8 * i, numbers[i]);
    }
    Files.write(iso, bytes);
    assertThat(assertTimeoutPreemptively(PATIENCE, () -> names(iso, Optional.of("iso9660"))))
        .contains("/A.TXT");
  }

  @Test
  void rockRidgeThatIsSoundIsReadUnchanged() throws IOException {
    Path iso = rockRidge();
    ListingTest.same(iso);
  }

  /** A disc with a link of a long target, and a name that needs a continuation. */
  private Path rockRidge() throws IOException {
    Tools.require("genisoimage");
    Path tree = Files.createDirectories(folder.resolve("tree"));
    Files.writeString(tree.resolve("a.txt"), "a");
    Files.createSymbolicLink(tree.resolve("link"), Path.of("some/where/else/on/the/disc/a.txt"));
    Files.writeString(
        Files.createDirectories(tree.resolve(LONG_NAME)).resolve("b.txt"), "a continued name");
    Path iso = folder.resolve("disc.iso");
    Tools.succeed("genisoimage", "-quiet", "-R", "-o", iso, tree);
    return iso;
  }

  private static int find(byte[] bytes, String signature) {
    for (int i = PRIMARY_DESCRIPTOR; i + 4 < bytes.length; i++) {
      if (bytes[i] == signature.charAt(0)
          && bytes[i + 1] == signature.charAt(1)
          && bytes[i + 2] > 28
          && bytes[i + 3] == 1) {
        return i;
      }
    }
    throw new AssertionError("no " + signature);
  }

  @Test
  void aHoleOfUfsWithoutEndIsDamage() throws IOException {
    Tools.require("makefs");
    Path image = ufs(1);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(image)).order(ByteOrder.LITTLE_ENDIAN);
    int fragment = bytes.getInt(UFS_SUPERBLOCK + 52);
    int inode = bytes.getInt(UFS_SUPERBLOCK + 16) * fragment + 128 * 3;
    assertThat(bytes.getInt(inode + 8)).isEqualTo(UFS_CONTENT.length());
    bytes.putLong(inode + 8, Long.MAX_VALUE);
    Files.write(image, bytes.array());
    assertThat(assertTimeoutPreemptively(PATIENCE, () -> names(image, Optional.of("ufs"))))
        .contains("/a.txt");
  }

  @Test
  void aSuperblockOfUfsThatLibtskWouldDivideByIsRefused() throws IOException {
    Tools.require("makefs");
    Path image = ufs(1);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(image)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(UFS_SUPERBLOCK + 120, 0);
    Files.write(image, bytes.array());
    assertThatThrownBy(() -> names(image, Optional.of("ufs")))
        .isInstanceOf(TskException.class)
        .hasMessageContaining("expected the number of inodes a block, found 0");
  }

  @Test
  void blocksBeyondTheImageAreNotWalked() throws IOException {
    Tools.require("makefs");
    Path image = ufs(2);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(image)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(UFS2_SUPERBLOCK, bytes.array(), UFS_SUPERBLOCK, 1376);
    bytes.putLong(UFS2_SUPERBLOCK + 1080, 0); // blocks in all; libtsk takes 1 from it
    Files.write(image, bytes.array());
    List<Long> lasts = new ArrayList<>();
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          try (TskImage open = TskImage.open(List.of(image), TskImageType.RAW, 0);
              TskFileSystem fs = open.openFileSystem(0, Optional.of("ufs"))) {
            fs.allocatedBlocks(
                (first, count, flags) -> lasts.add(first + count), new Cancellation());
          }
        });
    assertThat(lasts).allMatch(last -> last <= (2 << 20) / 1024 + 1);
  }

  private Path ufs(int version) throws IOException {
    Path tree = Files.createDirectories(folder.resolve("ufs"));
    Files.writeString(tree.resolve("a.txt"), UFS_CONTENT);
    Path image = folder.resolve("ufs.img");
    String options = "version=" + version + ",fsize=1024,bsize=8192";
    Tools.succeed("makefs", "-t", "ffs", "-B", "le", "-s", "2m", "-o", options, image, tree);
    return image;
  }

  private static List<String> names(Path path, Optional<String> type) throws TskException {
    try (TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0);
        TskFileSystem fs = image.openFileSystem(0, type)) {
      return Listing.of(fs, EnumerationOptions.defaults()).stream()
          .map(e -> e.path().toString())
          .toList();
    }
  }

  @Test
  void contentInAnInodeThatClaimsGigabytesTakesNoMemory() throws IOException {
    Tools.require("mkfs.ext4", "debugfs");
    Path image = new Samples(folder).ext4(5);
    Tools.succeed("debugfs", "-w", "-R", "sif /hard size 0x7f000000", image);
    Tools.succeed("debugfs", "-w", "-R", "sif /hard flags 0x10000000", image);
    long before = peakKibibytes();
    assertThat(names(image, Optional.of("ext"))).contains("/link", "/hard");
    assertThat(peakKibibytes() - before).isLessThan(512 << 10);
  }

  /** The most memory that this process ever had. */
  private static long peakKibibytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void placesOfADiskLabelCountFromTheStartOfTheDisk() throws IOException {
    assertThat(bsdStarts(64, 64)).containsExactly(128L * 512, 200L * 512);
  }

  @Test
  void placesOfADiskLabelThatStartsAtZeroCountFromItsSlice() throws IOException {
    assertThat(bsdStarts(64, 0)).containsExactly(128L * 512, 200L * 512);
  }

  /**
   * Starts of two partitions that lie 64 and 136 sectors behind the start of a slice, when the
   * label says that the slice, its third partition, starts at a sector.
   */
  private List<Long> bsdStarts(int slice, int zero) throws IOException {
    ByteBuffer disk = ByteBuffer.allocate(400 * 512).order(ByteOrder.LITTLE_ENDIAN);
    disk.put(446, (byte) 0x80).put(450, (byte) 0xa5).putInt(454, slice).putInt(458, 300);
    disk.putShort(510, (short) 0xaa55);
    int label = (slice + 1) * 512;
    disk.putInt(label, 0x82564557).putInt(label + 40, 512).putInt(label + 132, 0x82564557);
    disk.putShort(label + 138, (short) 3);
    int[][] rows = {{50, zero + 64, 7}, {100, zero + 136, 7}, {300, zero, 0}};
    for (int i = 0; i < rows.length; i++) {
      int row = label + 148 + 16 * i;
      disk.putInt(row, rows[i][0]).putInt(row + 4, rows[i][1]).put(row + 12, (byte) rows[i][2]);
    }
    Path path = Files.write(folder.resolve("bsd.raw"), disk.array());
    try (TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0)) {
      return image.volumes(slice * 512L, "bsd").orElseThrow().volumes().stream()
          .filter(v -> v.description().contains("4.2BSD"))
          .map(TskVolume::start)
          .toList();
    }
  }
}
