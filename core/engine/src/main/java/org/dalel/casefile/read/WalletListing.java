package org.dalel.casefile.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dalel.casefile.read.WalletPlace.Device;
import org.dalel.casefile.read.WalletPlace.Keys;
import org.dalel.casefile.read.WalletPlace.Phrase;
import org.dalel.casefile.read.WalletPlace.Sum;
import org.dalel.casefile.read.WalletPlace.Transfers;
import org.dalel.casefile.read.WalletPlace.Wallet;

/** Counts the artifacts of wallets together by the item in which they stand. */
final class WalletListing {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> TOLD = Set.of("program", "network", "encryption");

  private final Connection connection;
  private final RowSink<WalletPlace> sink;
  private Optional<Tally> open = Optional.empty();

  WalletListing(Connection connection, RowSink<WalletPlace> sink) {
    this.connection = connection;
    this.sink = sink;
  }

  void run() throws SQLException, IOException {
    ListedArtifact.Filter filter =
        new ListedArtifact.Filter(WalletPlace.TYPES, List.of(), ItemFilter.ALL);
    new ArtifactListing(connection).forEach(filter, this::take);
    end();
  }

  private void take(ListedArtifact artifact) throws IOException {
    if (open.filter(tally -> tally.item == artifact.item()).isEmpty()) {
      end();
      open = Optional.of(new Tally(artifact.item()));
    }
    open.get().add(artifact);
  }

  private void end() throws IOException {
    if (open.isPresent()) {
      sink.accept(open.get().place());
      open = Optional.empty();
    }
  }

  /** The counts of one item. */
  private static final class Tally {
    final ListedItem item;
    private final List<Wallet> wallets = new ArrayList<>();
    private final SortedMap<String, Long> addresses = new TreeMap<>();
    private final List<Device> devices = new ArrayList<>();
    private final List<Phrase> phrases = new ArrayList<>();
    private final SortedMap<String, Long> hashLines = new TreeMap<>();
    private final SortedMap<String, Sum> sums = new TreeMap<>();
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();
    private long transfers;
    private long contacts;
    private long labels;
    private long single;
    private long extendedSecret;
    private long extendedPublic;

    Tally(ListedItem item) {
      this.item = item;
    }

    void add(ListedArtifact artifact) {
      JsonNode fields = fields(artifact.fields());
      switch (artifact.type()) {
        case "wallet" -> wallets.add(wallet(artifact, fields));
        case "wallet-address" -> count(addresses, text(fields, "chain").orElse("unknown"));
        case "extended-key" -> extended(fields);
        case "private-key" -> single++;
        case "seed-phrase" -> phrases.add(phrase(artifact, fields));
        case "wallet-contact" -> contacts++;
        case "wallet-label" -> labels++;
        case "transfer" -> transfer(fields);
        case "hardware-wallet" ->
            devices.add(
                new Device(
                    text(fields, "device").orElse("unknown"), simple(fields, Set.of("device"))));
        default -> {
          String program = text(fields, "format").orElse("unknown");
          count(hashLines, program + " " + text(fields, "mode").orElse(""));
        }
      }
    }

    WalletPlace place() {
      return new WalletPlace(
          item,
          wallets,
          addresses,
          contacts,
          labels,
          phrases,
          new Keys(single, extendedSecret, extendedPublic),
          new Transfers(transfers, first, last, sums),
          hashLines,
          devices);
    }

    private static Wallet wallet(ListedArtifact artifact, JsonNode fields) {
      return new Wallet(
          text(fields, "program").orElse("unknown"),
          text(fields, "network").orElse("unknown"),
          text(fields, "encryption").orElse("unknown"),
          artifact.state(),
          simple(fields, TOLD));
    }

    private static Map<String, String> simple(JsonNode fields, Set<String> but) {
      Map<String, String> simple = new LinkedHashMap<>();
      fields
          .properties()
          .forEach(
              field -> {
                if (field.getValue().isValueNode() && !but.contains(field.getKey())) {
                  simple.put(field.getKey(), field.getValue().asText());
                }
              });
      return simple;
    }

    private static Phrase phrase(ListedArtifact artifact, JsonNode fields) {
      return new Phrase(
          text(fields, "masked").orElse(""),
          text(fields, "scheme").orElse("unknown"),
          fields.path("words").asLong(),
          artifact.confidence(),
          text(fields, "fingerprint"),
          fields.path("derived").asLong());
    }

    private void extended(JsonNode fields) {
      if (fields.path("secret").asBoolean()) {
        extendedSecret++;
      } else {
        extendedPublic++;
      }
    }

    private void transfer(JsonNode fields) {
      transfers++;
      text(fields, "time").flatMap(Tally::instant).ifPresent(this::met);
      Optional<BigDecimal> amount = text(fields, "amount").flatMap(Tally::number);
      text(fields, "asset")
          .map(asset -> asset.toLowerCase(Locale.ROOT))
          .ifPresent(
              asset ->
                  amount.ifPresent(
                      sum -> sums.put(asset, sums.getOrDefault(asset, Sum.NONE).with(sum))));
    }

    private void met(Instant time) {
      first = Optional.of(first.filter(known -> known.isBefore(time)).orElse(time));
      last = Optional.of(last.filter(known -> known.isAfter(time)).orElse(time));
    }

    private static void count(SortedMap<String, Long> counts, String of) {
      counts.merge(of, 1L, Long::sum);
    }

    private static Optional<String> text(JsonNode fields, String name) {
      JsonNode value = fields.path(name);
      return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
          ? Optional.of(value.asText())
          : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
      try {
        return Optional.of(Instant.parse(text));
      } catch (DateTimeException noTime) {
        return Optional.empty(); // an extractor's own way of saying when
      }
    }

    private static Optional<BigDecimal> number(String text) {
      return text.matches("-?\\d{1,40}(\\.\\d{1,40})?")
          ? Optional.of(new BigDecimal(text))
          : Optional.empty();
    }

    private static JsonNode fields(String json) {
      try {
        return MAPPER.readTree(json);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("artifact: expected JSON fields, found " + json, e);
      }
    }
  }
}
