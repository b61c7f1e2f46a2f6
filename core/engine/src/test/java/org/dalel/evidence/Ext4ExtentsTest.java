package org.dalel.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.EvidenceImages;
import org.dalel.evidence.image.Samples;
import org.dalel.testdata.Evidence;
import org.dalel.testdata.EvidenceBuilder;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Trait;
import org.dalel.tsk.EnumerationOptions;
import org.dalel.tsk.TskAttributeInfo;
import org.dalel.tsk.TskEntry;
import org.dalel.tsk.TskEnumerator;
import org.dalel.tsk.TskFileSystem;
import org.dalel.tsk.TskImage;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our own reading of extent trees gives what the file holds, whatever their shape. */
class Ext4ExtentsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "1024, 3, 64bit",
    "1024, 85, 64bit",
    "1024, 3000, 64bit",
    "1024, 400, ^64bit",
    "1024, 400, 'meta_bg,^resize_inode'",
    "2048, 1200, 'sparse_super2,^resize_inode'",
    "4096, 1500, 64bit",
    "4096, 1500, ^metadata_csum",
  })
  void readsFilesOfManyExtentsAsDebugfsDoes(int blockSize, int extents, String features)
      throws IOException {
    ExtSample sample = ExtSample.make(folder, blockSize, 64, "-g", "2048", "-O", features);
    Path source = sample.holes(extents);
    // directories are spread over the groups, and so are the inodes in them
    for (int i = 0; i < 8; i++) {
      sample.debugfs("mkdir d" + i);
    }
    sample.write(source, "d7/big");
    long inode = sample.inode("d7/big");
    try (EvidenceImage image = EvidenceImages.open(sample.image)) {
      Ext4Extents.Mapping mapping = extents(image, sample.record()).map(inode).orElseThrow();
      assertThat(mapping.damage()).isEmpty();
      assertThat(mapping.runs().runs().stream().filter(RunList.Run::onDisk)).hasSize(extents);
      assertThat(mapping.runs().runs()).noneMatch(RunList.Run::filler);
      byte[] content = ExtSample.content(image, sample.record(), mapping);
      assertThat(content).isEqualTo(Files.readAllBytes(source)).isEqualTo(sample.dump("d7/big"));
    }
  }

  @Test
  void uninitialisedExtentsAndTheHoleAtTheEndAreZeros() throws IOException {
    ExtSample sample = ExtSample.make(folder, 1024, 16);
    Path source = Files.write(folder.resolve("s"), Samples.media(5000, 3));
    sample.write(source, "f").debugfs("fallocate f 20 40").debugfs("sif f size 100000");
    long inode = sample.inode("f");
    try (EvidenceImage image = EvidenceImages.open(sample.image)) {
      Ext4Extents.Mapping mapping = extents(image, sample.record()).map(inode).orElseThrow();
      assertThat(sample.ask("stat f")).contains("[u]");
      assertThat(mapping.runs().blocks()).isEqualTo(98);
      assertThat(ExtSample.content(image, sample.record(), mapping))
          .isEqualTo(sample.dump("f"))
          .startsWith(Files.readAllBytes(source))
          .hasSize(100_000);
    }
  }

  @Test
  void extentsBehindTheEndOfTheFileAreLeftOut() throws IOException {
    ExtSample sample = ExtSample.make(folder, 1024, 16);
    Path source = Files.write(folder.resolve("s"), Samples.media(5000, 3));
    sample.write(source, "f").debugfs("fallocate f 20 40");
    long inode = sample.inode("f");
    try (EvidenceImage image = EvidenceImages.open(sample.image)) {
      Ext4Extents.Mapping mapping = extents(image, sample.record()).map(inode).orElseThrow();
      assertThat(mapping.damage()).isEmpty();
      assertThat(mapping.runs().blocks()).isEqualTo(5);
    }
  }

  @Test
  void agreesWithLibtskAndTruthOnAGeneratedVolume() throws IOException {
    Evidence evidence =
        EvidenceBuilder.ext4(
                "pieces",
                v -> {
                  for (int i = 1; i < 12; i++) {
                    v.file("/f" + i, Content.random(i, 1 + i * 20_011), Trait.FRAGMENTED);
                  }
                })
            .write(folder);
    try (EvidenceImage image = EvidenceImages.open(evidence.image());
        TskImage tsk = TskMedia.over(image);
        TskFileSystem fs = tsk.openFileSystem(0, Optional.empty())) {
      FileSystemRecord record =
          new FileSystemRecord(1, 1, 0, -1, "ext4", fs.info().blockSize(), false);
      Ext4Extents extents = extents(image, record);
      int files = 0;
      for (TskEntry entry : entries(fs)) {
        if (entry.name().toString().startsWith("f")) {
          int number = Integer.parseInt(entry.name().toString().substring(1));
          Ext4Extents.Mapping mapping = extents.map(entry.metaAddress()).orElseThrow();
          assertThat(ExtSample.content(image, record, mapping))
              .isEqualTo(Content.random(number, 1 + number * 20_011).bytes());
          files++;
        }
      }
      assertThat(files).isEqualTo(11);
    }
  }

  @Test
  void aDamagedLeafCostsOnlyWhatItDescribes() throws IOException {
    ExtSample sample = ExtSample.make(folder, 1024, 32, "-O", "^metadata_csum");
    Path source = sample.holes(1000);
    sample.write(source, "big");
    long inode = sample.inode("big");
    overwrite(sample.image, leaf(sample, inode, 3) * 1024, new byte[12]);
    try (EvidenceImage image = EvidenceImages.open(sample.image)) {
      Ext4Extents.Mapping mapping = extents(image, sample.record()).map(inode).orElseThrow();
      assertThat(mapping.damage().orElseThrow())
          .contains("inode " + inode)
          .contains("expected magic 0xf30a")
          .contains("found 0x0");
      byte[] truth = Files.readAllBytes(source);
      byte[] found = ExtSample.content(image, sample.record(), mapping);
      RunList.Run lost =
          mapping.runs().runs().stream().filter(RunList.Run::filler).findFirst().orElseThrow();
      assertThat(lost.length()).isBetween(160L, 170L);
      int from = blocksBefore(mapping.runs(), lost) * 1024;
      Arrays.fill(truth, from, from + (int) lost.length() * 1024, (byte) 0);
      assertThat(found).isEqualTo(truth);
    }
  }

  @Test
  void theListingTakesOurRunsWhereLibtskHasNone() throws IOException {
    ExtSample sample = ExtSample.make(folder, 1024, 32, "-O", "^metadata_csum");
    sample.write(sample.holes(1000), "big").write(sample.holes(500), "sound");
    long inode = sample.inode("big");
    overwrite(sample.image, leaf(sample, inode, 3) * 1024, new byte[12]);
    StringBuilder damage = new StringBuilder();
    try (EvidenceImage image = EvidenceImages.open(sample.image);
        TskImage tsk = TskMedia.over(image);
        TskFileSystem fs = tsk.openFileSystem(0, Optional.empty())) {
      FileSystemRecord record = sample.record();
      Ext4RunFinder finder =
          new Ext4RunFinder(image, record, (path, why) -> damage.append(path).append(": " + why));
      EntryMapper mapper =
          new EntryMapper(record, new BlockMap(), () -> 1, finder, Optional.empty());
      for (TskEntry entry : entries(fs)) {
        if (entry.name().toString().equals("big")) {
          assertThat(entry.attributes()).isEmpty();
        }
        for (var row : mapper.rows(entry)) {
          if (row.kind().equals("file")) {
            assertThat(row.readable()).isTrue();
            assertThat(row.runs()).isNotNull();
            assertThat(row.address().attributeType()).isEqualTo(TskAttributeInfo.DEFAULT);
            assertThat(row.firstByte()).isPositive();
          }
        }
      }
    }
    assertThat(damage.toString()).startsWith("/big: inode " + inode);
  }

  @Test
  void mutatedTreesAreDamageAndNeverAHang() throws IOException {
    ExtSample sample = ExtSample.make(folder, 1024, 32, "-O", "^metadata_csum");
    sample.write(sample.holes(1500), "big");
    long inode = sample.inode("big");
    long table =
        Long.parseLong(
            sample
                .ask("imap <" + inode + ">")
                .replaceAll("(?s).*located at block (\\d+),.*", "$1"));
    byte[] media = Files.readAllBytes(sample.image);
    List<Long> blocks = treeBlocks(sample, inode);
    assertThat(blocks).hasSizeGreaterThan(18);
    Random random = new Random(7);
    int damaged = 0;
    for (int i = 0; i < 2000; i++) {
      Map<Integer, Byte> changes = new HashMap<>();
      for (int n = random.nextInt(6); n >= 0; n--) {
        boolean inInode = random.nextInt(3) == 0;
        long block = inInode ? table : blocks.get(random.nextInt(blocks.size()));
        int span = random.nextBoolean() ? 40 : 1024;
        int offset = inInode ? (int) ((inode - 1) % 8 * 256 % 1024) + 40 : 0;
        int at = (int) block * 1024 + offset + random.nextInt(inInode ? 60 : span);
        changes.putIfAbsent(at, media[at]);
        media[at] = (byte) random.nextInt();
      }
      Optional<Ext4Extents.Mapping> mapping =
          Assertions.assertTimeout(
              Duration.ofSeconds(5),
              () -> extents(new MemoryImage(media), sample.record()).map(inode));
      changes.forEach((at, old) -> media[at] = old);
      long expected = mapping.map(m -> (m.size() - 1) / 1024 + 1).orElse(0L);
      assertThat(mapping.map(m -> m.runs().blocks()).orElse(0L)).isEqualTo(expected);
      damaged += mapping.flatMap(Ext4Extents.Mapping::damage).isPresent() ? 1 : 0;
    }
    assertThat(damaged).isGreaterThan(500);
  }

  @Test
  void aTreeThatContainsItselfEnds() throws IOException {
    ExtSample sample = ExtSample.make(folder, 1024, 32, "-O", "^metadata_csum");
    sample.write(sample.holes(1000), "big");
    long inode = sample.inode("big");
    List<Long> blocks = treeBlocks(sample, inode);
    // the first index block: every entry points back at it
    ByteBuffer loop = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    byte[] media = Files.readAllBytes(sample.image);
    int at = (int) (blocks.get(0) * 1024);
    int entries = media[at + 2];
    for (int i = 1; i <= entries; i++) {
      loop.clear().put(media, at + i * 12, 4).putInt(blocks.get(0).intValue()).putInt(0);
      System.arraycopy(loop.array(), 0, media, at + i * 12, 12);
    }
    Ext4Extents.Mapping mapping =
        extents(new MemoryImage(media), sample.record()).map(inode).orElseThrow();
    assertThat(mapping.damage().orElseThrow()).contains("found it again");
    assertThat(mapping.runs().blocks()).isEqualTo((mapping.size() - 1) / 1024 + 1);
  }

  private static Ext4Extents extents(EvidenceImage image, FileSystemRecord record)
      throws IOException {
    return Ext4Extents.open(image, record).orElseThrow();
  }

  private static List<TskEntry> entries(TskFileSystem fs) throws IOException {
    List<TskEntry> entries = new ArrayList<>();
    try (TskEnumerator enumerator = fs.enumerate(EnumerationOptions.defaults())) {
      enumerator.forEach(
          record -> {
            if (record instanceof TskEntry entry) {
              entries.add(entry);
            }
          });
    }
    return entries;
  }

  /** Blocks of the tree itself in the order that debugfs lists them. */
  private static List<Long> treeBlocks(ExtSample sample, long inode) throws IOException {
    return Pattern.compile("\\(ETB\\d\\):(\\d+)")
        .matcher(sample.ask("stat <" + inode + ">"))
        .results()
        .map(m -> Long.valueOf(m.group(1)))
        .toList();
  }

  private static long leaf(ExtSample sample, long inode, int number) throws IOException {
    return treeBlocks(sample, inode).get(number);
  }

  private static int blocksBefore(RunList runs, RunList.Run wanted) {
    long before = 0;
    for (RunList.Run run : runs.runs()) {
      if (run.equals(wanted)) {
        return (int) before;
      }
      before += run.length();
    }
    throw new AssertionError(wanted);
  }

  private static void overwrite(Path image, long at, byte[] bytes) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(image.toFile(), "rw")) {
      out.seek(at);
      out.write(bytes);
    }
  }
}
