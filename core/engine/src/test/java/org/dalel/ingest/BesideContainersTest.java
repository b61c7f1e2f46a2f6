package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.dalel.api.DalelApi;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ItemFilter;
import org.dalel.casefile.read.ListedItem;
import org.dalel.extension.ExtensionHost;
import org.dalel.extension.ExtractionLimits;
import org.dalel.ingest.traps.Lookout;
import org.dalel.ingest.traps.Safe;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers that list what lies beside them, as manifests of backups do. */
class BesideContainersTest {
  @TempDir private Path temp;

  private Path plugins;

  @BeforeEach
  void packsPlugins() throws IOException {
    plugins = TrapPlugin.shelves(temp.resolve("plugins"));
  }

  @Test
  void showsAFileUnderThePathThatItHasInTheContainerAndOnlyThere()
      throws IOException, SQLException {
    Path folder =
        process(
            Packed.files(
                "/backup/list.shelf",
                "shelf\ndata/app/here.bin 00ff\ndata/app/BESIDE.txt 11ff\ngone.txt 22ff\n",
                "/backup/00ff",
                Lookout.MAGIC,
                "/backup/11ff",
                "next door",
                "/backup/33ff",
                Lookout.MAGIC));

    assertThat(Runs.files(folder))
        .contains("/backup/list.shelf!/data/app/here.bin")
        .contains("/backup/list.shelf!/data/app")
        .contains("/backup/00ff");
    assertThat(Runs.artifacts(folder).lines().filter(line -> line.contains("\"beacon\"")))
        .as("the file of the list at its path there, and the one that is in no list where it lies")
        .hasSize(2)
        .anyMatch(
            line ->
                line.contains("\"path\":\"/data/app/here.bin\"")
                    && line.contains("\"beside\":\"next door\""))
        .anyMatch(line -> line.contains("\"path\":\"/backup/33ff\""));
    assertThat(read(folder, "/backup/list.shelf!/data/app/BESIDE.txt"))
        .isEqualTo(Packed.text("next door"));
    assertThat(
            Runs.number(
                folder,
                "SELECT count(*) FROM embedded_source s JOIN item i ON i.id = s.item_id WHERE i.path LIKE '/backup/%ff'"))
        .isEqualTo(2);
    try (CaseReader reader = new CaseReader(CaseFolder.existing(folder))) {
      assertThat(reader.details(at(folder, "/backup/list.shelf!/data/app/here.bin").get(0)))
          .hasEntrySatisfying(
              "entry in the container",
              columns -> assertThat(columns).containsEntry("stored_as", "/backup/00ff"));
      assertThat(reader.details(at(folder, "/backup/00ff").get(0)))
          .hasEntrySatisfying(
              "entry in the container",
              columns -> assertThat(columns).containsEntry("listed_as", "data/app/here.bin"));
    }
    assertThat(Runs.failures(folder))
        .singleElement()
        .satisfies(
            f -> assertThat(f.message()).contains("gone.txt").contains("expected 22ff beside"));
    assertThat(Runs.damage(folder)).isEmpty();
  }

  @Test
  void readsTheSameListInTwoPlacesAsTwo() throws IOException, SQLException {
    String list = "shelf\na.txt x\n";
    Path folder =
        process(
            Packed.files(
                "/one/list.shelf",
                list,
                "/one/x",
                "first",
                "/two/list.shelf",
                list,
                "/two/x",
                "second",
                "/three/list.shelf",
                list,
                "/four/list.txt",
                list));

    assertThat(read(folder, "/one/list.shelf!/a.txt")).isEqualTo(Packed.text("first"));
    assertThat(read(folder, "/two/list.shelf!/a.txt")).isEqualTo(Packed.text("second"));
    assertThat(Runs.failures(folder))
        .singleElement()
        .satisfies(f -> assertThat(f.place()).contains("/three/list.shelf"));
    assertThat(Runs.files(folder)).doesNotContain("/four/list.txt!/");
  }

  @Test
  void looksBesideItInContainersToo() throws IOException, SQLException {
    Map<String, byte[]> backup =
        Packed.files(
            "b/list.shelf",
            "shelf\nphone/vaults/first.key 00\nphone/here.bin 11\n",
            "b/00",
            "alpha\n",
            "b/11",
            Lookout.MAGIC);
    byte[] tar = Packed.tar(backup);
    Path folder =
        process(
            Packed.files(
                "/z.zip",
                Packed.zip(backup),
                "/t.tar",
                tar,
                "/deep.zip",
                Packed.zip(Packed.files("t.tar", tar)),
                "/7.7z",
                Packed.sevenZip(backup)));

    for (String archive : List.of("/z.zip", "/t.tar", "/deep.zip!/t.tar", "/7.7z")) {
      String inside = archive + "!/b/list.shelf!/phone/";
      assertThat(at(folder, inside + "here.bin")).as(archive).hasSize(1);
      assertThat(bytes(folder, at(folder, inside + "here.bin").get(0)))
          .isEqualTo(Packed.text(Lookout.MAGIC));
    }
    assertThat(Runs.artifacts(folder).lines().filter(line -> line.contains("\"beacon\"")))
        .hasSize(4)
        .allMatch(line -> line.contains("\"path\":\"/phone/here.bin\""));
    assertThat(Runs.number(folder, "SELECT count(*) FROM secret")).isPositive();
    assertThat(Runs.failures(folder)).isEmpty();
    assertThat(Runs.damage(folder)).isEmpty();
  }

  @Test
  void opensWhatASecretOfTheCaseOpensAndEndsTheSameHoweverItIsDisturbed()
      throws IOException, SQLException {
    Path image = image(chain());
    Path straight = temp.resolve("straight");
    Killing.OfWorkers counter = new Killing.OfWorkers(List.of());
    order(straight, image).threads(1).run(counter);
    String expected = Runs.dump(straight);
    assertThat(expected).contains("\"inside\":\"gold\"");
    assertThat(read(straight, "/b/second.shelf!/in/safe.bin"))
        .isEqualTo(Packed.text(Safe.MAGIC + "beta"));
    assertThat(Runs.number(straight, "SELECT count(*) FROM embedded WHERE status = 'encrypted'"))
        .isEqualTo(1);

    Path parallel = temp.resolve("parallel");
    order(parallel, image).threads(4).run();
    assertThat(Runs.dump(parallel)).isEqualTo(expected);

    Path later = temp.resolve("later");
    Runs.Order.of(later, image).plugins(plugins).run();
    order(later, image).run();
    assertThat(Runs.dump(later)).isEqualTo(expected);

    Path killed = temp.resolve("killed");
    List<Long> moments = LongStream.rangeClosed(1, counter.commits() - 1).boxed().toList();
    Killing.OfWorkers killer = new Killing.OfWorkers(moments);
    order(killed, image).threads(1).run(killer);
    assertThat(killer.kills()).isGreaterThan(2);
    assertThat(Runs.dump(killed)).isEqualTo(expected);
    assertThat(Runs.damage(killed)).isEmpty();
  }

  /** alpha (given) opens the first; it holds beta, for what is in a zip of the second. */
  private Map<String, byte[]> chain() {
    return Packed.files(
        "/b/first.shelf",
        "shelf\nvaults/next.key 00 alpha\nclosed.txt 01 nobody-knows\n",
        "/b/00",
        "\nateb",
        "/b/01",
        "x",
        "/b/second.shelf",
        "shelf\nin/safe.bin 02 beta\nin/box.zip 03\n",
        "/b/02",
        new StringBuilder(Safe.MAGIC + "beta").reverse().toString(),
        "/b/03",
        Packed.zip(Packed.files("z/list.shelf", "shelf\nlast.txt 00\n", "z/00", "the last")));
  }

  @Test
  void readsALargeNeighbourWhereItLies() throws IOException, SQLException {
    byte[] large = new byte[20 << 20];
    new Random(3).nextBytes(large);
    Path folder = process(Packed.files("/list.shelf", "shelf\nmovie.mov m\n", "/m", large));

    assertThat(read(folder, "/list.shelf!/movie.mov")).isEqualTo(large);
    assertThat(Runs.failures(folder)).isEmpty();
    assertThat(folder.resolve("temp")).isEmptyDirectory();
  }

  @Test
  void doesNotEndInAListOfItself() throws IOException, SQLException {
    Path folder =
        process(Packed.files("/own.shelf", "shelf\nagain.shelf self\nb.txt y\n", "/y", "y"));

    assertThat(read(folder, "/own.shelf!/b.txt")).isEqualTo(Packed.text("y"));
    assertThat(Runs.failures(folder))
        .filteredOn(f -> f.kind().equals("limit"))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("at most 4 containers in each other"));
    assertThat(Runs.number(folder, "SELECT count(*) FROM embedded")).isEqualTo(8);
    Runs.Order.of(folder).plugins(plugins).run();
    assertThat(Runs.number(folder, "SELECT count(*) FROM embedded")).isEqualTo(8);
    assertThat(Runs.damage(folder)).isEmpty();
  }

  @Test
  void givesUpTheListThatKillsTheWorkerAndNoOther() throws IOException, SQLException {
    Path folder =
        process(
            Packed.files(
                "/bad.shelf",
                "shelf\na.txt x\nhalt\n",
                "/good.shelf",
                "shelf\nb.txt x\n",
                "/x",
                "content"));

    assertThat(read(folder, "/good.shelf!/b.txt")).isEqualTo(Packed.text("content"));
    assertThat(Runs.failures(folder))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.place()).contains("/bad.shelf");
              assertThat(f.kind()).isEqualTo("crash");
            });
    assertThat(Runs.damage(folder)).isEmpty();
  }

  /** What once was an extractor is a reader now: what it left at an item is no reading. */
  @Test
  void passesOverWhatAnExtractorOfItsNameLeftInAnOlderCase() throws IOException, SQLException {
    Path folder = process(Packed.files("/a.shelf", "shelf\nb.txt x\n", "/x", "content"));
    try (var connection = Sqlite.openForWriting(CaseFolder.existing(folder).caseDb())) {
      Sqlite.execute(
          connection,
          "INSERT INTO extraction (id, item_id, extractor) SELECT 900, id, 'shelves/shelf' FROM item WHERE path = '/a.shelf'");
      Sqlite.execute(
          connection,
          "INSERT INTO lock (extraction_id, name, kind, attempts) VALUES (900, 'shelf', 'password', 1)");
    }

    Outcome outcome = Runs.Order.of(folder).plugins(plugins).passwords("alpha").run();

    assertThat(outcome.status()).isEqualTo(Outcome.Status.COMPLETE);
    assertThat(Runs.failures(folder)).isEmpty();
    assertThat(read(folder, "/a.shelf!/b.txt")).isEqualTo(Packed.text("content"));
  }

  private Runs.Order order(Path folder, Path image) {
    return Runs.Order.of(folder, image)
        .plugins(plugins)
        .passwords("alpha")
        .timeLimit(Duration.ofSeconds(60));
  }

  private Path process(Map<String, byte[]> files) throws IOException {
    Path folder = temp.resolve("case");
    Runs.Order.of(folder, image(files)).plugins(plugins).run();
    return folder;
  }

  private Path image(Map<String, byte[]> files) throws IOException {
    Map<String, Document> documents = new LinkedHashMap<>();
    files.forEach((path, bytes) -> documents.put(path, Document.of(Content.of(bytes))));
    return Sample.files(Files.createDirectories(temp.resolve("evidence")), "beside", documents);
  }

  private byte[] read(Path folder, String path) throws IOException {
    List<ListedItem> found = at(folder, path);
    assertThat(found).as(path).hasSize(1);
    return bytes(folder, found.get(0));
  }

  private static List<ListedItem> at(Path folder, String path) throws IOException {
    List<ListedItem> found = new ArrayList<>();
    try (CaseReader reader = new CaseReader(CaseFolder.existing(folder))) {
      reader.items(
          ItemFilter.ALL,
          item -> {
            if (item.path().equals(path)) {
              found.add(item);
            }
          });
    }
    return found;
  }

  private byte[] bytes(Path folder, ListedItem item) {
    try (ExtensionHost host =
            ExtensionHost.open(
                List.of(plugins),
                temp.resolve("plugin-cache"),
                DalelApi.VERSION,
                ExtractionLimits.DEFAULT);
        CaseContent contents = new CaseContent(CaseFolder.existing(folder), host);
        var in = contents.open(item.locator())) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
