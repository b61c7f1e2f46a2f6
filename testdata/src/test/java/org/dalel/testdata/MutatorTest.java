package org.dalel.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.dalel.testdata.damage.Mutator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatorTest {

  @TempDir Path folder;

  @Test
  void aMutantDependsOnSeedAndNumberAloneAndTheScratchCopyIsMended() throws IOException {
    Path image = EvidenceBuilder.ext4("m", v -> v.file("/a", "1")).write(folder).image();
    Mutator mutator = new Mutator(image, 5);
    Path alone = mutator.write(7, folder.resolve("alone"));
    Set<Integer> same = new HashSet<>();
    Path scratch = folder.resolve("scratch");
    mutator.around(
        20,
        scratch,
        (mutant, number, changes) -> {
          if (Files.mismatch(mutant, alone) < 0) {
            same.add(number);
          }
        });
    assertThat(same).containsExactly(7);
    assertThat(Files.mismatch(scratch, image)).isEqualTo(-1);
  }

  @Test
  void thousandsAreCheap() throws IOException {
    Path image = EvidenceBuilder.ntfs("m", v -> v.file("/a", "1")).write(folder).image();
    int[] count = {0};
    new Mutator(image, 1)
        .around(2000, folder.resolve("s"), (mutant, number, changes) -> count[0]++);
    assertThat(count[0]).isEqualTo(2000);
  }
}
