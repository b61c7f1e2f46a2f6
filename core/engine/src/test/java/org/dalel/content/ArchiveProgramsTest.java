package org.dalel.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;
import org.dalel.content.ContentResult.Status;
import org.dalel.content.EmbeddedChild.State;
import org.dalel.extension.Extraction;
import org.dalel.extension.SecretAttempts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What zip and 7z pack in every way they know is read as it was, or said why it is not. */
class ArchiveProgramsTest {
  private static final ContentAnalyzer ANALYZER = new ContentAnalyzer();
  private static final TypeDetector DETECTOR = new TypeDetector();
  private static final Instant TIME = Instant.parse("2024-05-06T07:08:09Z");
  private static final Charset UTF_8 = StandardCharsets.UTF_8;
  private static final String PASSWORD = "correct horse";
  private static final String WRONG = "battery staple";

  @TempDir private Path temp;

  private Path root;
  private final Map<String, byte[]> packed = new LinkedHashMap<>();
  private final Map<String, EmbeddedChild> children = new LinkedHashMap<>();
  private final Map<String, byte[]> contents = new LinkedHashMap<>();
  private List<Extraction.Lock> locks = List.of();

  @BeforeEach
  void writesWhatIsPacked() throws IOException {
    root = Files.createDirectories(temp.resolve("root"));
    byte[] random = new byte[90_000];
    new Random(1).nextBytes(random);
    packed.put("words.txt", "the disk was found in a drawer. ".repeat(4_000).getBytes(UTF_8));
    packed.put("random.bin", random);
    packed.put("tiny.txt", "tiny".getBytes(UTF_8));
    for (Map.Entry<String, byte[]> file : packed.entrySet()) {
      Files.write(root.resolve(file.getKey()), file.getValue());
      Files.setLastModifiedTime(root.resolve(file.getKey()), FileTime.from(TIME));
    }
  }

  static Stream<List<String>> waysOfZip() {
    List<List<String>> ways = new ArrayList<>();
    for (String method : List.of("Copy", "Deflate", "Deflate64", "BZip2", "LZMA")) {
      for (String cipher : List.of("none", "ZipCrypto", "AES128", "AES192", "AES256")) {
        ways.add(List.of(method, cipher));
      }
    }
    return ways.stream();
  }

  @ParameterizedTest
  @MethodSource("waysOfZip")
  void readsEveryMethodAndCipherOfZip(List<String> way) throws Exception {
    assumeTrue(Programs.has("7z"), "no 7z program");
    boolean locked = !way.get(1).equals("none");
    List<String> command = command("7z", "a", "-bso0", "-tzip", "-mm=" + way.get(0));
    if (locked) {
      command.addAll(List.of("-mem=" + way.get(1), "-p" + PASSWORD));
    }
    byte[] archive = pack(command, "a.zip");

    if (locked) {
      assertThat(read("a.zip", archive).status()).isEqualTo(Status.ENCRYPTED);
      assertThat(children.values()).allMatch(child -> child.state() == State.ENCRYPTED).hasSize(3);
      assertThat(read("a.zip", archive, WRONG).status()).isEqualTo(Status.ENCRYPTED);
      assertThat(locks).singleElement().matches(lock -> lock.openedBy().isEmpty());
    }
    assertThat(read("a.zip", archive, WRONG, PASSWORD).status()).isEqualTo(Status.PARSED);
    assertAllThere();
    assertThat(locks).hasSize(locked ? 1 : 0).allMatch(lock -> lock.attempts() == 2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsSizesAndSumsBehindTheContents(boolean locked) throws Exception {
    assumeTrue(Programs.has("zip"), "no zip program");
    List<String> command = command("zip", "-q", "-fd");
    if (locked) {
      command.addAll(List.of("-P", PASSWORD));
    }
    byte[] archive = pack(command, "a.zip");
    assertThat(archive[6] & 8).as("the flag of a data descriptor").isEqualTo(8);

    assertThat(read("a.zip", archive, WRONG, PASSWORD).status()).isEqualTo(Status.PARSED);
    assertAllThere();
  }

  @ParameterizedTest
  @CsvSource({
    "LZMA, open",
    "LZMA2, open",
    "BZip2, open",
    "Deflate, open",
    "Deflate64, open",
    "Copy, open",
    "LZMA, locked",
    "LZMA2, locked",
    "BZip2, locked",
    "Deflate, locked",
    "Deflate64, locked",
    "Copy, locked",
    "LZMA2, hidden",
    "BZip2, hidden",
    "Copy, hidden"
  })
  void readsEveryMethodOf7z(String method, String kind) throws Exception {
    assumeTrue(Programs.has("7z"), "no 7z program");
    byte[] archive = sevenZip(method, kind);

    if (!kind.equals("open")) {
      assertThat(read("a.7z", archive, WRONG).status()).isEqualTo(Status.ENCRYPTED);
      assertThat(children).hasSize(kind.equals("hidden") ? 1 : 3);
      assertThat(children.values()).allMatch(child -> child.state() == State.ENCRYPTED);
    }
    assertThat(read("a.7z", archive, PASSWORD).status()).isEqualTo(Status.PARSED);
    assertAllThere();
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "locked", "hidden"})
  void namesTheMembersOfAMethodThatIsNotReadHereAndSaysWhichItIs(String kind) throws Exception {
    assumeTrue(Programs.has("7z"), "no 7z program");
    ContentResult result = read("a.7z", sevenZip("PPMd", kind), PASSWORD);

    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(children.keySet()).isEqualTo(packed.keySet());
    assertThat(children.values())
        .allMatch(child -> child.state() == State.UNREADABLE)
        .allMatch(child -> child.why().orElseThrow().contains("compression method [3, 4, 1]"));
  }

  @Test
  void saysWhichMethodOfZipIsNotReadHere() throws Exception {
    assumeTrue(Programs.has("7z"), "no 7z program");
    read("a.zip", pack(command("7z", "a", "-bso0", "-tzip", "-mm=PPMd"), "a.zip"));

    assertThat(children.get("words.txt").state()).isEqualTo(State.UNREADABLE);
    assertThat(children.get("words.txt").why().orElseThrow()).contains("98 (PPMD)");
  }

  @Test
  void saysThatA7zInVolumesIsToBePutTogether() throws Exception {
    assumeTrue(Programs.has("7z"), "no 7z program");
    pack(command("7z", "a", "-bso0", "-v40k"), "a.7z");
    byte[] first = Files.readAllBytes(root.resolve("a.7z.001"));

    ContentResult result = read("a.7z.001", first);

    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.message().orElseThrow())
        .contains("found " + first.length)
        .contains("first of several volumes")
        .contains("put them together");
  }

  @Test
  void namesWhatLiesInTheVolumesOfAZip() throws Exception {
    assumeTrue(Programs.has("zip"), "no zip program");
    pack(command("zip", "-q", "-s", "64k"), "a.zip");

    ContentResult last = read("a.zip", Files.readAllBytes(root.resolve("a.zip")));
    assertThat(last.status()).isEqualTo(Status.FAILED);
    assertThat(last.message().orElseThrow()).contains("the last of 2 volumes").contains("zip -s 0");
    assertThat(children.keySet()).isEqualTo(packed.keySet());
    assertThat(children.get("random.bin").state()).isEqualTo(State.UNREADABLE);
    assertThat(children.get("random.bin").why().orElseThrow()).contains("in volume 1 of 2");

    ContentResult first = read("a.z01", Files.readAllBytes(root.resolve("a.z01")));
    assertThat(first.message().orElseThrow()).contains("the first volume of several");
    assertThat(contents.get("words.txt")).isEqualTo(packed.get("words.txt"));
    assertThat(children.get("random.bin").state()).isEqualTo(State.PARTIAL);
  }

  @Test
  void triesNoPasswordThatWouldTakeYears() throws Exception {
    assumeTrue(Programs.has("7z"), "no 7z program");
    byte[] archive =
        pack(command("7z", "a", "-bso0", "-mhc=off", "-m0=Copy", "-p" + PASSWORD), "a.7z");
    setCycles(archive, 40);

    ContentResult result = read("a.7z", archive, PASSWORD);

    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.message().orElseThrow()).contains("at most 2^24").contains("found 2^40");
    assertThat(locks).isEmpty();
    assertThat(children.values()).hasSize(3).allMatch(child -> child.state() == State.ENCRYPTED);
  }

  /** In the properties of the coder; then the sums of the header and of what names it. */
  private static void setCycles(byte[] archive, int power) {
    String aes = new String(HexFormat.of().parseHex("06f10701"), StandardCharsets.ISO_8859_1);
    int at = new String(archive, StandardCharsets.ISO_8859_1).lastIndexOf(aes) + 5;
    archive[at] = (byte) (archive[at] & 0xc0 | power);
    ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    int header = 32 + (int) bytes.getLong(12);
    bytes.putInt(28, sum(archive, header, (int) bytes.getLong(20)));
    bytes.putInt(8, sum(archive, 12, 20));
  }

  private static int sum(byte[] bytes, int from, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, from, length);
    return (int) sum.getValue();
  }

  @ParameterizedTest
  @CsvSource({
    "IBM866, дело.txt",
    "IBM866, Отчёт за март.docx",
    "IBM866, я.txt",
    "IBM866, резюме.doc",
    "IBM866, IMG отпуск.jpg",
    "IBM866, Акт 15-03.docx",
    "IBM866, ИНН.xls",
    "IBM866, Счёт №5.pdf",
    "windows-1251, дело.txt",
    "windows-1251, СПИСОК СОТРУДНИКОВ.xlsx",
    "windows-1251, резюме.doc",
    "windows-1251, ТЗ_v2.pdf",
    "IBM850, Größe.doc",
    "IBM850, café.txt",
    "windows-1252, Ärger.doc",
    "GBK, 测试文件.txt",
    "Shift_JIS, テスト.txt",
    "UTF-8, Қазақ әліпбиі.txt"
  })
  void tellsInWhichCodePageANameIs(String page, String name) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, Charset.forName(page))) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(1);
    }
    read("a.zip", bytes.toByteArray());
    assertThat(children.keySet()).containsExactly(name);
  }

  @Test
  void believesTheUnicodeExtraFieldOfInfoZip() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      zip.setEncoding("IBM866");
      zip.setUseLanguageEncodingFlag(false);
      zip.setCreateUnicodeExtraFields(ZipArchiveOutputStream.UnicodeExtraFieldPolicy.ALWAYS);
      for (String name : List.of("Қазақ.txt", "дело.txt")) {
        zip.putArchiveEntry(new ZipArchiveEntry(name));
        zip.closeArchiveEntry();
      }
    }
    read("a.zip", bytes.toByteArray());
    assertThat(children.keySet()).containsExactly("Қазақ.txt", "дело.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip -q", "7z a -bso0 -tzip", "7z a -bso0 -tzip -mcu=on"})
  void takesNamesAndTimesAsProgramsWriteThem(String program) throws Exception {
    List<String> command = command(program.split(" "));
    assumeTrue(Programs.has(command.get(0)), "no " + command.get(0) + " program");
    assumeTrue(
        "UTF-8".equals(System.getProperty("sun.jnu.encoding")), "file names here are not UTF-8");
    packed.clear();
    packed.put("дело.txt", "1".getBytes(UTF_8));
    packed.put("Қазақ әліпбиі.txt", "2".getBytes(UTF_8));
    for (Map.Entry<String, byte[]> file : packed.entrySet()) {
      Files.write(root.resolve(file.getKey()), file.getValue());
      Files.setLastModifiedTime(root.resolve(file.getKey()), FileTime.from(TIME));
    }
    read("a.zip", pack(command, "a.zip"));
    assertAllThere();
  }

  @Test
  void takesTheTimeOfTheClockWhereNoOtherIsStored() throws Exception {
    assumeTrue(Programs.has("zip"), "no zip program");
    read("a.zip", pack(command("zip", "-q", "-X"), "a.zip"));
    assertThat(children.get("tiny.txt").modified())
        .as("two seconds are the step of DOS")
        .contains(TIME.plusSeconds(1).truncatedTo(ChronoUnit.SECONDS));
  }

  private byte[] sevenZip(String method, String kind) throws Exception {
    List<String> command = command("7z", "a", "-bso0", "-m0=" + method);
    if (!kind.equals("open")) {
      command.add("-p" + PASSWORD);
    }
    if (kind.equals("hidden")) {
      command.add("-mhe=on");
    }
    return pack(command, "a.7z");
  }

  private byte[] pack(List<String> command, String archive) throws Exception {
    command.add(archive);
    command.addAll(packed.keySet());
    Programs.run(root, command);
    Path file = root.resolve(archive);
    return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
  }

  private static List<String> command(String... words) {
    return new ArrayList<>(List.of(words));
  }

  private void assertAllThere() {
    assertThat(children.keySet()).containsExactlyInAnyOrderElementsOf(packed.keySet());
    packed.forEach(
        (name, bytes) -> {
          assertThat(children.get(name).state()).as(name).isEqualTo(State.COMPLETE);
          assertThat(children.get(name).modified()).as(name).contains(TIME);
          assertThat(contents.get(name)).as(name).isEqualTo(bytes);
        });
  }

  private ContentResult read(String name, byte[] bytes, String... passwords) throws IOException {
    children.clear();
    contents.clear();
    List<Secret> known =
        Stream.of(passwords)
            .map(one -> new Secret(Secret.Kind.PASSWORD, one, "given by the examiner"))
            .toList();
    SecretAttempts secrets = new SecretAttempts(known, Unhurried.INSTANCE, () -> {});
    try (ContentSource source = ContentSource.of(bytes)) {
      return ANALYZER.analyze(
          source,
          name,
          DETECTOR.detect(source, name),
          (child, content) -> {
            children.put(child.name(), child);
            contents.put(child.name(), content.open().readAllBytes());
            return true;
          },
          AnalysisContext.defaults(),
          List.of(),
          reader -> secrets);
    } finally {
      locks = secrets.locks();
    }
  }

  private enum Unhurried implements ExtractionContext {
    INSTANCE;

    @Override
    public Duration timeLeft() {
      return Duration.ofMinutes(1);
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public Secrets secrets() {
      return Secrets.NONE;
    }
  }
}
