package org.dalel.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dalel.testdata.model.FileSystem;
import org.dalel.testdata.tool.Tool;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The checkers of the systems themselves find nothing to mend; each fails with a status above 0.
 */
class CheckersFindNothingTest {

  private static final long MIB = 1 << 20;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "FAT12, fsck.fat, -n", "FAT16, fsck.fat, -n", "FAT32, fsck.fat, -n", "EXFAT, fsck.exfat, -n",
    "EXT2, e2fsck, -fn", "EXT3, e2fsck, -fn", "EXT4, e2fsck, -fn", "NTFS, ntfsfix, -n"
  })
  void theVolumeIsSound(FileSystem kind, String checker, String option) throws IOException {
    assumeTrue(Tool.exists(checker), checker + " is not installed");
    long size = kind == FileSystem.FAT32 ? 40 * MIB : kind == FileSystem.FAT12 ? 8 * MIB : 24 * MIB;
    Evidence evidence =
        EvidenceBuilder.named("v").volume(kind, size, Samples.everyStep()).write(folder);
    String said = new Tool(checker).run(List.of(option, evidence.image().toString()));
    assertThat(said).doesNotContainIgnoringCase("error").doesNotContainIgnoringCase("corrupt");
  }
}
