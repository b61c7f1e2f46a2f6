package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Locator;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.Coverage;
import org.dalel.casefile.read.ListedArtifact;
import org.dalel.testdata.EvidenceBuilder;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profile deep: what text scanners find where no file is. */
class DeepTest {
  private static final long MIB = 1 << 20;
  private static final long VOLUME = 16 * MIB;

  @TempDir private Path temp;

  private Path plugins;

  @BeforeEach
  void packsPlugins() throws IOException {
    plugins = TrapPlugin.scanners(temp.resolve("plugins"));
  }

  /** What was found: value, state, path of the item, byte of the item, byte of the evidence. */
  private record Mark(String value, String state, Locator locator, long at, String fields) {
    long onEvidence() {
      return Long.parseLong(fields.replaceAll(".*\"evidence-byte\":(\\d+).*", "$1"));
    }
  }

  @Test
  void findsWhatWasDeletedInEachFileSystemAndBetweenThem() throws Exception {
    Path image =
        EvidenceBuilder.named("disk")
            .gpt()
            .volume(
                FileSystem.EXT4,
                VOLUME,
                v -> {
                  v.file("/gone.bin", noise("mark0deleted0on0ext4"));
                  v.file("/kept.txt", "kept");
                  v.delete("/gone.bin");
                })
            .volume(
                FileSystem.NTFS,
                VOLUME,
                v -> {
                  v.file("/gone.bin", noise("mark0deleted0on0ntfs"));
                  v.file("/kept.bin", noise("only a file"));
                  v.delete("/gone.bin");
                })
            .volume(
                FileSystem.FAT16,
                VOLUME,
                v -> {
                  v.file("/GONE.BIN", noise("mark0deleted0on0fat0"));
                  v.delete("/GONE.BIN");
                })
            .write(Files.createDirectories(temp.resolve("evidence")))
            .image();
    patch(image, 40 * 512, "mark0between0volumes");
    Path slack = temp.resolve("before");
    Runs.Order.of(slack, image).profile(Profile.TRIAGE).run();
    long kept = Runs.number(slack, "SELECT first_byte + size FROM item WHERE path = '/kept.bin'");
    patch(image, kept + 7, "mark0in0slack0of0it0");
    long text = Runs.number(slack, "SELECT first_byte + size FROM item WHERE path = '/kept.txt'");
    patch(image, text + 3, "say:сәлем, достым".getBytes(StandardCharsets.UTF_8));

    Path folder = deep("case", image, 2);

    List<Mark> marks = marks(folder);
    assertThat(marks.stream().filter(m -> !m.state().equals("live")).map(DeepTest::shown))
        .containsExactlyInAnyOrder(
            "mark0deleted0on0ext4 carved /$Unallocated/",
            "mark0deleted0on0ntfs carved /$Unallocated/",
            "mark0deleted0on0fat0 carved /$Unallocated/",
            "mark0between0volumes carved /$OutsideFileSystems/",
            "mark0in0slack0of0it0 slack /kept.bin",
            "say:сәлем slack /kept.txt");
    for (Mark mark : marks) {
      if (!mark.state().equals("live")) {
        assertThat(bytesAt(image, mark.onEvidence(), mark.value()))
            .as("what stands there on the evidence")
            .isEqualTo(mark.value());
        assertThat(Locator.parse(mark.locator().toString())).isEqualTo(mark.locator());
      }
      if (mark.state().equals("carved")) {
        assertThat(inCase(folder, mark)).isEqualTo(mark.value());
      }
    }
    assertThat(marks)
        .filteredOn(m -> m.value().equals("mark0in0slack0of0it0"))
        .singleElement()
        .satisfies(m -> assertThat(m.at()).as("behind the end of the file").isGreaterThan(3000));
    assertThat(Runs.failures(folder)).isEmpty();
    assertThat(Runs.damage(folder)).isEmpty();
  }

  @Test
  void listsNoRangesInTheOtherProfiles() throws Exception {
    Path image = blank("blank", 3 * MIB);
    for (Profile profile : List.of(Profile.TRIAGE, Profile.STANDARD)) {
      Path folder = temp.resolve(profile.label());
      Runs.Order.of(folder, image).profile(profile).plugins(plugins).run();
      assertThat(Runs.number(folder, "SELECT count(*) FROM item")).isZero();
    }
    assertThat(Runs.files(deep("deep", image, 1))).contains("/$OutsideFileSystems/");
  }

  @Test
  void findsWhatLiesAcrossTheEndOfAWindowAndOfARangeOnce() throws Exception {
    Path image = blank("wide", 130 * MIB);
    patch(image, 64 * MIB - 9, "mark0across0a0range0");
    patch(image, 5 * MIB - 9, "mark0across0a0window");
    patch(image, 6 * MIB - 5, wide("mark0across0in0utf16"));
    patch(image, 128 * MIB - 6, "say:қазақша ".getBytes(StandardCharsets.UTF_8));
    patch(image, 7 * MIB - 8, wide("say:русский "));
    patch(
        image, 8 * MIB - 3, new byte[] {(byte) 0xfe, (byte) 0xc0, (byte) 0xff, (byte) 0xee, 1, 42});

    List<Mark> marks = marks(deep("case", image, 2));

    assertThat(marks)
        .extracting(m -> m.value() + " " + m.onEvidence())
        .containsExactlyInAnyOrder(
            "mark0across0a0range0 " + (64 * MIB - 9),
            "mark0across0a0window " + (5 * MIB - 9),
            "mark0across0in0utf16 " + (6 * MIB - 5),
            "say:қазақша " + (128 * MIB - 6),
            "say:русский " + (7 * MIB - 8),
            "number 42 " + (8 * MIB - 3));
    assertThat(marks).allMatch(m -> m.fields().contains("\"count\":1"));
  }

  @Test
  void joinsBlocksThatLieTogetherAndNoOthers() throws Exception {
    Path image =
        EvidenceBuilder.named("disk")
            .volume(FileSystem.EXT4, VOLUME, v -> v.file("/a.txt", "a"))
            .write(Files.createDirectories(temp.resolve("evidence")))
            .image();
    Path first = deep("first", image, 1);
    long taken = Runs.number(first, "SELECT first_byte FROM item WHERE path = '/a.txt'");
    int block = (int) Runs.number(first, "SELECT block_size FROM file_system");
    patch(image, taken + 20L * block - 10, "mark0across0a0block0");
    patch(image, taken + block - 10, "mark0into0the0next00");

    assertThat(marks(deep("case", image, 1)))
        .extracting(Mark::value)
        .containsExactly("mark0across0a0block0");
  }

  @Test
  void givesTheSameForAnyNumberOfThreadsAndWhenTheWorkerIsKilled() throws Exception {
    Path image = blank("wide", 300 * MIB);
    for (int i = 0; i < 300; i += 7) {
      patch(image, i * MIB + 12_345, "mark0number0%08d".formatted(i));
    }
    Path undisturbed = temp.resolve("undisturbed");
    Killing.OfWorkers counter = new Killing.OfWorkers(List.of());
    order(undisturbed, image, 1).run(counter);
    String expected = Runs.dump(undisturbed);
    assertThat(expected).contains("mark0number0");
    assertThat(Runs.dump(deep("four", image, 4))).isEqualTo(expected);

    Path killed = temp.resolve("killed");
    List<Long> moments = LongStream.rangeClosed(1, counter.commits() - 1).boxed().toList();
    Killing.OfWorkers killer = new Killing.OfWorkers(moments);
    order(killed, image, 1).run(killer);
    assertThat(killer.kills()).isPositive();
    assertThat(Runs.dump(killed)).isEqualTo(expected);
    assertThat(Runs.damage(killed)).isEmpty();
  }

  @Test
  void givesUpTheScannerThatKillsTheWorkerInOneRangeAndNoOther() throws Exception {
    Path image = blank("wide", 200 * MIB);
    patch(image, 10 * MIB, "mark0beside0the0fuse");
    patch(image, 11 * MIB, new byte[] {(byte) 0xb0, 0x0b, 0x1e, 0x5a});
    patch(image, 70 * MIB, "mark0beside0a0throw0");
    patch(image, 71 * MIB, new byte[] {(byte) 0xb0, 0x0b, 0x1e, 0x5b});
    patch(image, 150 * MIB, "mark0far0from0it0all");

    Path folder = deep("case", image, 2);

    assertThat(marks(folder))
        .extracting(Mark::value)
        .containsExactlyInAnyOrder(
            "mark0beside0the0fuse", "mark0beside0a0throw0", "mark0far0from0it0all");
    assertThat(Runs.failures(folder))
        .extracting(f -> f.stage() + " " + f.kind())
        .containsExactlyInAnyOrder("search crash", "search plugin");
    assertThat(Runs.damage(folder)).isEmpty();

    Runs.Order.of(folder).profile(Profile.DEEP).plugins(onlyMarks()).retrying().run();
    assertThat(Runs.failures(folder)).isEmpty();
    assertThat(marks(folder)).as("each once").hasSize(3);
  }

  @Test
  void scansUnknownFilesAsFarAsTheProfileGoes() throws Exception {
    Path evidence = Files.createDirectories(temp.resolve("evidence"));
    byte[] unknown = new byte[18 << 20];
    Arrays.fill(unknown, (byte) 0x81);
    System.arraycopy(ascii("mark0near0the0start0"), 0, unknown, 1000, 20);
    System.arraycopy(ascii("mark0near0the0end000"), 0, unknown, (17 << 20) + 5, 20);
    Files.write(evidence.resolve("unknown.bin"), unknown);
    Files.writeString(evidence.resolve("note.txt"), "Бұл say:сәлем, mark0in0decoded0text");

    Path standard = temp.resolve("standard");
    Runs.Order.of(standard, evidence).plugins(plugins).run();
    assertThat(marks(standard))
        .extracting(m -> m.value() + " " + m.state())
        .containsExactlyInAnyOrder(
            "mark0near0the0start0 live", "say:сәлем live", "mark0in0decoded0text live");
    assertThat(Runs.artifacts(standard)).contains("\"text 4\"", "\"byte 0x3e8\"");

    assertThat(marks(deep("deep", evidence, 1)))
        .extracting(Mark::value)
        .contains("mark0near0the0start0", "mark0near0the0end000");
  }

  @Test
  void saysInTheCoverageWhatWasSearched() throws Exception {
    Path image =
        EvidenceBuilder.named("disk")
            .gpt()
            .volume(FileSystem.EXT4, VOLUME, v -> v.file("/a.txt", "a"))
            .write(Files.createDirectories(temp.resolve("evidence")))
            .image();
    Path folder = deep("case", image, 1);
    try (CaseReader reader = new CaseReader(CaseFolder.existing(folder))) {
      Coverage.OfEvidence coverage = reader.coverage().evidence().get(0);
      assertThat(coverage.addsUp()).isTrue();
      assertThat(coverage.ranges()).allMatch(range -> range.status().equals("examined"));
      long free = coverage.fileSystems().get(0).unallocatedBytes().getAsLong();
      assertThat(coverage.searched()).containsEntry(coverage.fileSystems().get(0).start(), free);
      assertThat(reader.coverage().notLookedAt()).noneMatch(what -> what.contains("slack"));
    }
  }

  private Path onlyMarks() throws IOException {
    Path folder = TrapPlugin.scanners(temp.resolve("only-marks"));
    Files.delete(folder.resolve("fuse/plugin.properties"));
    return folder;
  }

  private Path deep(String name, Path evidence, int threads) {
    Path folder = temp.resolve(name);
    order(folder, evidence, threads).run();
    return folder;
  }

  private Runs.Order order(Path folder, Path evidence, int threads) {
    return Runs.Order.of(folder, evidence).profile(Profile.DEEP).plugins(plugins).threads(threads);
  }

  private static List<Mark> marks(Path folder) throws IOException {
    List<Mark> marks = new ArrayList<>();
    try (CaseReader reader = new CaseReader(CaseFolder.existing(folder))) {
      reader.artifacts(
          ListedArtifact.Filter.ALL,
          a ->
              marks.add(
                  new Mark(
                      a.fields().replaceAll("\\{\"value\":\"([^\"]*)\".*", "$1"),
                      a.state(),
                      a.item().locator(),
                      offset(a.position().orElse("\"byte 0x0\"")),
                      a.fields())));
    }
    return marks;
  }

  private static long offset(String position) {
    String digits = position.replaceAll("\"(byte 0x|text )([0-9a-f]+)\"", "$2");
    return position.contains("byte") ? Long.parseLong(digits, 16) : Long.parseLong(digits);
  }

  private static String shown(Mark mark) {
    String path = mark.locator().path().replaceAll("/\\d+-\\d+$", "/");
    return mark.value() + " " + mark.state() + " " + path;
  }

  private static String inCase(Path folder, Mark mark) throws IOException {
    byte[] expected = mark.value().getBytes(StandardCharsets.UTF_8);
    try (CaseContent content = new CaseContent(CaseFolder.existing(folder));
        InputStream in = content.open(mark.locator())) {
      in.skipNBytes(mark.at());
      return new String(in.readNBytes(expected.length), StandardCharsets.UTF_8);
    }
  }

  private static String bytesAt(Path image, long at, String like) throws IOException {
    byte[] bytes = new byte[like.getBytes(StandardCharsets.UTF_8).length];
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "r")) {
      file.seek(at);
      file.readFully(bytes);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private Path blank(String name, long size) throws IOException {
    Path image = temp.resolve(name + ".dd");
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(size);
    }
    return image;
  }

  /** Bytes that are no text, with a mark in the middle. */
  private static Content noise(String mark) {
    byte[] bytes = new byte[3001];
    Arrays.fill(bytes, (byte) 0x81);
    System.arraycopy(ascii(mark), 0, bytes, 1500, mark.length());
    return Content.of(bytes);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] wide(String text) {
    return text.getBytes(Charset.forName("UTF-16LE"));
  }

  private static void patch(Path image, long at, String text) throws IOException {
    patch(image, at, ascii(text));
  }

  private static void patch(Path image, long at, byte[] bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.seek(at);
      file.write(bytes);
    }
  }
}
