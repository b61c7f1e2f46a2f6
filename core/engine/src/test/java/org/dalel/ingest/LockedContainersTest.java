package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ItemFilter;
import org.dalel.casefile.read.ListedItem;
import org.dalel.ingest.traps.Safe;
import org.dalel.testdata.EvidenceBuilder;
import org.dalel.testdata.VolumeBuilder;
import org.dalel.testdata.document.Documents;
import org.dalel.testdata.document.ZipFile;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted entries of archives are opened by secrets that were given, and by those found. */
class LockedContainersTest {
  private static final String ZIP = "application/zip";

  @TempDir private Path temp;

  private Path plugins;

  @BeforeEach
  void packsPlugins() throws IOException {
    plugins = TrapPlugin.lookingAround(temp.resolve("plugins"));
  }

  @Test
  void opensTheTemplatesWithThePasswordThatIsGiven() throws IOException, SQLException {
    Path image =
        image(
            v -> {
              v.file("/old.zip", Documents.of("zip-encrypted"));
              v.file("/aes.zip", Documents.of("zip-aes"));
            });
    Path folder = temp.resolve("case");
    Runs.Order.of(folder, image).run();
    assertThat(Runs.number(folder, "SELECT count(*) FROM embedded WHERE status = 'encrypted'"))
        .isEqualTo(2);
    assertThat(Runs.number(folder, "SELECT count(*) FROM lock WHERE opened_by IS NULL"))
        .as("a lock is on record without any secret")
        .isEqualTo(2);

    Runs.Order.of(folder).passwords("wrong", Documents.PASSWORD).run();
    for (String archive : List.of("/old.zip", "/aes.zip")) {
      assertThat(read(folder, archive + "!/secret.txt"))
          .isEqualTo(Documents.of("txt").content().bytes())
          .isNotEmpty();
    }
    assertThat(Runs.number(folder, "SELECT count(*) FROM embedded WHERE status = 'encrypted'"))
        .isZero();
    assertThat(
            Runs.number(
                folder,
                "SELECT count(*) FROM item_result WHERE status <> 'examined' AND why IS NULL"))
        .isZero();
    assertThat(Runs.number(folder, "SELECT sum(attempts) FROM lock WHERE opened_by IS NOT NULL"))
        .isEqualTo(attempts("wrong", Documents.PASSWORD) * 2);
    assertThat(Runs.failures(folder)).isEmpty();
    assertThat(Runs.damage(folder)).isEmpty();
  }

  @Test
  void goesOnIntoWhatItOpenedRoundAfterRound() throws IOException, SQLException {
    Path folder = temp.resolve("case");
    order(folder, image(this::chain)).run();
    String files = Runs.files(folder);
    assertThat(files)
        .contains("/first.zip!/vaults/first.key")
        .contains("/second.zip!/inner/third.7z!/deep/safe.bin")
        .contains("/second.zip!/plain.txt");
    assertThat(Runs.artifacts(folder))
        .as("a safe in a 7z in a zip, opened by what lay in another zip")
        .contains("\"inside\":\"gold\"");
    assertThat(read(folder, "/second.zip!/inner/third.7z!/deep/safe.bin"))
        .isEqualTo(Packed.text(Safe.MAGIC + "delta"));
    assertThat(Runs.number(folder, "SELECT count(*) FROM embedded WHERE status = 'encrypted'"))
        .as("of the mixed archive one entry has a password that nobody knows")
        .isEqualTo(1);
    assertThat(Runs.damage(folder)).isEmpty();
  }

  @Test
  void endsTheSameForAnyThreadsAnyOrderAndAfterKills() throws IOException, SQLException {
    Path image = image(this::chain);
    Path straight = temp.resolve("straight");
    Killing.OfWorkers counter = new Killing.OfWorkers(List.of());
    order(straight, image).threads(1).run(counter);
    String expected = Runs.dump(straight);

    Path parallel = temp.resolve("parallel");
    order(parallel, image).threads(4).run();
    assertThat(Runs.dump(parallel)).isEqualTo(expected);

    Path later = temp.resolve("later");
    Runs.Order.of(later, image).plugins(plugins).run();
    Runs.Order.of(later).plugins(plugins).passwords("alpha").run();
    assertThat(Runs.dump(later)).isEqualTo(expected);

    for (int seed = 0; seed < 3; seed++) {
      Path killed = temp.resolve("killed" + seed);
      Killing.OfWorkers killer = new Killing.OfWorkers(Killing.moments(seed, 3, counter.commits()));
      order(killed, image).threads(1).run(killer);
      assertThat(killer.kills()).isPositive();
      assertThat(Runs.dump(killed)).isEqualTo(expected);
      assertThat(Runs.damage(killed)).isEmpty();
    }
  }

  /** alpha (given) opens the first; in it lies beta for the second and so on. */
  private void chain(VolumeBuilder v) {
    byte[] third =
        Packed.sevenZip(
            Packed.files("deep/safe.bin", Safe.MAGIC + "delta", "deep/vaults/next.key", "delta\n"),
            "gamma");
    v.file("/home/first.zip", zip("alpha", "vaults/first.key", "beta\n"));
    v.file(
        "/home/second.zip",
        new ZipFile()
            .add("plain.txt", text("in clear"))
            .aes("beta")
            .add("vaults/second.key", text("gamma\n"))
            .add("inner/third.7z", Document.of(Content.of(third)))
            .zipCrypto("alpha")
            .add("of-another.txt", text("opened by alpha, beside what beta opens"))
            .aes("nobody knows")
            .add("closed.txt", text("stays closed"))
            .document(ZIP));
  }

  private static Document zip(String password, String name, String text) {
    return new ZipFile().zipCrypto(password).add(name, text(text)).document(ZIP);
  }

  private Runs.Order order(Path folder, Path image) {
    return Runs.Order.of(folder, image).plugins(plugins).passwords("alpha");
  }

  private static long attempts(String... passwords) {
    return Arrays.stream(passwords).sorted().toList().indexOf(Documents.PASSWORD) + 1L;
  }

  private Path image(Consumer<VolumeBuilder> files) throws IOException {
    return EvidenceBuilder.named("locked")
        .volume(FileSystem.EXT4, 24L << 20, files)
        .write(Files.createDirectories(temp.resolve("evidence")))
        .image();
  }

  private static Document text(String text) {
    return Document.of(Content.text(text));
  }

  /** The content of an item, read again from the evidence. */
  private static byte[] read(Path folder, String path) throws IOException {
    CaseFolder caseFolder = CaseFolder.existing(folder);
    try (CaseReader reader = new CaseReader(caseFolder);
        CaseContent contents = new CaseContent(caseFolder)) {
      List<byte[]> found = new ArrayList<>();
      reader.items(
          ItemFilter.ALL,
          item -> {
            if (item.path().endsWith(path)) {
              found.add(bytes(contents, item));
            }
          });
      assertThat(found).as(path).hasSize(1);
      return found.get(0);
    }
  }

  private static byte[] bytes(CaseContent contents, ListedItem item) {
    try (var in = contents.open(item.locator())) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
