package org.dalel.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.dalel.api.ContainerEntry.Kind;
import org.dalel.content.ContentResult.Status;
import org.dalel.content.EmbeddedChild.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's archive readers on archives that other programs made, and on damaged ones. */
class ArchiveTest {
  private static final Instant TIME = Instant.parse("2024-05-06T07:08:09.123456700Z");
  private static final ContentAnalyzer ANALYZER = new ContentAnalyzer();
  private static final TypeDetector DETECTOR = new TypeDetector();

  @TempDir private Path temp;

  private final List<EmbeddedChild> children = new ArrayList<>();
  private final List<byte[]> contents = new ArrayList<>();

  @Test
  void saysThatWhatIsCalledGzipIsNone() throws Exception {
    ContentResult result = read("ex.1.gz", "IntxLNK".getBytes(StandardCharsets.UTF_16LE));

    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.message().orElseThrow()).contains("not in the .gz format");
    assertThat(children).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gnu", "oldgnu", "posix", "ustar", "v7"})
  void readsWhatTarPacked(String format) throws Exception {
    Path root = Files.createDirectories(temp.resolve("root"));
    boolean shortOnly = format.equals("v7");
    boolean wide = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));
    String folder = wide ? "папка/" : "folder/";
    String name = shortOnly ? "plain.txt" : folder + "n".repeat(60) + "/a name.txt";
    file(root, name, "some text".getBytes(StandardCharsets.UTF_8));
    boolean longNames = !shortOnly && !format.equals("ustar");
    String longName = "l".repeat(120) + "/" + "m".repeat(150);
    if (longNames) {
      file(root, longName, new byte[3000]);
    }
    file(root, "empty", new byte[0]);
    Path sparse = sparse(root.resolve("sparse.bin"));
    Files.createSymbolicLink(root.resolve("link"), Path.of("../some/where"));
    Files.createLink(root.resolve("zz-hard"), root.resolve(name));
    Files.createDirectory(root.resolve("dir"));
    Files.setPosixFilePermissions(
        root.resolve("empty"), PosixFilePermissions.fromString("rw-r-----"));
    Path tar = temp.resolve("a.tar");
    String holes = longNames ? "--sparse" : "--no-recursion";
    List<String> command =
        new ArrayList<>(List.of("tar", "--format=" + format, holes, "-cf", tar.toString()));
    command.addAll(List.of(name, "empty", "sparse.bin", "link", "zz-hard", "dir"));
    if (longNames) {
      command.add(longName);
    }
    Programs.run(root, command);

    ContentResult result = read("a.tar", Files.readAllBytes(tar));

    assertThat(result.status()).isEqualTo(Status.PARSED);
    assertThat(content(name)).isEqualTo(Files.readAllBytes(root.resolve(name)));
    assertThat(content("sparse.bin")).isEqualTo(Files.readAllBytes(sparse));
    assertThat(content("zz-hard")).isEqualTo(content(name));
    assertThat(child("zz-hard").entry().linkTarget()).contains(name);
    assertThat(child("link").entry().kind()).isEqualTo(Kind.LINK);
    assertThat(child("link").entry().linkTarget()).contains("../some/where");
    assertThat(child("dir").entry().kind()).isEqualTo(Kind.FOLDER);
    assertThat(child("empty").entry().mode()).hasValue(0640);
    Instant time = format.equals("posix") ? TIME : TIME.truncatedTo(ChronoUnit.SECONDS);
    assertThat(child(name).modified()).contains(time);
    if (longNames) {
      assertThat(content(longName)).hasSize(3000);
    }
    assertThat(child(name).entry().uid()).hasValue(uid(root.resolve(name)));
  }

  @Test
  void givesWhatStandsBeforeTheEndOfACutTarAndTheBeginningOfTheFileInWhichItEnds()
      throws Exception {
    byte[] tar = tar("one.txt", "first", "two.txt", "second ".repeat(200), "three.txt", "third");
    ContentResult result = read("a.tar", Arrays.copyOf(tar, 512 + 512 + 512 + 700));
    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.message().orElseThrow()).contains("two.txt").contains("after 700");
    assertThat(children)
        .extracting(EmbeddedChild::state)
        .containsExactly(State.COMPLETE, State.PARTIAL);
    assertThat(contents.get(1)).hasSize(700);
    assertThat(children.get(1).why().orElseThrow()).contains("expected 1400 bytes");
  }

  @Test
  void goesOnBehindADamagedHeaderOfATar() throws Exception {
    byte[] tar = tar("one.txt", "first", "two.txt", "second", "three.txt", "third");
    tar[1024 + 3] ^= 0x41; // the name of two.txt
    ContentResult result = read("a.tar", tar);
    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.message().orElseThrow()).contains("byte 0x400").contains("read on at 0x800");
    assertThat(children).extracting(EmbeddedChild::name).containsExactly("one.txt", "three.txt");
  }

  @Test
  void keepsOddNamesAsTheyAre() throws Exception {
    byte[] tar =
        tar("../../up", "1", "/root/abs", "2", "./dot", "3", "a\\b", "4", "same", "5", "same", "6");
    read("a.tar", tar);
    assertThat(children.stream().filter(c -> c.entry().kind() == Kind.FILE))
        .extracting(EmbeddedChild::name)
        .containsExactly("../../up", "/root/abs", "./dot", "a\\b", "same", "same");
    assertThat(children.stream().filter(c -> c.entry().kind() == Kind.FOLDER))
        .as("folders that paths imply, and none outside the archive")
        .extracting(EmbeddedChild::name)
        .containsExactly("a", "/root");
  }

  @Test
  void decodesNamesThatAreNotUtf8() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "windows-1251")) {
      TarArchiveEntry entry = new TarArchiveEntry("Документы и письма.txt");
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    }
    read("a.tar", bytes.toByteArray());
    assertThat(children).extracting(EmbeddedChild::name).containsExactly("Документы и письма.txt");
  }

  @Test
  void readsZip64AndEntriesWithDataDescriptorsAndTheirTimes() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      zip.setUseZip64(Zip64Mode.Always);
      ZipArchiveEntry entry = new ZipArchiveEntry("big/later.txt");
      entry.setLastModifiedTime(FileTime.from(TIME));
      entry.setLastAccessTime(FileTime.from(TIME.plusSeconds(10)));
      entry.setCreationTime(FileTime.from(TIME.minusSeconds(10)));
      entry.setUnixMode(0100640);
      zip.putArchiveEntry(entry);
      zip.write("sixty-four".getBytes(StandardCharsets.UTF_8));
      zip.closeArchiveEntry();
    }
    ContentResult result = read("a.zip", bytes.toByteArray());
    assertThat(result.status()).isEqualTo(Status.PARSED);
    assertThat(content("big/later.txt")).asString().isEqualTo("sixty-four");
    EmbeddedChild child = child("big/later.txt");
    assertThat(child.modified().orElseThrow()).isCloseTo(TIME, within());
    assertThat(child.entry().accessed().orElseThrow()).isCloseTo(TIME.plusSeconds(10), within());
    assertThat(child.created().orElseThrow()).isCloseTo(TIME.minusSeconds(10), within());
    assertThat(child.entry().mode()).hasValue(0640);
    assertThat(child("big").entry().kind()).isEqualTo(Kind.FOLDER);
  }

  @Test
  void readsACutZipFromEntryToEntry() throws Exception {
    byte[] zip = described("one.txt", "first", "two.txt", "second ".repeat(100), "three.txt", "x");
    int end = new String(zip, StandardCharsets.ISO_8859_1).indexOf("three.txt");
    ContentResult result = read("a.zip", Arrays.copyOf(zip, end));
    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(content("one.txt")).asString().isEqualTo("first");
    assertThat(content("two.txt")).hasSize(700);
  }

  @Test
  void checksTheSumOfALargeStoredMemberWithoutCopyingIt() throws Exception {
    String large = "0123456789abcdef".repeat(1 << 21);
    byte[] zip = Samples.zip("large.bin", large, "small.txt", "s");
    assertThat(read("a.zip", zip).status()).isEqualTo(Status.PARSED);
    assertThat(content("large.bin")).hasSize(large.length());
    zip[1 << 20] ^= 1;
    children.clear();
    contents.clear();
    ContentResult damaged = read("a.zip", zip);
    assertThat(damaged.message().orElseThrow()).contains("large.bin").contains("CRC-32");
    assertThat(child("large.bin").state()).isEqualTo(State.PARTIAL);
    assertThat(child("small.txt").state()).isEqualTo(State.COMPLETE);
  }

  @Test
  void readsLinksOwnersAndEncryptedMembersAsZipPacksThem() throws Exception {
    assumeTrue(Programs.has("zip"), "no zip program");
    Path root = Files.createDirectories(temp.resolve("root"));
    file(root, "open.txt", "clear".getBytes(StandardCharsets.UTF_8));
    file(root, "secret.txt", "hidden".getBytes(StandardCharsets.UTF_8));
    Files.createSymbolicLink(root.resolve("link"), Path.of("open.txt"));
    Programs.run(root, "zip", "-q", "-y", "a.zip", "open.txt", "link");
    Programs.run(root, "zip", "-q", "-P", "pass", "a.zip", "secret.txt");

    ContentResult result = read("a.zip", Files.readAllBytes(root.resolve("a.zip")));
    assertThat(result.status()).isEqualTo(Status.PARSED);
    assertThat(child("link").entry().linkTarget()).contains("open.txt");
    assertThat(child("secret.txt").state()).isEqualTo(State.ENCRYPTED);
    assertThat(child("open.txt").entry().uid()).hasValue(uid(root.resolve("open.txt")));
    assertThat(child("open.txt").modified()).contains(TIME.truncatedTo(ChronoUnit.SECONDS));
  }

  @Test
  void readsSolidAndEncrypted7zAsItsOwnProgramPacksIt() throws Exception {
    assumeTrue(Programs.has("7z"), "no 7z program");
    Path root = Files.createDirectories(temp.resolve("root"));
    for (int i = 0; i < 20; i++) {
      file(root, "d/" + i + ".txt", ("text " + i).repeat(100).getBytes(StandardCharsets.UTF_8));
    }
    file(root, "empty", new byte[0]);
    Programs.run(root, "7z", "a", "-bso0", "-ms=on", "../solid.7z", "d", "empty");
    Programs.run(root, "7z", "a", "-bso0", "-psecret", "../locked.7z", "d");
    Programs.run(root, "7z", "a", "-bso0", "-psecret", "-mhe", "../hidden.7z", "d");

    assertThat(read("solid.7z", Files.readAllBytes(temp.resolve("solid.7z"))).status())
        .isEqualTo(Status.PARSED);
    assertThat(content("d/7.txt")).isEqualTo(Files.readAllBytes(root.resolve("d/7.txt")));
    assertThat(child("d").entry().kind()).isEqualTo(Kind.FOLDER);
    assertThat(child("empty").state()).isEqualTo(State.COMPLETE);
    assertThat(child("d/7.txt").modified().orElseThrow()).isCloseTo(TIME, within());

    children.clear();
    contents.clear();
    assertThat(read("locked.7z", Files.readAllBytes(temp.resolve("locked.7z"))).status())
        .isEqualTo(Status.ENCRYPTED);
    assertThat(child("d/7.txt").state()).isEqualTo(State.ENCRYPTED);
    children.clear();
    assertThat(read("hidden.7z", Files.readAllBytes(temp.resolve("hidden.7z"))).status())
        .isEqualTo(Status.ENCRYPTED);
  }

  @Test
  void readsOneEntryAgainWithoutReadingTheOthers() throws Exception {
    byte[] tar =
        tar("one.bin", "1".repeat(3_000_000), "two.bin", "2".repeat(3_000_000), "wanted", "w");
    AtomicLong read = new AtomicLong();
    PositionalReader counting =
        (position, target, offset, length) -> {
          int n = (int) Math.min(length, tar.length - position);
          System.arraycopy(tar, (int) position, target, offset, n);
          read.addAndGet(n);
          return n;
        };
    Map<String, Long> parts = new HashMap<>();
    List<String> taken = new ArrayList<>();
    EmbeddedSink one =
        new EmbeddedSink() {
          @Override
          public boolean child(EmbeddedChild child, ContentSource content) throws IOException {
            if (content.isPart()) {
              parts.put(child.name(), content.size());
            } else {
              taken.add(
                  child.name() + new String(content.open().readAllBytes(), StandardCharsets.UTF_8));
            }
            return true;
          }

          @Override
          public boolean wants(EmbeddedChild child) {
            return child.name().equals("wanted");
          }
        };
    try (ContentSource source = ContentSource.of(counting, tar.length)) {
      ANALYZER.analyze(source, "a.tar", "application/x-tar", one, AnalysisContext.defaults());
    }
    assertThat(taken).containsExactly("wantedw");
    assertThat(parts).containsOnlyKeys("one.bin", "two.bin");
    assertThat(read.get()).isLessThan(200_000);
  }

  private static org.assertj.core.data.TemporalUnitOffset within() {
    return new org.assertj.core.data.TemporalUnitWithinOffset(1, ChronoUnit.MICROS);
  }

  private ContentResult read(String name, byte[] bytes) throws IOException {
    try (ContentSource source = ContentSource.of(bytes)) {
      String type = DETECTOR.detect(source, name);
      return ANALYZER.analyze(
          source,
          name,
          type,
          (child, content) -> {
            children.add(child);
            contents.add(content.open().readAllBytes());
            return true;
          },
          AnalysisContext.defaults());
    }
  }

  private EmbeddedChild child(String name) {
    return children.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private byte[] content(String name) {
    return contents.get(children.indexOf(child(name)));
  }

  private static void file(Path root, String name, byte[] bytes) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, FileTime.from(TIME));
  }

  /** Holes, data, a hole at the end. */
  private static Path sparse(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int i = 1; i <= 30; i++) {
        channel.write(
            ByteBuffer.wrap(("part " + i).repeat(500).getBytes(StandardCharsets.UTF_8)),
            i * 131_072L);
      }
      channel.write(ByteBuffer.wrap(new byte[] {1}), 6_000_000);
    }
    return file;
  }

  private static byte[] tar(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        byte[] text = namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(namesAndTexts[i], true);
        entry.setSize(text.length);
        entry.setModTime(1_700_000_000_000L);
        tar.putArchiveEntry(entry);
        tar.write(text);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Deflated, with sizes and sums behind the contents. */
  private static byte[] described(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static long uid(Path file) throws IOException {
    return ((Integer) Files.getAttribute(file, "unix:uid")).longValue();
  }
}
