package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.dalel.casefile.read.ListedFailure;
import org.dalel.evidence.TskMedia;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.EvidenceImages;
import org.dalel.tsk.TskImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sizes that damage makes: nothing is read for ever, and what reads long is seen to be alive. */
class HostileSizeTest {
  @TempDir private Path temp;

  @Test
  @Timeout(60)
  void aFileThatClaimsPetabytesIsALimitAndTheRestIsRead() throws Exception {
    Path image = ext4("sif /claims.txt size 0x0d43000000000000");
    Path folder = temp.resolve("case");

    Outcome outcome = Runs.Order.of(folder, image).run();

    assertThat(outcome.status()).isEqualTo(Outcome.Status.COMPLETE_WITH_FAILURES);
    assertThat(Runs.failures(folder))
        .filteredOn(f -> f.kind().equals("limit"))
        .singleElement()
        .extracting(ListedFailure::message)
        .asString()
        .contains("/claims.txt: expected a content that fits the media of 16777216 bytes")
        .contains("found a size of 955607545932677120")
        .contains("4096 bytes are on the disk");
    assertThat(Runs.number(folder, "SELECT count(*) FROM content WHERE type LIKE 'text/plain%'"))
        .isOne();
    assertThat(Runs.damage(folder)).isEmpty();
  }

  @Test
  @Timeout(60)
  void aSparseFileLittleLargerThanItsMediaIsRead() throws Exception {
    Path image = ext4("sif /claims.txt size 0x2000000");
    Path folder = temp.resolve("case");

    Outcome outcome = Runs.Order.of(folder, image).run();

    assertThat(outcome.status()).isEqualTo(Outcome.Status.COMPLETE);
    assertThat(Runs.number(folder, "SELECT max(size) FROM content")).isEqualTo(0x2000000);
  }

  @Test
  void everyReadOfTheEvidenceIsASignOfLife() throws Exception {
    AtomicLong signs = new AtomicLong();
    try (EvidenceImage image = EvidenceImages.open(ext4("stats"));
        TskImage tsk = TskMedia.over(image, signs::incrementAndGet)) {
      long opened = signs.get();
      tsk.openFileSystem(0, Optional.of("ext")).close();
      assertThat(signs.get()).isGreaterThan(opened);
    }
  }

  private Path ext4(String change) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/sbin/debugfs")));
    Path tree = Files.createDirectories(temp.resolve("tree"));
    Files.writeString(tree.resolve("claims.txt"), "the beginning is on the disk\n");
    Files.writeString(tree.resolve("sound.txt"), "is read\n");
    Path image = temp.resolve("disk.dd");
    run("/usr/sbin/mke2fs", "-q", "-t", "ext4", "-b", "4096", "-d", "" + tree, "" + image, "16M");
    run("/usr/sbin/debugfs", "-w", "-R", change, "" + image);
    return image;
  }

  private void run(String... command) throws Exception {
    Path log = temp.resolve("tools.log");
    Process tool =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(tool.waitFor()).as(Files.readString(log)).isZero();
  }
}
