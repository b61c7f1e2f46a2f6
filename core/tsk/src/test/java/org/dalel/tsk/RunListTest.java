package org.dalel.tsk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reading by run list from the raw image gives what libtsk reads; block runs are those of blkls.
 */
class RunListTest {
  @TempDir Path folder;

  @Test
  void ext4RunsLeadToTheContent() throws IOException {
    assertThat(sameByRuns(new Samples(folder).ext4(100))).isGreaterThan(80);
  }

  @Test
  void ext2IndirectBlocksLeadToTheContent() throws IOException {
    Path image = new Samples(folder).ext4(60, "-O", "^extent,^64bit,^has_journal");
    assertThat(sameByRuns(image)).isGreaterThan(40);
  }

  @Test
  void ntfsRunsLeadToTheContent() throws IOException {
    assertThat(sameByRuns(new Samples(folder).ntfs(30))).isGreaterThan(10);
  }

  @Test
  void fatRunsLeadToTheContent() throws IOException {
    assertThat(sameByRuns(new Samples(folder).fat(16, 32, 60))).isGreaterThan(40);
  }

  @Test
  void unallocatedRunsAreThoseOfBlkls() throws IOException {
    for (Path path : List.of(new Samples(folder).fat(16, 32, 30), new Samples(folder).ntfs(5))) {
      try (TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0);
          TskFileSystem fs = image.openFileSystem(0, Optional.empty())) {
        List<Long> free = new ArrayList<>();
        List<Long> used = new ArrayList<>();
        fs.unallocatedBlocks((first, n, flags) -> add(free, first, n), new Cancellation());
        fs.allocatedBlocks((first, n, flags) -> add(used, first, n), new Cancellation());
        List<Long> listedFree = new ArrayList<>();
        List<Long> listedUsed = new ArrayList<>();
        for (String line : Tools.succeed("blkls", "-l", "-e", path).lines()) {
          String[] f = line.split("\\|");
          if (f.length == 2 && f[0].matches("\\d+") && f[1].matches("[af]")) {
            (f[1].equals("f") ? listedFree : listedUsed).add(Long.parseLong(f[0]));
          }
        }
        assertThat(listedFree).isNotEmpty();
        assertThat(free).isEqualTo(listedFree);
        assertThat(used).isEqualTo(listedUsed);
      }
    }
  }

  private static void add(List<Long> blocks, long first, long count) {
    for (long i = 0; i < count; i++) {
      blocks.add(first + i);
    }
  }

  private static int sameByRuns(Path path) throws IOException {
    int compared = 0;
    try (TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0);
        TskFileSystem fs = image.openFileSystem(0, Optional.empty());
        FileChannel raw = FileChannel.open(path, StandardOpenOption.READ)) {
      for (TskEntry entry : Listing.of(fs, EnumerationOptions.defaults())) {
        for (TskAttributeInfo a : entry.attributes()) {
          if (!a.nonResident() || a.compressed() || a.encrypted() || a.size() > 1 << 22) {
            continue;
          }
          try (TskFile file = fs.open(entry.metaAddress());
              TskAttribute attribute = file.attribute(a.type(), a.id())) {
            assertThat(byRuns(raw, fs.info(), a))
                .as("%s %s", entry, a)
                .isEqualTo(Listing.content(attribute));
          }
          compared++;
        }
      }
    }
    return compared;
  }

  private static byte[] byRuns(FileChannel raw, TskFileSystemInfo fs, TskAttributeInfo a)
      throws IOException {
    byte[] content = new byte[(int) a.size()];
    for (TskRun run : a.runs()) {
      if (run.sparse() || run.filler()) {
        continue;
      }
      long at = run.fileBlock() * fs.blockSize() - a.skipLength();
      long skipped = Math.max(-at, 0);
      long from = Math.max(at, 0);
      long end =
          Math.min(at + run.count() * fs.blockSize(), Math.min(a.initializedSize(), a.size()));
      if (end <= from) {
        continue;
      }
      ByteBuffer part = ByteBuffer.wrap(content, (int) from, (int) (end - from));
      raw.read(part, fs.offset() + run.block() * fs.blockSize() + skipped);
    }
    return content;
  }
}
