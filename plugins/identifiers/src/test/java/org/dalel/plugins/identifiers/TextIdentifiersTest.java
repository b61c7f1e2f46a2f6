package org.dalel.plugins.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.dalel.api.Artifact;
import org.dalel.api.Identifier;
import org.dalel.api.Position;
import org.dalel.testkit.Findings;
import org.dalel.testkit.ScannerRun;
import org.junit.jupiter.api.Test;

class TextIdentifiersTest {

  @Test
  void givesOneArtifactForEachDistinctIdentifierWithItsOffsets() {
    List<Artifact> artifacts =
        extract("Aida@mail.kz +7 701 234 56 78 aida@MAIL.kz 8 (701) 234-56-78");

    assertThat(artifacts)
        .extracting(Artifact::type)
        .containsExactly("email-address", "phone-number");
    Artifact mail = artifacts.get(0);
    assertThat(mail.fields())
        .containsEntry("value", "aida@mail.kz")
        .containsEntry("written", "Aida@mail.kz")
        .containsEntry("domain", "mail.kz")
        .containsEntry("occurrences", 2L)
        .containsEntry("offsets", List.of(0L, 30L));
    assertThat(mail.position()).isEqualTo(new Position.TextOffset(0));
    assertThat(mail.identifiers())
        .containsExactly(
            Identifier.mentioned(Identifier.Kind.EMAIL, "Aida@mail.kz", "aida@mail.kz"));
    assertThat(artifacts.get(1).fields()).containsEntry("occurrences", 2L);
  }

  @Test
  void countsOnAfterTheLastOffsetThatItKeeps() {
    Artifact artifact = extract("a@mail.kz ".repeat(50)).get(0);

    assertThat(artifact.fields())
        .containsEntry("occurrences", 50L)
        .containsEntry("offsets", LongStream.range(0, 20).map(i -> i * 10).boxed().toList());
  }

  @Test
  void findsTheSameWhetherTheTextIsAsciiOrNot() {
    String text =
        "see www.mail.kz: +7 701 234 56 78, http://mail.kz/a?b=1. a@mail.kz 8 (701) 234-56-78 @ :// + 9 "
            .repeat(1_000);
    List<Artifact> ascii = extract(text);

    assertThat(ascii).hasSize(4);
    assertThat(extract(text + "\u20b8")).isEqualTo(ascii);
  }

  @Test
  void findsNothingWhereThereIsNoText() {
    assertThat(ScannerRun.of(TextIdentifiers::new).on(new byte[1]).all()).isEmpty();
  }

  private static List<Artifact> extract(String text) {
    Findings found = ScannerRun.of(TextIdentifiers::new).onText(text);
    assertThat(found.problems()).isEmpty();
    return found.all();
  }
}
