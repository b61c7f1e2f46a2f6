package org.dalel.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Scope;
import org.dalel.testkit.ExtractorRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterestMatcherTest {

  private record Wants(String id, Interest interest) implements ArtifactExtractor {
    @Override
    public ExtractorDescription description() {
      return ExtractorDescription.of(id, "1.0.0")
          .scope(Scope.CONTEXT)
          .interest(interest)
          .emits("finding", "What the test found.")
          .build();
    }

    @Override
    public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink) {
      // only its interest is looked at
    }
  }

  private static final List<Wants> WANTS =
      List.of(
          new Wants("a-png", Interest.mediaType("image/png")),
          new Wants("b-image", Interest.mediaType("image/*")),
          new Wants("c-all", Interest.mediaType("*/*")),
          new Wants("d-text", Interest.anyText()),
          new Wants("e-name", Interest.name("wallet*.dat", "History")),
          new Wants("f-path", Interest.path("**/Default/History")),
          new Wants("g-ext", Interest.name("*.sqlite")),
          new Wants("h-magic", Interest.magic(Magic.text(0, "SQLite format 3\0"))),
          new Wants("i-far", Interest.magic(new Magic(4, "66 74 79 70"))));

  private final ExtensionHost host = host(WANTS);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          image/png               | /a/b.png                       |                    | false | abc
          IMAGE/JPEG; q=1         | /a/b.jpg                       |                    | false | bc
          text/plain              | /a/b.txt                       |                    | true  | cd
          x/y                     | /bitcoin/Wallet.dat            |                    | false | ce
          x/y                     | /bitcoin/wallet-2.DAT          |                    | false | ce
          x/y                     | /u/Chrome/default/HISTORY      |                    | false | cef
          x/y                     | /Default/History               |                    | false | cef
          x/y                     | Default/History                |                    | false | cef
          x/y                     | /Default/History/x             |                    | false | c
          x/y                     | /XDefault/History              |                    | false | ce
          x/y                     | /p/places.sqlite               |                    | false | cg
          x/y                     | /p/places.sqlite-wal           |                    | false | c
          x/y                     | /p/.sqlite                     | SQLite format 3\\0  | false | cgh
          x/y                     | /p/x                           | SQLite format 4\\0  | false | c
          x/y                     | /p/x                           | ....ftyp           | false | ci
          x/y                     | /p/x                           | ....fty            | false | c
          """)
  void showsAFileToThoseThatWantIt(
      String type, String path, String head, boolean text, String expected) {
    byte[] bytes =
        head == null
            ? new byte[0]
            : head.replace("\\0", "\0").getBytes(StandardCharsets.ISO_8859_1);
    List<LoadedExtractor> found = host.matching(type, path, ByteBuffer.wrap(bytes), text);

    assertThat(
            String.join("", found.stream().map(e -> e.description().id().substring(0, 1)).toList()))
        .isEqualTo(expected);
    assertThat(
            WANTS.stream()
                .filter(want -> !want.interest().text())
                .filter(want -> ExtractorRun.wants(want, path, type, bytes))
                .map(want -> want.id().substring(0, 1))
                .collect(Collectors.joining()))
        .as("the test kit says the same")
        .isEqualTo(expected.replace("d", ""));
  }

  @Test
  void refusesAContentScopedInterestInNames() {
    assertThatThrownBy(
            () ->
                ExtractorDescription.of("x", "1.0.0")
                    .interest(Interest.name("*.dat"))
                    .emits("finding", "What the test found.")
                    .build())
        .hasMessageContaining("content of the same bytes must give the same result everywhere");
  }

  private static ExtensionHost host(List<Wants> wants) {
    List<Supplier<? extends ArtifactExtractor>> suppliers = new ArrayList<>();
    for (Wants want : wants) {
      suppliers.add(() -> want);
    }
    return ExtensionHost.of(ExtractionLimits.DEFAULT, suppliers);
  }
}
