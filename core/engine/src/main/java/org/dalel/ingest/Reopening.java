package org.dalel.ingest;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.dalel.casefile.write.CaseChange;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.ContentRef;
import org.dalel.casefile.write.ContentTable;
import org.dalel.casefile.write.Digests;
import org.dalel.casefile.write.ExtractionRow;
import org.dalel.content.ContentSource;

/**
 * Takes locked containers apart again, with the secrets that are known by now: what was listed as
 * encrypted becomes content of the case. Belongs to one thread.
 */
final class Reopening {
  private static final String FACTS =
      "SELECT md5, sha1, sha256, complete FROM content WHERE id = ?";

  private static final String ENTRY =
      "SELECT content_id, position FROM embedded WHERE child_id = ? ORDER BY content_id, position LIMIT 1";

  private final RunContext context;
  private final int slot;
  private final PlacedItems items;
  private final ContentProcessor processor;

  Reopening(RunContext context, int slot, PlacedItems items) {
    this.context = context;
    this.slot = slot;
    this.items = items;
    this.processor = new ContentProcessor(context, slot);
  }

  /** The entry of another container that a content is which belongs to a place; none of an item. */
  Optional<EntryPlace> entryOf(long content) throws SQLException {
    try (Connection connection = context.folder().openCase();
        PreparedStatement query = connection.prepareStatement(ENTRY)) {
      query.setLong(1, content);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(new EntryPlace(row.getLong(1), row.getLong(2)))
            : Optional.empty();
      }
    }
  }

  /** Why a reader does not look at the container, if it does not. */
  Optional<Quarantine.Entry> barred(Examination.Known container, String reader)
      throws SQLException {
    byte[] sha256 = facts(container).digests().sha256();
    return context
        .quarantine()
        .content(sha256)
        .or(
            () ->
                context.quarantine().extraction(sha256).stream()
                    .filter(entry -> entry.bars(reader))
                    .findFirst());
  }

  /**
   * Takes it apart; what is in it is published, and last the change of the container itself.
   *
   * @param place where it lies, if its reader looks beside it
   * @throws IOException if it cannot be read again
   */
  void take(
      UnlockJobs.Job job, ContentSource source, KnownSecrets secrets, Optional<Neighbours> place)
      throws SQLException, IOException {
    Examination.Known container = job.content().orElseThrow();
    Facts facts = facts(container);
    String shown = container.locator().toString();
    context
        .journal()
        .enter(slot, Stage.PARSING, container.itemId(), shown, facts.digests().sha256());
    ContentProcessor.Reopened opened =
        processor.reopen(
            ContentRef.stored(container.id(), null, false),
            new ContentProcessor.Job(
                items.byId(container.itemId()).orElseThrow().work(),
                shown,
                source,
                "",
                facts.digests(),
                container.type(),
                facts.complete()),
            secrets.all(),
            secrets.digest(),
            place);
    // what was cut short by a stop is tried again by the next run
    if (!context.stop().isRequested()) {
      context.journal().stage(slot, Stage.STORING);
      context.ring().publish(new Reopen(row(job, container, opened, secrets)));
    }
  }

  private static ContentTable.Reopened row(
      UnlockJobs.Job job,
      Examination.Known container,
      ContentProcessor.Reopened opened,
      KnownSecrets secrets) {
    ExtractionRow again =
        opened.secrets().stream()
            .filter(row -> row.extractor().equals(job.extractor()))
            .findFirst()
            .orElseGet(
                () -> new ExtractionRow(job.extractor(), secrets.digest(), List.of(), List.of()));
    return new ContentTable.Reopened(
        container.id(),
        job.id(),
        again,
        opened.status(),
        opened.why(),
        opened.embedded(),
        opened.failures());
  }

  private record Facts(Digests digests, boolean complete) {}

  private Facts facts(Examination.Known container) throws SQLException {
    try (Connection connection = context.folder().openCase();
        PreparedStatement query = connection.prepareStatement(FACTS)) {
      query.setLong(1, container.id());
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return new Facts(
            new Digests(row.getBytes(1), row.getBytes(2), row.getBytes(3), new TreeMap<>()),
            row.getBoolean(4));
      }
    }
  }

  private record Reopen(ContentTable.Reopened row) implements CaseChange {
    @Override
    public void apply(CaseWriter writer) throws SQLException {
      writer.contents().reopen(row);
    }

    @Override
    public long weight() {
      return 1024 + 256L * row.embedded().size();
    }
  }
}
