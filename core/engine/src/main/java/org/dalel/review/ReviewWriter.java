package org.dalel.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Locator;
import org.dalel.casefile.Schema;
import org.dalel.custody.CustodyChain;

/**
 * Adds what people say of a case. Any number of threads and processes may do so at once: each
 * change is a short transaction of {@code review.db}, which a running worker does not hold up.
 */
public final class ReviewWriter {
  /** The most items of one action. */
  public static final int MOST_ITEMS = 10_000;

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_NOTE = 20_000;

  private final CaseFolder folder;
  private final CustodyChain custody;
  private final ReviewReader reader;

  /** Of a case, whose review is brought to this program's version where it can be written. */
  public ReviewWriter(CaseFolder folder) {
    this.folder = folder;
    this.custody = CustodyChain.open(folder);
    this.reader = new ReviewReader(folder);
    if (custody.isWritable()) {
      Schema.REVIEW.migrate(folder.reviewDb());
    }
  }

  /** Gives items a tag; true when one of them did not have it. */
  public boolean tag(String actor, String name, List<Locator> items) {
    TagKind kind =
        reader.kinds().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new CaseException(
                        "tag: expected one that is defined, found "
                            + name
                            + "; nothing is changed"));
    return changed(
        actor,
        "tag",
        Map.of("tag", name),
        items,
        (review, timeNs, locator) ->
            Change.add(
                MarkRow.tag(new Tag(id(), locator, name, actor, timeNs), kind.colour().label())));
  }

  /** Takes a tag away from items; true when one of them had it. */
  public boolean untag(String actor, String name, List<Locator> items) {
    return changed(
        actor,
        "untag",
        Map.of("tag", name),
        items,
        (review, timeNs, locator) ->
            Change.remove(
                new ReviewQueries(review)
                    .tags(locator).stream()
                        .filter(tag -> tag.name().equals(name))
                        .map(tag -> MarkRow.tag(tag, colour(name)))
                        .toList()));
  }

  /** Says that items were looked at; true when one of them was not yet. */
  public boolean reviewed(String actor, List<Locator> items) {
    return changed(
        actor,
        "reviewed",
        Map.of(),
        items,
        (review, timeNs, locator) -> Change.add(MarkRow.reviewed(locator, actor, timeNs)));
  }

  /** Says that items are to be looked at again; true when one of them was reviewed. */
  public boolean notReviewed(String actor, List<Locator> items) {
    return changed(
        actor,
        "not-reviewed",
        Map.of(),
        items,
        (review, timeNs, locator) ->
            Change.remove(
                new ReviewQueries(review)
                    .reviewed(locator).stream()
                        .map(was -> MarkRow.reviewed(locator, was.actor(), was.timeNs()))
                        .toList()));
  }

  /** Writes a note about an item. */
  public void note(String actor, Locator item, Note.Kind kind, String body) {
    String words = checked(body);
    changed(
        actor,
        "note",
        Map.of("kind", kind.label(), "body", words),
        List.of(item),
        (review, timeNs, locator) ->
            Change.add(MarkRow.note(new Note(id(), locator, kind, words, actor, timeNs))));
  }

  /** Takes a note away; true when it was there. */
  public boolean removeNote(String actor, String noteId) {
    Optional<Note> note = reader.read(Optional.empty(), queries -> queries.note(noteId));
    return note.isPresent()
        && changed(
            actor,
            "note-removed",
            Map.of("kind", note.get().kind().label(), "body", note.get().body()),
            List.of(Locator.parse(note.get().locator())),
            (review, timeNs, locator) -> Change.remove(List.of(MarkRow.note(note.get()))));
  }

  /** Makes a tag that can be given, or changes its colour and key; the key is taken from others. */
  public void define(String actor, TagKind kind) {
    String name = kind.name().strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME || !wellFormed(name)) {
      throw new CaseException(
          "tag: expected a name of 1 to " + LONGEST_NAME + " characters, found: " + name);
    }
    append(
        actor,
        (review, timeNs) -> {
          if (kind.key().isPresent()) {
            update(review, "UPDATE tag_kind SET key = NULL WHERE key = ?", kind.key().getAsInt());
          }
          update(
              review,
              "INSERT INTO tag_kind (name, colour, key) VALUES (?, ?, ?)"
                  + " ON CONFLICT (name) DO UPDATE SET colour = excluded.colour, key = excluded.key",
              name,
              kind.colour().label(),
              kind.key().isPresent() ? kind.key().getAsInt() : null);
          new ReviewLedger(review).note(actor, timeNs, "define-tag", List.of(), List.of());
          Map<String, Object> details = new LinkedHashMap<>();
          details.put("tag", name);
          details.put("colour", kind.colour().label());
          kind.key().ifPresent(key -> details.put("key", key));
          return Optional.of(new CustodyChain.Deed("define-tag", details));
        });
  }

  /** Says what the case is about. */
  public void caseData(String actor, CaseData data) {
    append(
        actor,
        (review, timeNs) -> {
          update(review, "DELETE FROM case_data");
          for (Map.Entry<String, String> value : data.values().entrySet()) {
            update(
                review,
                "INSERT INTO case_data (key, value) VALUES (?, ?)",
                value.getKey(),
                value.getValue());
          }
          new ReviewLedger(review).note(actor, timeNs, "case-data", List.of(), List.of());
          return Optional.of(new CustodyChain.Deed("case-data", data.values()));
        });
  }

  /** Undoes the last action of a person with tags, notes or reviewed marks; its name. */
  public Optional<String> undo(String actor) {
    List<String> undone = new ArrayList<>();
    append(
        actor,
        (review, timeNs) -> {
          ReviewLedger ledger = new ReviewLedger(review);
          Optional<ReviewLedger.Action> last = ledger.lastOf(actor);
          if (last.isEmpty()) {
            return Optional.empty();
          }
          ReviewLedger.Action was = last.get();
          Optional<ReviewLedger.Action> changed =
              ledger.change(actor, timeNs, "undo", was.added(), was.removed());
          // others may have taken back the same before
          ReviewLedger.Action now =
              changed.isPresent()
                  ? changed.get()
                  : ledger.note(actor, timeNs, "undo", List.of(), List.of());
          ledger.undone(was.id(), now.id());
          undone.add(was.action());
          Map<String, Object> details = new LinkedHashMap<>(Items.of(now));
          details.put("undone", was.action());
          details.put("undone_review_action", was.id());
          return Optional.of(new CustodyChain.Deed("undo", details));
        });
    return undone.stream().findFirst();
  }

  /** What an action does to one item. */
  @FunctionalInterface
  private interface OfItem {
    Change change(Connection review, long timeNs, String locator) throws SQLException;
  }

  private record Change(List<MarkRow> remove, List<MarkRow> add) {
    static Change add(MarkRow row) {
      return new Change(List.of(), List.of(row));
    }

    static Change remove(List<MarkRow> rows) {
      return new Change(rows, List.of());
    }
  }

  private boolean changed(
      String actor, String action, Map<String, ?> more, List<Locator> items, OfItem ofItem) {
    if (items.isEmpty() || items.size() > MOST_ITEMS) {
      throw new CaseException(
          "%s: expected 1 to %,d items, found %,d; nothing is changed"
              .formatted(action, MOST_ITEMS, items.size()));
    }
    return append(
        actor,
        (review, timeNs) -> {
          List<MarkRow> remove = new ArrayList<>();
          List<MarkRow> add = new ArrayList<>();
          for (Locator item : items) {
            Change change = ofItem.change(review, timeNs, item.toString());
            remove.addAll(change.remove());
            add.addAll(change.add());
          }
          return new ReviewLedger(review)
              .change(actor, timeNs, action, remove, add)
              .map(
                  done -> {
                    Map<String, Object> details = new LinkedHashMap<>(Items.of(done));
                    details.putAll(more);
                    return new CustodyChain.Deed(action, details);
                  });
        });
  }

  private boolean append(String actor, CustodyChain.Change change) {
    if (!custody.isWritable()) {
      throw new CaseException(
          folder.root()
              + ": expected a case that can be written, found read-only media; nothing is changed");
    }
    return custody.append(actor, change).isPresent();
  }

  private String colour(String name) {
    return reader.kinds().stream()
        .filter(kind -> kind.name().equals(name))
        .map(kind -> kind.colour().label())
        .findFirst()
        .orElse(TagColour.GREY.label());
  }

  private static String checked(String body) {
    String words = body.strip();
    if (words.isEmpty() || words.length() > LONGEST_NOTE || !wellFormed(words)) {
      throw new CaseException(
          "note: expected 1 to "
              + LONGEST_NOTE
              + " characters of Unicode text, found "
              + words.length()
              + "; nothing is changed");
    }
    return words;
  }

  private static boolean wellFormed(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private static void update(Connection review, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = review.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
