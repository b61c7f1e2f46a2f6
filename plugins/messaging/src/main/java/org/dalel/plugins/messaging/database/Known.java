package org.dalel.plugins.messaging.database;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
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
    private final Hashes expected = new Hashes();
  }

  Known(RecoveredRows lost) {
    this.lost = lost;
  }

  /**
   * Remembers which live messages can be meant by a recovered one: those of its time or its id. For
   * all recovered ones, before the first live row.
   */
  void expect(MappedQuery query, Record record) {
    if (record instanceof Message message) {
      Told all = told(query);
      all.expected.add(time(message));
      id(message).ifPresent(all.expected::add);
    }
  }

  /** Takes the live rows of a query. */
  Live live(MappedQuery query) {
    return new Live(told(query), lost.idsOf(query.table()), !lost.of(query.table()).isEmpty());
  }

  /** What is remembered of the live rows of one query. */
  static final class Live {
    private final Told told;
    private final LongPredicate ids;
    private final boolean any;

    private Live(Told told, LongPredicate ids, boolean any) {
      this.told = told;
      this.ids = ids;
      this.any = any;
    }

    void add(long id, Record record) {
      if (any && (ids.test(id) || isMeant(record))) {
        told.live.add(id);
        told.full.add(full(record));
        told.less.add(less(record));
        id(record).ifPresent(told.ids::add);
      }
    }

    private boolean isMeant(Record record) {
      return !(record instanceof Message message)
          || told.expected.contains(time(message))
          || id(message).filter(told.expected::contains).isPresent();
    }
  }

  /** Both descriptions of a message have its time: without the same one it is another. */
  private static long time(Message message) {
    Optional<Instant> time = message.sent().or(message::received);
    return time.map(at -> at.getEpochSecond() * 1_000_000_000L + at.getNano()).orElse(0L);
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
