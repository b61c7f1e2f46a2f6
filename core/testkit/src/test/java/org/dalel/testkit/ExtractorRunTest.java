package org.dalel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dalel.api.Artifact;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionCancelledException;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractorRunTest {

  @TempDir Path folder;

  @Test
  void saysHowPathsInAFolderBegin() {
    ExtractorRun run = ExtractorRun.of(Scripted.context((file, context, sink) -> {}));

    assertThatThrownBy(() -> run.inFolder(Path.of("src"), "test/java"))
        .hasMessageContaining("expected a file or folder test/java, found none")
        .hasMessageContaining("begin with '/'");
    assertThatThrownBy(() -> run.inFolder(Path.of("src"), "/none")).hasMessageEndingWith("none");
  }

  @Test
  void givesTheBytesOfAFileAndKeepsWhatIsEmitted() throws Exception {
    Path file = Files.writeString(folder.resolve("a.dat"), "қант");
    Scripted reader =
        Scripted.content(
            (sample, context, sink) -> {
              try (SeekableByteChannel channel = sample.open()) {
                byte[] bytes = Channels.newInputStream(channel).readAllBytes();
                sink.emit(
                    Artifact.of("finding")
                        .field("text", new String(bytes, StandardCharsets.UTF_8))
                        .field("size", sample.size())
                        .build());
              }
              sink.problem(new Position.ByteOffset(16), "expected more");
            });
    byte[] bytes = Files.readAllBytes(file);
    for (Findings found :
        List.of(ExtractorRun.of(reader).on(file), ExtractorRun.of(reader).on(bytes))) {
      assertThat(found.only("finding").fields())
          .containsEntry("text", "қант")
          .containsEntry("size", 8L);
      assertThat(found.problems()).containsExactly("byte 0x10: expected more");
    }
  }

  @Test
  void hidesNameAndPathFromContentScopeOnly() throws Exception {
    Path file = Files.write(folder.resolve("a.dat"), new byte[4]);
    List<String> seen = new ArrayList<>();
    Scripted.Script look = (sample, context, sink) -> seen.add(sample.name() + sample.path());
    ExtractorRun.of(Scripted.content(look)).on(file);
    ExtractorRun.of(Scripted.content(look)).inFolder(folder, "/a.dat");
    ExtractorRun.of(Scripted.context(look)).on(file);
    ExtractorRun.of(Scripted.context(look)).inFolder(folder, "/a.dat");
    assertThat(seen).containsExactly("", "", "a.dat/a.dat", "a.dat/a.dat");
  }

  @Test
  void givesTheTextOfWhatIsTextAndOfNothingElse() {
    List<String> seen = new ArrayList<>();
    Scripted reader =
        Scripted.content(
            (sample, context, sink) ->
                seen.add(sample.mediaType() + " " + sample.text().map(Object::toString)));
    ExtractorRun.of(reader).onText("а\u0000б");
    ExtractorRun.of(reader).mediaType("message/rfc822").onText("а");
    ExtractorRun.of(reader).mediaType("text/csv").on("a,б".getBytes(StandardCharsets.UTF_8));
    ExtractorRun.of(reader).on(new byte[] {'a', 0});
    ExtractorRun.of(reader).on(new byte[] {'a', (byte) 0xFF});
    assertThat(seen)
        .containsExactly(
            "text/plain Optional[а\u0000б]",
            "message/rfc822 Optional[а]",
            "text/csv Optional[a,б]",
            "application/octet-stream Optional.empty",
            "application/octet-stream Optional.empty");
  }

  @Test
  void failsWhenATypeWasNotDeclaredAlsoIfTheExtractorGoesOn() {
    Scripted careless =
        Scripted.content(
            (sample, context, sink) -> {
              try {
                sink.emit(Artifact.of("surprise").build());
              } catch (IllegalArgumentException e) {
                sink.problem(new Position.WholeItem(), e.getMessage());
              }
            });
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> ExtractorRun.of(careless).on(new byte[0]))
        .withMessage("scripted: expected artifacts of declared types, found one of 'surprise'");
  }

  @Test
  void failsWithTheExceptionOfTheExtractor() {
    Scripted broken =
        Scripted.content(
            (sample, context, sink) -> {
              throw new IOException("header: expected 4 bytes at 0x0, found 0");
            });
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> ExtractorRun.of(broken).on(new byte[0]))
        .withMessageContaining("header: expected 4 bytes at 0x0, found 0");
  }

  @Test
  void letsTheEndOfACancelledExtractionPass() {
    Scripted patient = Scripted.content((sample, context, sink) -> context.checkpoint());
    assertThat(ExtractorRun.of(patient).on(new byte[0]).all()).isEmpty();
    assertThatExceptionOfType(ExtractionCancelledException.class)
        .isThrownBy(() -> ExtractorRun.of(patient).cancelled().on(new byte[0]));
  }

  @Test
  void closesWhatWasLeftOpenAndRemovesThePrivateFolder() throws Exception {
    Path file = Files.writeString(folder.resolve("a.dat"), "abc");
    List<SeekableByteChannel> open = new ArrayList<>();
    List<Path> folders = new ArrayList<>();
    Scripted careless =
        Scripted.context(
            (sample, context, sink) -> {
              open.add(sample.open());
              open.add(context.surroundings().at("/a.dat").orElseThrow().open());
              Path copy = context.copy(sample, "copy");
              assertThat(copy).hasContent("abc");
              folders.add(copy.getParent());
              assertThatThrownBy(() -> open.get(0).write(ByteBuffer.allocate(1)))
                  .isInstanceOf(java.nio.channels.NonWritableChannelException.class);
            });
    ExtractorRun.of(careless).inFolder(folder, "/a.dat");
    assertThat(open).hasSize(2).noneMatch(SeekableByteChannel::isOpen);
    assertThat(folders).singleElement().satisfies(left -> assertThat(left).doesNotExist());
    assertThat(file).hasContent("abc");
  }

  @Test
  void saysWhetherTheEngineWouldShowAFile() {
    Scripted extractor =
        Scripted.wanting(
            Interest.magic(Magic.text(2, "AB"))
                .or(Interest.mediaType("image/*", "text/csv"))
                .or(Interest.name("wallet*.dat"))
                .or(Interest.path("**/Default/History"))
                .or(Interest.folder("**/leveldb")));
    assertThat(wants(extractor, "/x", "x/y", "..AB")).isTrue();
    assertThat(wants(extractor, "/x", "x/y", "..A")).isFalse();
    assertThat(wants(extractor, "/x", "x/y", "AB..")).isFalse();
    assertThat(wants(extractor, "/x", "IMAGE/png; q=1", "")).isTrue();
    assertThat(wants(extractor, "/x", "text/plain", "")).isFalse();
    assertThat(wants(extractor, "/u/WALLET-2.dat", "x/y", "")).isTrue();
    assertThat(wants(extractor, "/u/default/history", "x/y", "")).isTrue();
    assertThat(wants(extractor, "/u/leveldb", "x/y", "")).isFalse();
    assertThat(ExtractorRun.wantsFolder(extractor, "/u/LevelDB")).isTrue();
    assertThat(ExtractorRun.wantsFolder(extractor, "/u/Default/History")).isFalse();
  }

  private static boolean wants(Scripted extractor, String path, String type, String head) {
    return ExtractorRun.wants(extractor, path, type, head.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void showsTheFolderTreeAsAFileSystem() throws Exception {
    Files.createDirectories(folder.resolve("Users/aida/db"));
    for (String name : List.of("b.dat", "B.dat", "a.dat", "db/1.ldb")) {
      Files.writeString(folder.resolve("Users/aida").resolve(name), name);
    }
    Files.createSymbolicLink(folder.resolve("Users/aida/link"), Path.of("b.dat"));
    List<Object> seen = new ArrayList<>();
    Scripted reader =
        Scripted.context(
            (sample, context, sink) -> {
              var around = context.surroundings();
              EvidenceFile parent = around.parent(sample).orElseThrow();
              seen.add(parent.path() + " " + parent.isFolder());
              seen.add(around.children(parent).stream().map(EvidenceFile::name).toList());
              seen.add(around.sibling(sample, "b.dat").orElseThrow().path());
              seen.add(around.sibling(sample, "A.DAT").orElseThrow().path());
              seen.add(around.at("/users/AIDA/DB/1.LDB").orElseThrow().path());
              seen.add(around.at("/Users/../etc").isPresent());
              seen.add(around.at("/").orElseThrow().path());
              seen.add(around.parent(around.at("/Users").orElseThrow()).orElseThrow().path());
              seen.add(around.parent(around.at("/").orElseThrow()).isPresent());
              seen.add(around.children(sample));
            });
    ExtractorRun.of(reader).inFolder(folder, "/Users/aida/a.dat");
    assertThat(seen)
        .containsExactly(
            "/Users/aida true",
            List.of("B.dat", "a.dat", "b.dat", "db"),
            "/Users/aida/b.dat",
            "/Users/aida/a.dat",
            "/Users/aida/db/1.ldb",
            false,
            "/",
            "/",
            false,
            List.of());
  }

  @Test
  void showsAFolderItself() throws Exception {
    Files.createDirectories(folder.resolve("leveldb"));
    Files.writeString(folder.resolve("leveldb/CURRENT"), "MANIFEST-1");
    Scripted reader =
        Scripted.context(
            (sample, context, sink) -> {
              assertThat(sample.isFolder()).isTrue();
              assertThat(sample.text()).isEmpty();
              EvidenceFile current = context.surroundings().children(sample).get(0);
              sink.emit(
                  Artifact.of("finding").field("text", current.text().get().toString()).build());
            });
    assertThat(ExtractorRun.of(reader).inFolder(folder, "/leveldb").values("finding", "text"))
        .containsExactly("MANIFEST-1");
    assertThatThrownBy(() -> ExtractorRun.of(reader).inFolder(folder, "/none"))
        .hasMessageContaining("expected a file or folder /none, found none");
  }
}
