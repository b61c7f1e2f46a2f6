package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dalel.ingest.traps.Lookout;
import org.dalel.ingest.traps.Safe;
import org.dalel.testdata.EvidenceBuilder;
import org.dalel.testdata.VolumeBuilder;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Extractors that look at places, and secrets that open what others found. */
class LookingAroundTest {
  private static final long SIZE = 24L << 20;

  @TempDir private Path temp;

  private Path plugins;

  @BeforeEach
  void packsPlugins() throws IOException {
    plugins = TrapPlugin.lookingAround(temp.resolve("plugins"));
  }

  @Test
  void showsAFolderWithWhatLiesInItAndNotWhatLiesDeeper() throws IOException {
    String found = Runs.artifacts(process("case", image(FileSystem.EXT4, this::vaults)));
    assertThat(found)
        .contains("\"names\":[\"a.locked\",\"b.locked\",\"c\",\"c-d\",\"first.key\"]")
        .doesNotContain("deep.txt");
  }

  @Test
  void showsAFileWithItsNeighboursWhateverTheCaseOfTheirNames() throws IOException {
    Path image =
        image(
            FileSystem.NTFS,
            v -> {
              v.file("/Users/aida/here.bin", text(Lookout.MAGIC + " one"));
              v.file("/Users/aida/beside.TXT", text("next door"));
              v.file("/alone/here.bin", text(Lookout.MAGIC + " one"));
            });
    String found = Runs.artifacts(process("case", image));
    assertThat(found)
        .as("the same content at two places has two neighbourhoods")
        .contains("\"beside\":\"next door\"")
        .contains("\"beside\":\"nothing\"")
        .contains("\"path\":\"/Users/aida/here.bin\"")
        .contains("\"parent\":\"/alone\"")
        .contains("\"copied\":16");
  }

  @Test
  void opensWhatItCanWithWhatItFoundRoundAfterRound() throws IOException, SQLException {
    Path folder = process("case", image(FileSystem.EXT4, this::vaults));
    // first.key opens a, which holds the password of b, which holds that of the safe in the archive
    assertThat(Runs.number(folder, "SELECT count(*) FROM lock WHERE opened_by IS NOT NULL"))
        .isEqualTo(3);
    String found = Runs.artifacts(folder);
    assertThat(found).contains("\"by\":\"a key file\"").contains("\"by\":\"a vault\"");
    assertThat(found).contains("\"inside\":\"gold\"").contains("\"inside\":\"locked\"");
    assertThat(found).doesNotContain("\"opened\":false");
    assertThat(Runs.damage(folder)).isEmpty();
  }

  @Test
  void triesWhatTheExaminerGivesOnWhatStayedLocked() throws IOException, SQLException {
    Path image = image(FileSystem.EXT4, this::vaults);
    Path folder = process("case", image);
    assertThat(Runs.artifacts(folder)).contains("\"inside\":\"locked\"");

    Runs.Order.of(folder).plugins(plugins).passwords("wrong", "lost and found").run();
    assertThat(Runs.artifacts(folder)).doesNotContain("locked\"}");
    assertThat(
            Runs.number(
                folder,
                "SELECT count(*) FROM lock WHERE opened_by = 'given by the examiner' AND name = 'safe'"))
        .isEqualTo(1);

    Path atOnce = temp.resolve("at-once");
    Runs.Order.of(atOnce, image).plugins(plugins).passwords("wrong", "lost and found").run();
    assertThat(Runs.dump(atOnce)).isEqualTo(Runs.dump(folder));
  }

  @Test
  void givesTheSameForAnyNumberOfThreads() throws IOException {
    Path image = image(FileSystem.EXT4, this::vaults);
    String one = Runs.dump(process("two", image));
    for (int threads : new int[] {1, 4}) {
      Path folder = temp.resolve("threads" + threads);
      Runs.Order.of(folder, image).plugins(plugins).threads(threads).run();
      assertThat(Runs.dump(folder)).isEqualTo(one);
    }
  }

  @Test
  void endsTheSameWhenTheWorkerIsKilled() throws IOException, SQLException {
    Path image = image(FileSystem.EXT4, this::vaults);
    Path undisturbed = temp.resolve("undisturbed");
    Killing.OfWorkers counter = new Killing.OfWorkers(List.of());
    Runs.Order.of(undisturbed, image).plugins(plugins).run(counter);
    Path folder = temp.resolve("killed");
    List<Long> moments = LongStream.rangeClosed(1, counter.commits() - 1).boxed().toList();
    Killing.OfWorkers killer = new Killing.OfWorkers(moments);
    Runs.Order.of(folder, image).plugins(plugins).run(killer);
    assertThat(killer.kills()).isGreaterThan(2);
    assertThat(Runs.dump(folder)).isEqualTo(Runs.dump(undisturbed));
    assertThat(Runs.damage(folder)).isEmpty();
  }

  @Test
  void givesUpThePlaceAtWhichAnExtractorKillsTheWorkerAndNoOther() throws Exception {
    Path image =
        image(
            FileSystem.EXT4,
            v -> {
              vaults(v);
              v.file("/traps/crash.place", text("x"));
              v.file("/traps/throw.place", text("y"));
              v.file("/traps/fine.place", text("z"));
            });
    Path folder = process("case", image);
    assertThat(Runs.failures(folder))
        .extracting(
            f ->
                f.place().replaceAll(".*/(\\w+)\\.place.*", "$1")
                    + " "
                    + f.stage()
                    + " "
                    + f.kind())
        .containsExactlyInAnyOrder("crash context crash", "throw context plugin");
    assertThat(Runs.artifacts(folder))
        .contains("\"path\":\"/traps/fine.place\"")
        .contains("\"inside\":\"gold\"");
    assertThat(Runs.damage(folder)).isEmpty();

    Runs.Order.of(folder).plugins(temp.resolve("none")).retrying().run();
    assertThat(Runs.failures(folder)).isEmpty();
  }

  @Test
  void saysWhenThereAreMoreSecretsThanAreTried() throws IOException, SQLException {
    Path image = image(FileSystem.EXT4, v -> v.file("/safe.bin", text(Safe.MAGIC + "zzz last")));
    String[] many =
        IntStream.range(0, 1_005).mapToObj("wrong %04d"::formatted).toArray(String[]::new);
    Path folder = temp.resolve("many");
    Runs.Order.of(folder, image).plugins(plugins).passwords(many).run();
    Runs.Order.of(folder).plugins(plugins).passwords("wrong 2000").run();
    assertThat(Runs.failures(folder))
        .as("once, though it was tried twice")
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.kind()).isEqualTo("limit");
              assertThat(f.message())
                  .contains("lock 'safe': expected to try all 1006 secrets of its kind")
                  .contains("tried the first 1000");
            });
    assertThat(Runs.number(folder, "SELECT attempts FROM lock")).isEqualTo(1_000);
  }

  @Test
  void triesWhatTheExaminerGaveBeforeWhatWasFound() throws IOException, SQLException {
    Path folder = temp.resolve("first");
    Path image =
        image(
            FileSystem.EXT4,
            v -> {
              v.file("/keys/first.key", text("alpha\n"));
              v.file("/keys/a.locked", text("zulu\nyankee\n"));
            });
    Runs.Order.of(folder, image).plugins(plugins).passwords("zulu").run();
    assertThat(Runs.number(folder, "SELECT attempts FROM lock WHERE opened_by IS NOT NULL"))
        .as("'alpha' comes before 'zulu' in any order of letters")
        .isEqualTo(1);
  }

  @Test
  void saysWhenRoundsOfUnlockingAreUpAndGoesOnInTheNextRun() throws IOException, SQLException {
    Path image =
        image(
            FileSystem.EXT4,
            v -> {
              v.file("/chain/first.key", text("word 0\n"));
              for (int i = 0; i < 12; i++) {
                v.file("/chain/" + i + ".locked", text("word " + i + "\nword " + (i + 1) + "\n"));
              }
            });
    Path folder = process("chain", image);
    assertThat(Runs.failures(folder))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.kind()).isEqualTo("limit");
              assertThat(f.message())
                  .contains("after 8 rounds")
                  .contains("process the case once more");
            });
    Runs.Order.of(folder).plugins(plugins).run();
    assertThat(Runs.number(folder, "SELECT count(*) FROM lock WHERE opened_by IS NOT NULL"))
        .isEqualTo(12);
    assertThat(Runs.failures(folder)).isEmpty();
  }

  @Test
  void leavesNothingInTheScratchFolder() throws IOException {
    Path folder = process("case", image(FileSystem.EXT4, this::vaults));
    assertThat(folder.resolve("temp")).isEmptyDirectory();
  }

  private void vaults(VolumeBuilder v) {
    v.file("/home/vaults/a.locked", text("alpha\nbeta\n"));
    v.file("/home/vaults/b.locked", text("beta\ngamma\n"));
    v.file("/home/vaults/first.key", text("alpha\n"));
    v.file("/home/vaults/c/deep.txt", text("deeper"));
    v.file("/home/vaults/c-d/deep.txt", text("deeper still"));
    v.file("/home/packed.zip", Document.of(Content.of(zip("safe.bin", Safe.MAGIC + "gamma"))));
    v.file("/home/safe.bin", text(Safe.MAGIC + "lost and found"));
  }

  private Path process(String name, Path image) {
    Path folder = temp.resolve(name);
    Runs.Order.of(folder, image).plugins(plugins).timeLimit(Duration.ofSeconds(30)).run();
    return folder;
  }

  private Path image(FileSystem system, java.util.function.Consumer<VolumeBuilder> files)
      throws IOException {
    return EvidenceBuilder.named("place")
        .volume(system, SIZE, files)
        .write(java.nio.file.Files.createDirectories(temp.resolve("evidence")))
        .image();
  }

  private static Document text(String text) {
    return Document.of(Content.text(text));
  }

  private static byte[] zip(String name, String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
