package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.dalel.ingest.traps.Lookout;
import org.dalel.ingest.traps.Safe;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Extractors that look at places see what lies in containers with its neighbours there. */
class InsideContainersTest {
  @TempDir private Path temp;

  private Path plugins;

  /** Ways to pack a telephone. */
  enum Packing {
    TAR(Packed::tar),
    ZIP(Packed::zip),
    SOLID(Packed::sevenZip),
    TAR_GZ(files -> Packed.gzip(Packed.tar(files))),
    TAR_IN_ZIP(files -> Packed.zip(Packed.files("dump/phone.tar", Packed.tar(files)))),
    ZIP_IN_TAR(files -> Packed.tar(Packed.files("./dump/phone.zip", Packed.zip(files)))),
    CRATE(Packed::crate);

    private final Function<Map<String, byte[]>, byte[]> pack;

    Packing(Function<Map<String, byte[]>, byte[]> pack) {
      this.pack = pack;
    }

    byte[] of(Map<String, byte[]> files) {
      return pack.apply(files);
    }
  }

  @BeforeEach
  void packsPlugins() throws IOException {
    plugins = TrapPlugin.crates(temp.resolve("plugins"));
  }

  @ParameterizedTest
  @EnumSource(Packing.class)
  void findsAFolderAndItsFilesHoweverThePhoneIsPacked(Packing packing)
      throws IOException, SQLException {
    Path folder = process("case", Map.of("/evidence/phone.bin", packing.of(phone())));

    String found = Runs.artifacts(folder);
    assertThat(found)
        .as("a folder that shows in paths alone, its files, and a folder in it")
        .contains("\"names\":[\"a.locked\",\"b.locked\",\"c\",\"first.key\"]")
        .doesNotContain("deep.txt");
    assertThat(found)
        .as("a file with what lies beside it, whatever the case of the name")
        .contains("\"path\":\"/data/app/here.bin\"")
        .contains("\"parent\":\"/data/app\"")
        .contains("\"beside\":\"next door\"")
        .contains("\"copied\":12");
    assertThat(found)
        .as("what first.key holds opens a, what a holds opens b")
        .contains("\"by\":\"a key file\"")
        .contains("\"by\":\"a vault\"");
    assertThat(Runs.number(folder, "SELECT count(*) FROM lock WHERE opened_by IS NOT NULL"))
        .isEqualTo(3);
    assertThat(Runs.failures(folder)).isEmpty();
    assertThat(Runs.damage(folder)).isEmpty();
    assertThat(folder.resolve("temp")).isEmptyDirectory();
  }

  @Test
  void looksOnceAtAContainerThatLiesAtTwoPlacesAndListsWhatItFoundAtBoth()
      throws IOException, SQLException {
    byte[] phone = Packed.tar(phone());
    Path folder =
        process(
            "case",
            Map.of("/a/phone.tar", phone, "/b/copy.zip", Packed.zip(Map.of("x.tar", phone))));

    assertThat(Runs.number(folder, "SELECT count(*) FROM artifact WHERE type = 'folder'"))
        .isEqualTo(1);
    assertThat(Runs.artifacts(folder).lines().filter(line -> line.contains("\"folder\"")))
        .hasSize(2)
        .anyMatch(line -> line.contains("/a/phone.tar") && line.contains("!/data/vaults"))
        .anyMatch(line -> line.contains("copy.zip") && line.contains("!/x.tar!/data/vaults"));
  }

  @Test
  void givesTheSameForAnyNumberOfThreadsAndWhenTheWorkerIsKilled()
      throws IOException, SQLException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (Packing packing : List.of(Packing.TAR_IN_ZIP, Packing.SOLID, Packing.CRATE)) {
      files.put("/evidence/" + packing, packing.of(phone()));
    }
    Path image = image(files);
    Path undisturbed = temp.resolve("undisturbed");
    Killing.OfWorkers counter = new Killing.OfWorkers(List.of());
    Runs.Order.of(undisturbed, image).plugins(plugins).threads(1).run(counter);
    String expected = Runs.dump(undisturbed);
    assertThat(expected).contains("\"inside\":\"gold\"");

    Path killed = temp.resolve("killed");
    List<Long> moments = LongStream.rangeClosed(1, counter.commits() - 1).boxed().toList();
    Killing.OfWorkers killer = new Killing.OfWorkers(moments);
    Runs.Order.of(killed, image).plugins(plugins).threads(3).run(killer);
    assertThat(killer.kills()).isGreaterThan(2);
    assertThat(Runs.dump(killed)).isEqualTo(expected);
    assertThat(Runs.damage(killed)).isEmpty();
  }

  @Test
  void givesUpTheEntryAtWhichAnExtractorKillsTheWorkerAndNoOther() throws Exception {
    Map<String, byte[]> traps =
        Packed.files(
            "t/crash.place", "x", "t/throw.place", "y", "t/fine.place", "z", "t/fine2.place", "z");
    Path folder = process("case", Map.of("/traps.tar", Packed.tar(traps)));

    assertThat(Runs.failures(folder))
        .extracting(f -> f.place().replaceAll(".*!/", "") + " " + f.stage() + " " + f.kind())
        .containsExactlyInAnyOrder("t/crash.place context crash", "t/throw.place context plugin");
    assertThat(Runs.artifacts(folder))
        .contains("\"path\":\"/t/fine.place\"")
        .contains("\"path\":\"/t/fine2.place\"");
    long contents = Runs.number(folder, "SELECT max(id) FROM content");

    Runs.Order.of(folder).plugins(temp.resolve("none")).retrying().run();
    assertThat(Runs.failures(folder)).isEmpty();
    assertThat(Runs.number(folder, "SELECT max(id) FROM content"))
        .as("the archive itself was not read again")
        .isEqualTo(contents);
  }

  @Test
  void takesTheLastOfSeveralEntriesOfOnePathForTheOneThatIsThere() throws Exception {
    byte[] first = Packed.tar(Packed.files("d/beside.txt", "old", "d/here.bin", Lookout.MAGIC));
    byte[] second = Packed.tar(Packed.files("./d/beside.txt", "new"));
    byte[] both = new byte[1536 + 512 + second.length];
    System.arraycopy(first, 0, both, 0, 2048);
    System.arraycopy(second, 0, both, 2048, second.length);
    Path folder = process("case", Map.of("/appended.tar", both));
    assertThat(Runs.artifacts(folder)).contains("\"beside\":\"new\"");
  }

  @Test
  void keepsWhatAContainerSaysOfItsEntries() throws Exception {
    Path folder = process("case", Map.of("/phone.tar", Packed.tar(phone())));
    assertThat(
            Runs.number(
                folder,
                "SELECT count(*) FROM embedded WHERE name = 'data/app/here.bin' AND mode = 384 AND uid = 1000"
                    + " AND gid = 1001 AND mtime = 1700000000000000000"))
        .isEqualTo(1);
    assertThat(Runs.number(folder, "SELECT count(*) FROM embedded WHERE kind = 'dir'"))
        .as("data, data/app, data/vaults, data/vaults/c")
        .isEqualTo(4);
  }

  private static Map<String, byte[]> phone() {
    return Packed.files(
        "data/app/here.bin", Lookout.MAGIC,
        "data/app/beside.TXT", "next door",
        "data/vaults/a.locked", "alpha\nbeta\n",
        "data/vaults/b.locked", "beta\ngamma\n",
        "data/vaults/c/deep.txt", "deeper",
        "data/vaults/first.key", "alpha\n",
        "data/safe.bin", Safe.MAGIC + "gamma");
  }

  private Path process(String name, Map<String, byte[]> files) throws IOException {
    Path folder = temp.resolve(name);
    Runs.Order.of(folder, image(files)).plugins(plugins).timeLimit(Duration.ofSeconds(30)).run();
    return folder;
  }

  private Path image(Map<String, byte[]> files) throws IOException {
    Map<String, Document> documents = new LinkedHashMap<>();
    files.forEach((path, bytes) -> documents.put(path, Document.of(Content.of(bytes))));
    return Sample.files(Files.createDirectories(temp.resolve("evidence")), "place", documents);
  }
}
