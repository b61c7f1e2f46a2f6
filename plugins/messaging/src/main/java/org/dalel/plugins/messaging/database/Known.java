package org.dalel.plugins.messaging.database;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dalel.api.records.Attachment;
import org.dalel.api.records.Contact;
import org.dalel.api.records.Message;
import org.dalel.plugins.messaging.mapping.MappedQuery;

/**
 * What was told already. A recovered row that says the same as one that was told is no finding: its
 * program changed a counter or a flag, or wrote the row again under another number. Of live rows
 * only those are remembered that can be meant.
 */
final class Known {
  private final RecoveredRows lost;
  private final Map<MappedQuery, Told> told = new HashMap<>();

  /** What one query told: in full, and without what is often overwritten. */
  private static final class Told {
    private final Hashes full = new Hashes();
    private final Hashes less = new Hashes();
    private final Hashes ids = new Hashes();
    private final RowIds live = new RowIds();
  }

  Known(RecoveredRows lost) {
    this.lost = lost;
  }

  void live(MappedQuery query, long id, Record record) {
    boolean contact = record instanceof Contact && !lost.of(query.table()).isEmpty();
    if (contact || lost.concerns(query.table(), id)) {
      Told all = told(query);
      all.live.add(id);
      all.full.add(full(record));
      all.less.add(less(record));
      id(record).ifPresent(all.ids::add);
    }
  }

  private Told told(MappedQuery query) {
    return told.computeIfAbsent(query, one -> new Told());
  }

  /** Whether a row of that number is live, or a message of the same id. */
  boolean isLive(MappedQuery query, OptionalLong row, Record record) {
    Told all = told(query);
    return row.isPresent() && all.live.contains(row.getAsLong())
        || id(record).filter(all.ids::contains).isPresent();
  }

  private static Optional<Long> id(Record record) {
    return record instanceof Message message && message.id().isPresent()
        ? Optional.of(Hashes.of(message.conversation().orElse(""), message.id().get()))
        : Optional.empty();
  }

  /** Whether it says something new; it is remembered. */
  boolean isNew(MappedQuery query, Record record) {
    Told all = told(query);
    boolean poor = isPoor(record) && all.less.contains(less(record));
    all.less.add(less(record));
    return all.full.add(full(record)) && !poor;
  }

  /** Whether it lacks what tells it from a version of another row. */
  private static boolean isPoor(Record record) {
    return record instanceof Message message && message.id().isEmpty()
        || record instanceof Contact contact && contact.who().name().isEmpty();
  }

  private static long full(Record record) {
    if (record instanceof Message message) {
      return Hashes.of(
          message.conversation().orElse(""),
          message.id().orElse(""),
          message.sent().or(message::received).map(Object::toString).orElse(""),
          message.body().orElse(""),
          message.kind().orElse("") + message.deletion().orElse(""),
          files(message));
    }
    return Hashes.of(record.toString());
  }

  private static long less(Record record) {
    if (record instanceof Message message) {
      return Hashes.of(
          message.conversation().orElse(""),
          message.sent().or(message::received).map(Object::toString).orElse(""),
          message.body().orElse(""),
          files(message));
    }
    return record instanceof Contact contact
        ? Hashes.of(contact.who().handles().toString())
        : Hashes.of(record.toString());
  }

  private static String files(Message message) {
    StringBuilder names = new StringBuilder();
    for (Attachment file : message.attachments()) {
      names.append(file.path().or(file::name).or(file::sha256).or(file::source).orElse(""));
    }
    return names.toString();
  }
}
