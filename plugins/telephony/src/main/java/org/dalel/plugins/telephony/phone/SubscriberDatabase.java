package org.dalel.plugins.telephony.phone;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.api.bulk.Moment;
import org.dalel.formats.ByteSource;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Limits;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.schema.TableDefinition;
import org.dalel.plugins.telephony.number.Iccid;
import org.pf4j.Extension;

/**
 * Databases of phones that name SIM cards: Android's {@code telephony.db} ({@code siminfo}: every
 * card that was ever in the phone) and {@code calllog.db} ({@code calls.subscription_id}), iOS'
 * {@code CellularUsage.db} ({@code subscriber_info}); in a backup of iOS that lies under the SHA-1
 * of domain and path.
 *
 * <p>{@code siminfo} by Android's own CREATE TABLE (TelephonyProvider), {@code subscriber_info} by
 * what is written about it, {@code calls} checked against a file of a phone.
 */
@Extension
public final class SubscriberDatabase implements ArtifactExtractor {
  private static final double FROM_1970_TO_2001 = 978_307_200.0;
  private static final int MOST_CARDS = 10_000;

  private final int mostCards;

  /** Tells of a call log at most 10,000 cards. */
  public SubscriberDatabase() {
    this(MOST_CARDS);
  }

  SubscriberDatabase(int mostCards) {
    this.mostCards = mostCards;
  }

  @Override
  public ExtractorDescription description() {
    return PhoneCards.types(ExtractorDescription.of("phone-subscribers", "1.0.0"))
        .scope(Scope.CONTEXT)
        .interest(
            Interest.name(
                "telephony.db",
                "calllog.db",
                "contacts2.db",
                "CellularUsage.db",
                "ed1f8fb5a948b40504c19580a458c384659a605e"))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    if (file.isFolder()) {
      return;
    }
    try (ByteSource main = ByteSource.of(file.open());
        ByteSource wal = beside(file, "-wal", context);
        ByteSource journal = beside(file, "-journal", context)) {
      SqliteDatabase database =
          SqliteDatabase.open(
              main,
              wal,
              journal,
              Limits.DEFAULT,
              problem -> sink.problem(new Position.WholeItem(), problem.toString()));
      new Reading(database, context, sink, mostCards).all();
    }
  }

  /** What stands beside a deleted file may belong to the one that came after it. */
  private static ByteSource beside(EvidenceFile file, String suffix, ExtractionContext context)
      throws IOException {
    Optional<EvidenceFile> found =
        file.isDeleted()
            ? Optional.empty()
            : context
                .surroundings()
                .sibling(file, file.name() + suffix)
                .filter(f -> !f.isDeleted() && !f.isFolder());
    return found.isPresent() ? ByteSource.of(found.get().open()) : ByteSource.EMPTY;
  }

  private record Reading(
      SqliteDatabase database, ExtractionContext context, ArtifactSink sink, int mostCards) {

    private interface Take {
      void row(Map<String, String> row, long record, Position where);
    }

    void all() throws IOException {
      PhoneCards android = new PhoneCards(sink, "telephony.db of Android", "published");
      rows("siminfo", "icc_id", (row, record, where) -> android.tell(siminfo(row), record, where));
      PhoneCards ios = new PhoneCards(sink, "CellularUsage.db of iOS", "unverified-schema");
      rows(
          "subscriber_info",
          "subscriber_id",
          (row, record, where) -> ios.tell(subscriber(row), record, where));
      calls();
    }

    private static PhoneCards.Told siminfo(Map<String, String> row) {
      String slot = row.getOrDefault("sim_id", "");
      String operator = row.getOrDefault("carrier_name", "");
      return new PhoneCards.Told(
          row.getOrDefault("icc_id", ""),
          row.getOrDefault("imsi", ""),
          "",
          row.getOrDefault("number", ""),
          operator.isEmpty() ? row.getOrDefault("display_name", "") : operator,
          slot.isEmpty() || slot.startsWith("-") ? "" : slot,
          Moment.UNKNOWN);
    }

    /** {@code last_update_time} is in seconds since 2001. */
    private static PhoneCards.Told subscriber(Map<String, String> row) {
      return new PhoneCards.Told(
          row.getOrDefault("subscriber_id", ""),
          "",
          "",
          row.getOrDefault("subscriber_mdn", ""),
          "",
          row.getOrDefault("slot_id", ""),
          moment(number(row.get("last_update_time")), 1, FROM_1970_TO_2001));
    }

    /** Each card of the call log once, with its last call. */
    private void calls() throws IOException {
      Map<String, PhoneCards.Told> cards = new LinkedHashMap<>();
      Map<String, Position> places = new LinkedHashMap<>();
      long[] leftOut = new long[1];
      rows(
          "calls",
          "subscription_id",
          (row, record, where) -> {
            String iccid =
                Iccid.of(row.getOrDefault("subscription_id", "")).map(Iccid::digits).orElse("");
            if (iccid.isEmpty()) {
              return;
            }
            if (cards.size() >= mostCards && !cards.containsKey(iccid)) {
              leftOut[0]++;
              return;
            }
            String phone = row.getOrDefault("phone_account_address", "");
            Moment at = moment(number(row.get("date")), 1000, 0);
            PhoneCards.Told before = cards.get(iccid);
            Moment last =
                before != null && before.seen().epochNanos() > at.epochNanos() ? before.seen() : at;
            String own = phone.isEmpty() && before != null ? before.phone() : phone;
            cards.put(iccid, new PhoneCards.Told(iccid, "", "", own, "", "", last));
            places.putIfAbsent(iccid, where);
          });
      PhoneCards log = new PhoneCards(sink, "call log of Android", "checked");
      long record = 0;
      for (PhoneCards.Told card : cards.values()) {
        log.tell(card, ++record, places.get(card.iccid()));
      }
      if (leftOut[0] > 0) {
        sink.limit(
            new Position.RecordNumber("calls", mostCards),
            "expected at most "
                + mostCards
                + " cards in the call log, found "
                + leftOut[0]
                + " calls with others; those cards are left out");
      }
    }

    private void rows(String table, String column, Take take) throws IOException {
      Optional<TableDefinition> there =
          database
              .schema()
              .table(table)
              .filter(t -> t.columns().stream().anyMatch(c -> c.name().equalsIgnoreCase(column)));
      if (there.isEmpty()) {
        return;
      }
      long[] record = new long[1];
      database.rows(
          there.get(),
          row -> {
            context.checkpoint();
            take.row(values(row), ++record[0], new Position.ByteOffset(row.place().offset()));
          });
    }

    private static Map<String, String> values(Row row) {
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < row.values().size(); i++) {
        String name = row.table().columns().get(i).name().toLowerCase(Locale.ROOT);
        Value value = row.values().get(i);
        if (value instanceof Value.Text text) {
          values.put(name, text.value());
        } else if (value instanceof Value.Int number) {
          values.put(name, Long.toString(number.value()));
        } else if (value instanceof Value.Real real) {
          values.put(name, Double.toString(real.value()));
        }
      }
      return values;
    }

    private static double number(String text) {
      try {
        return text == null ? 0 : Double.parseDouble(text);
      } catch (NumberFormatException e) {
        return 0;
      }
    }

    private static Moment moment(double value, int unit, double epoch) {
      return value <= 0 ? Moment.UNKNOWN : Moment.ofEpochSeconds((long) (value / unit + epoch));
    }
  }
}
