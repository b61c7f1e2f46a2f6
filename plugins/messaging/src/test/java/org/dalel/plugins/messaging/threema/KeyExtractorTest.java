package org.dalel.plugins.messaging.threema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.dalel.api.Secret;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyExtractorTest {
  private static final String PATH = "/data/data/ch.threema.app/files/key.dat";
  private static final String KEY =
      "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20";

  /** Of that key, made in Python. */
  private static final byte[] FILE =
      HexFormat.of()
          .parseHex(
              "00940f257e8dec7018955aec334aee6662cbd62a688cfc697fb6e7c62ec72be82c"
                  + "00000000000000004c9b6875");

  @TempDir private Path folder;

  @Test
  void offersTheKeyAndShowsOnlyItsBeginning() throws Exception {
    Findings found = run(PATH, FILE);

    assertThat(found.offered()).extracting(Secret::value).containsExactly(KEY);
    assertThat(found.offered()).extracting(Secret::kind).containsExactly(Secret.Kind.KEY);
    assertThat(found.only("key-material").fields().toString())
        .contains("0102…")
        .doesNotContain(KEY);
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void tellsAKeyThatAPassphraseProtects() throws Exception {
    byte[] locked = FILE.clone();
    locked[0] = 1;
    Findings found = run(PATH, locked);
    assertThat(found.offered()).isEmpty();
    assertThat(found.problems()).singleElement().asString().contains("found one that does");
  }

  @Test
  void refusesAKeyThatIsNotOfItsSum() throws Exception {
    byte[] damaged = FILE.clone();
    damaged[5] ^= 1;
    assertThat(run(PATH, damaged).offered()).isEmpty();
    assertThat(run(PATH, damaged).problems()).hasSize(1);
    assertThat(run("/other/key.dat", damaged).problems()).isEmpty();
    assertThat(run("/other/key.dat", new byte[100]).problems()).isEmpty();
  }

  private Findings run(String path, byte[] bytes) throws Exception {
    Path file = folder.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return ExtractorRun.of(new KeyExtractor()).inFolder(folder, path);
  }
}
