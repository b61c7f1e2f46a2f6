package org.dalel.tsk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.dalel.testdata.DataFolder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not listed is said; the index of directories changes nothing but time. */
class LimitsTest {
  private static final EnumerationOptions ALL = EnumerationOptions.defaults();

  @TempDir Path folder;

  @Test
  void reportsDepthPathLengthAndDirectorySize() throws IOException {
    Path path = new Samples(folder).ext4(60);
    try (TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0);
        TskFileSystem fs = image.openFileSystem(0, Optional.empty())) {
      assertThat(kinds(fs, ALL)).isEmpty();
      assertThat(kinds(fs, ALL.withLimits(1, 65536, 1000, 16)))
          .containsOnly(TskEvent.Kind.DEPTH)
          .hasSize(21);
      assertThat(kinds(fs, ALL.withLimits(100, 5, 1000, 16)))
          .contains(TskEvent.Kind.PATH_LENGTH)
          .doesNotContain(TskEvent.Kind.DEPTH);
      assertThat(kinds(fs, ALL.withLimits(100, 100, 4, 16))).contains(TskEvent.Kind.DIRECTORY_SIZE);
    }
  }

  @Test
  void listsDirectoriesDeeperThanLibtskWalks() throws IOException {
    Tools.require("mkfs.ext4");
    Path tree = Files.createDirectories(folder.resolve("deep"));
    Path bottom = tree;
    for (int i = 0; i < 300; i++) {
      bottom = bottom.resolve("d");
    }
    Files.createDirectories(bottom);
    Files.writeString(bottom.resolve("treasure.txt"), "here");
    Path path = new Samples(folder).image("deep.img", 16);
    Tools.succeed("mkfs.ext4", "-q", "-F", "-d", tree, path);
    try (TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0);
        TskFileSystem fs = image.openFileSystem(0, Optional.empty())) {
      assertThat(Listing.named(fs, "/d".repeat(300) + "/treasure.txt").directory().depth())
          .isEqualTo(300);
    }
  }

  @Test
  void stopsWhenCancelledAndSaysSo() throws IOException {
    Path path = new Samples(folder).ext4(20);
    try (TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0);
        TskFileSystem fs = image.openFileSystem(0, Optional.empty())) {
      Cancellation flag = new Cancellation();
      flag.cancel();
      assertThat(Listing.events(fs, ALL, flag))
          .extracting(TskEvent::kind)
          .containsExactly(TskEvent.Kind.CANCELLED);
    }
  }

  @Test
  void theSearchForOrphansOnAVastDiskCanBeCancelled() throws Exception {
    Tools.require("tar");
    Optional<Path> packed =
        DataFolder.root()
            .map(d -> d.resolve("malformed/exfat/exfatprogs/2tb_disk/exfat.img.tar.xz"));
    Assumptions.assumeTrue(packed.filter(Files::exists).isPresent(), "no evidence folder");
    Tools.succeed("tar", "-xSf", packed.orElseThrow(), "-C", folder);
    try (TskImage image = TskImage.open(List.of(folder.resolve("exfat.img")), TskImageType.RAW, 0);
        TskFileSystem fs = image.openFileSystem(0, Optional.empty())) {
      Cancellation flag = new Cancellation();
      try (TskEnumerator enumerator = fs.enumerate(ALL, flag)) {
        assertThat(enumerator.nextBatch()).isNotEmpty().allMatch(TskEntry.class::isInstance);
        CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS).execute(flag::cancel);
        List<TskRecord> rest = new ArrayList<>();
        enumerator.forEach(rest::add);
        assertThat(rest)
            .extracting(r -> ((TskEvent) r).kind())
            .containsExactly(TskEvent.Kind.DIRECTORY_UNREADABLE, TskEvent.Kind.CANCELLED);
      }
    }
  }

  @Test
  void findsAllocatedMetadataWithoutAName() throws IOException {
    Path path = new Samples(folder).ext4(20);
    try (TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0);
        TskFileSystem fs = image.openFileSystem(0, Optional.empty())) {
      List<TskEntry> unnamed =
          Listing.of(fs, ALL.withUnnamed(true)).stream().filter(TskEntry::unnamed).toList();
      assertThat(unnamed)
          .extracting(TskEntry::metaAddress)
          .contains(8L)
          .doesNotContain(2L, 11L)
          .doesNotHaveDuplicates();
      assertThat(unnamed).allMatch(e -> e.metadata().orElseThrow().allocated());
    }
  }

  @Test
  void theDirectoryIndexGivesTheSameNames() throws IOException {
    Tools.require("mkfs.ext4", "mkntfs", "ntfs-3g", "debugfs");
    Path tree = Files.createDirectories(folder.resolve("wide"));
    // Many directories about as large as the smallest one with an index, and some much larger.
    int[] sizes = new int[46];
    for (int d = 0; d < sizes.length; d++) {
      sizes[d] = d < 40 ? 44 + d % 8 : d * 40;
    }
    for (int d = 0; d < sizes.length; d++) {
      Path wide = Files.createDirectories(tree.resolve("d" + d));
      for (int i = 0; i < sizes[d]; i++) {
        Files.createFile(wide.resolve("a name of some length " + i));
      }
    }
    Path path = new Samples(folder).image("wide.img", 32);
    Tools.succeed("mkfs.ext4", "-q", "-F", "-N", 20000, "-d", tree, path);
    for (int i = 0; i < 300; i += 3) {
      Tools.succeed("debugfs", "-w", "-R", "rm \"/d44/a name of some length " + i + "\"", path);
    }
    compareWithAndWithoutIndex(path);
    ListingTest.same(path);
  }

  @Test
  void theDirectoryIndexNeverOutlivesItsDirectory() throws IOException {
    Tools.require("mkntfs", "ntfs-3g", "fls");
    Path path = new Samples(folder).image("dirs.ntfs", 32);
    Tools.succeed("mkntfs", "-F", "-Q", "-q", "-s", "512", "-c", "4096", path);
    Path mount = Files.createDirectories(folder.resolve("mount"));
    Assumptions.assumeTrue(
        Tools.run("ntfs-3g", path, mount).status() == 0, "ntfs-3g cannot mount here");
    try {
      for (int d = 0; d < 60; d++) {
        Path directory = Files.createDirectories(mount.resolve("d" + d));
        for (int i = 0; i < 46 + d % 5; i++) {
          Files.createFile(directory.resolve("file " + i));
        }
      }
    } finally {
      Tools.succeed("umount", mount);
    }
    compareWithAndWithoutIndex(path);
    ListingTest.same(path);
  }

  static void compareWithAndWithoutIndex(Path path) throws IOException {
    List<String> plain;
    List<String> indexed;
    Native.directoryIndex(false);
    try (TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0);
        TskFileSystem fs = image.openFileSystem(0, Optional.empty())) {
      plain = lines(fs);
    } finally {
      Native.directoryIndex(true);
    }
    try (TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0);
        TskFileSystem fs = image.openFileSystem(0, Optional.empty())) {
      indexed = lines(fs);
    }
    assertThat(indexed).isEqualTo(plain);
  }

  private static List<String> lines(TskFileSystem fs) throws TskException {
    return Listing.of(fs, ALL).stream()
        .map(e -> e + " " + e.nameAllocated() + e.nameType() + e.attributes())
        .collect(Collectors.toList());
  }

  private static List<TskEvent.Kind> kinds(TskFileSystem fs, EnumerationOptions options)
      throws TskException {
    return Listing.events(fs, options, new Cancellation()).stream().map(TskEvent::kind).toList();
  }
}
