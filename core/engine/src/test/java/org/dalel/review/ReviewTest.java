package org.dalel.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Locator;
import org.dalel.casefile.Schema;
import org.dalel.casefile.Sqlite;
import org.dalel.custody.CustodyChain;
import org.dalel.custody.CustodyEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewTest {
  private static final Locator PHOTO = Locator.parse("disk.dd/@0/photo.jpg#12");
  private static final Locator MAIL = Locator.parse("disk.dd/@0/mail.mbox#13!/1.eml");

  @TempDir private Path temp;
  private CaseFolder folder;
  private ReviewWriter writer;
  private ReviewReader reader;

  @BeforeEach
  void makeCase() {
    folder = CaseFolder.createOrOpen(temp.resolve("case"));
    writer = new ReviewWriter(folder);
    reader = new ReviewReader(folder);
  }

  @Test
  void keepsTagsNotesAndReviewedMarksWithWhoGaveThem() {
    writer.tag("Aida", "Important", List.of(PHOTO, MAIL));
    writer.note("Bolat", PHOTO, Note.Kind.OPINION, " Taken at the lake. ");
    writer.reviewed("Aida", List.of(PHOTO));

    Marks marks = reader.marks(PHOTO);
    assertThat(marks.tags())
        .singleElement()
        .extracting(Tag::name, Tag::actor)
        .containsExactly("Important", "Aida");
    assertThat(marks.notes())
        .singleElement()
        .extracting(Note::kind, Note::body, Note::actor)
        .containsExactly(Note.Kind.OPINION, "Taken at the lake.", "Bolat");
    assertThat(marks.reviewed()).get().extracting(Marks.Reviewed::actor).isEqualTo("Aida");
    assertThat(reader.tagged("Important"))
        .containsExactlyInAnyOrder(PHOTO.toString(), MAIL.toString());
    assertThat(reader.tagCounts()).containsEntry("Important", 2L);
  }

  @Test
  void recordsOneCustodyEntryAnActionAndNoneWhenNothingChanges() {
    assertThat(writer.tag("Aida", "Important", List.of(PHOTO, MAIL))).isTrue();
    assertThat(writer.tag("Bolat", "Important", List.of(PHOTO))).isFalse();
    assertThat(writer.untag("Bolat", "Relevant", List.of(PHOTO))).isFalse();

    List<CustodyEntry> entries = CustodyChain.open(folder).entries();
    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).action()).isEqualTo("tag");
    assertThat(entries.get(0).details())
        .contains(PHOTO.toString(), "\"items\":2", "\"tag\":\"Important\"");
    assertThat(CustodyChain.open(folder).verify(Optional.empty()).holds()).isTrue();
  }

  @Test
  void namesManyItemsByTheirDigestInTheChain() {
    List<Locator> many =
        IntStream.range(0, 101).mapToObj(i -> Locator.parse("disk.dd/@0/f" + i + "#" + i)).toList();
    writer.tag("Aida", "Important", many);
    assertThat(CustodyChain.open(folder).entries().get(0).details())
        .contains("\"items\":101", "\"locators_sha256\":\"")
        .doesNotContain("f100");
  }

  @Test
  void undoesTheLastActionOfThePersonAndOfNobodyElse() {
    writer.tag("Aida", "Important", List.of(PHOTO));
    writer.reviewed("Aida", List.of(PHOTO));
    writer.note("Bolat", PHOTO, Note.Kind.FACT, "It shows a teapot.");

    assertThat(writer.undo("Aida")).contains("reviewed");
    assertThat(reader.marks(PHOTO).reviewed()).isEmpty();
    assertThat(reader.marks(PHOTO).notes()).hasSize(1);
    assertThat(writer.undo("Aida")).contains("tag");
    assertThat(reader.marks(PHOTO).tags()).isEmpty();
    assertThat(writer.undo("Aida")).isEmpty();
  }

  @Test
  void bringsBackByUndoWhatWasTakenAwayAsItWas() {
    writer.note("Bolat", PHOTO, Note.Kind.FACT, "It shows a teapot.");
    Note note = reader.marks(PHOTO).notes().get(0);
    assertThat(writer.removeNote("Aida", note.id())).isTrue();
    assertThat(reader.marks(PHOTO).isEmpty()).isTrue();
    writer.undo("Aida");
    assertThat(reader.marks(PHOTO).notes()).containsExactly(note);
  }

  @Test
  void givesAKeyToOneTagOnly() {
    writer.define("Aida", new TagKind("Weapons", TagColour.VIOLET, OptionalInt.of(1)));
    assertThat(reader.kinds().get(0).name()).isEqualTo("Weapons");
    assertThat(reader.kinds())
        .filteredOn(kind -> kind.name().equals("Important"))
        .singleElement()
        .satisfies(kind -> assertThat(kind.key()).isEmpty());
  }

  @Test
  void refusesATagThatIsNotDefinedAndAnEmptyNote() {
    assertThatThrownBy(() -> writer.tag("Aida", "Nowhere", List.of(PHOTO)))
        .isInstanceOf(CaseException.class)
        .hasMessageContaining("expected one that is defined, found Nowhere");
    assertThatThrownBy(() -> writer.note("Aida", PHOTO, Note.Kind.FACT, "  "))
        .isInstanceOf(CaseException.class);
    assertThatThrownBy(() -> writer.note("Aida", PHOTO, Note.Kind.FACT, "\uD800"))
        .isInstanceOf(CaseException.class);
    assertThat(CustodyChain.open(folder).entries()).isEmpty();
  }

  @Test
  void keepsWhatTheCaseIsAbout() {
    CaseData data = new CaseData("17-04", "Teapots", "Aida", "Order 5", "Asia/Almaty", "kk");
    writer.caseData("Aida", data);
    assertThat(reader.caseData()).isEqualTo(data);
    assertThatThrownBy(() -> new CaseData("", "", "", "", "Asia/Nowhere", "en"))
        .hasMessageContaining("expected a zone such as Asia/Almaty");
  }

  @Test
  void takesOverAReviewOfTheFirstVersion() throws Exception {
    try (Connection review = Sqlite.openForWriting(folder.reviewDb())) {
      for (String table :
          List.of("case_data", "tag_kind", "reviewed", "review_action", "saved_search")) {
        Sqlite.execute(review, "DROP TABLE " + table);
      }
      for (String index : List.of("tag_once", "tag_by_name", "note_by_item")) {
        Sqlite.execute(review, "DROP INDEX " + index);
      }
      Sqlite.execute(review, "PRAGMA user_version = 1");
    }
    assertThat(reader.kinds()).isEqualTo(TagKind.FIRST);
    assertThat(reader.version()).isZero();

    new ReviewWriter(folder).tag("Aida", "Important", List.of(PHOTO));
    assertThat(reader.kinds()).isEqualTo(TagKind.FIRST);
    assertThat(reader.tagged("Important")).hasSize(1);
    assertThat(Schema.REVIEW.version()).isEqualTo(3);
  }
}
