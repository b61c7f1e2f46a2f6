package org.dalel.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dalel.casefile.read.LinkedPlaces;
import org.dalel.casefile.read.ListedItem;
import org.dalel.casefile.read.ListedLock;
import org.dalel.casefile.read.WalletPlace;
import org.dalel.casefile.read.WalletPlace.Wallet;

/** The report of {@code dalel wallets} for people. */
final class WalletsText {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_PHRASES = 10;
  private static final int MOST_LINKS = 100;
  private static final String COMMA = ", ";

  private final Output output;

  WalletsText(Output output) {
    this.output = output;
  }

  void wallets(List<WalletPlace> places, Map<String, List<ListedLock>> locks) throws IOException {
    if (places.isEmpty()) {
      output.line("No wallets.");
    }
    Map<List<Object>, ListedItem> seen = new HashMap<>();
    for (WalletPlace place : places) {
      output.heading(locator(place.item()));
      ListedItem first = place.item();
      if (place.item().contentId().isPresent()) {
        ListedItem known = seen.putIfAbsent(facts(place), place.item());
        first = known == null ? first : known;
      }
      if (first == place.item()) {
        wallet(place, locks.getOrDefault(locator(place.item()), List.of()));
      } else {
        user(place);
        Entry.whole(output, "the same file", "as " + locator(first));
      }
      output.line("");
    }
  }

  /** Equal for the same file at two places where the same was found. */
  private static List<Object> facts(WalletPlace place) {
    return List.of(
        place.item().contentId().orElse(0), place.wallets(), place.keys(), place.transfers());
  }

  private void wallet(WalletPlace place, List<ListedLock> locks) throws IOException {
    for (Wallet wallet : place.wallets()) {
      entry("wallet", wallet(wallet));
    }
    if (!place.item().state().equals("allocated")) {
      entry("state", place.item().state());
    }
    user(place);
    for (Wallet wallet : place.wallets()) {
      lock(wallet);
    }
    for (ListedLock lock : locks) {
      entry("", lock.name() + ": " + opened(lock));
    }
    holds(place);
    moved(place.transfers());
    keys(place);
    if (!place.hashLines().isEmpty()) {
      entry("hash lines", counts(place.hashLines()));
    }
  }

  private static String wallet(Wallet wallet) {
    StringBuilder text = new StringBuilder(wallet.program());
    Optional.ofNullable(wallet.more().get("version")).ifPresent(v -> text.append(' ').append(v));
    text.append(", network ").append(wallet.network());
    Optional.ofNullable(wallet.more().get("created"))
        .ifPresent(time -> text.append(", created ").append(time));
    if (!wallet.state().equals("live")) {
      text.append(", ").append(wallet.state());
    }
    return text.toString();
  }

  private void lock(Wallet wallet) throws IOException {
    String text =
        switch (wallet.encryption()) {
          case "none" -> "nothing is encrypted";
          case "keys" -> "keys are encrypted, the rest is in clear";
          case "file" -> "the file is encrypted";
          case "watch only" -> "no private keys in it (watch only)";
          default -> wallet.encryption();
        };
    String kdf = wallet.more().get("kdf");
    entry("lock", kdf == null ? text : text + "; " + kdf);
  }

  private static String opened(ListedLock lock) {
    return lock.openedBy()
        .map(source -> "opened; " + lock.kind() + " " + source)
        .orElse(
            lock.attempts() == 0
                ? "not opened; no " + lock.kind() + " is known"
                : "not opened; "
                    + Count.of(lock.attempts(), lock.kind().replace('-', ' '))
                    + " tried");
  }

  private void holds(WalletPlace place) throws IOException {
    List<String> parts = new ArrayList<>();
    if (!place.addresses().isEmpty()) {
      parts.add("addresses: " + counts(place.addresses()));
    }
    add(parts, place.contacts(), "contact");
    add(parts, place.labels(), "label");
    add(parts, place.keys().extendedPublic(), "extended public key");
    if (!parts.isEmpty()) {
      entry("holds", String.join(COMMA, parts));
    }
  }

  private void moved(WalletPlace.Transfers transfers) throws IOException {
    if (transfers.count() == 0) {
      return;
    }
    StringBuilder text = new StringBuilder(Count.of(transfers.count(), "transfer"));
    transfers.first().ifPresent(first -> text.append(" from ").append(first));
    transfers.last().ifPresent(last -> text.append(" to ").append(last));
    transfers
        .sums()
        .forEach(
            (asset, sum) ->
                text.append(
                    "; in %s, out %s %s".formatted(plain(sum.in()), plain(sum.out()), asset)));
    entry("moved", text.toString());
  }

  private void user(WalletPlace place) throws IOException {
    if (place.user().isPresent()) {
      entry("user", place.user().get());
    }
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  void secrets(List<WalletPlace> places) throws IOException {
    if (places.isEmpty()) {
      return;
    }
    output.heading("Keys and seed phrases outside of wallets");
    for (WalletPlace place : places) {
      output.line(locator(place.item()));
      user(place);
      keys(place);
    }
    output.line("");
  }

  void devices(List<WalletPlace> places) throws IOException {
    if (places.isEmpty()) {
      return;
    }
    output.heading("Hardware wallets that were connected");
    for (WalletPlace place : places) {
      output.line(locator(place.item()));
      for (WalletPlace.Device device : place.devices()) {
        entry("device", device.name() + COMMA + seen(device.more()));
      }
    }
    output.line("");
  }

  private static String seen(Map<String, String> more) {
    return more.entrySet().stream()
        .filter(e -> !e.getKey().equals("occurrences"))
        .map(e -> e.getKey().replace('-', ' ') + " " + e.getValue())
        .collect(Collectors.joining(COMMA));
  }

  private void keys(WalletPlace place) throws IOException {
    List<String> parts = new ArrayList<>();
    add(parts, place.keys().single(), "private key");
    add(parts, place.keys().extendedSecret(), "extended private key");
    if (!parts.isEmpty()) {
      entry("keys", String.join(COMMA, parts));
    }
    List<WalletPlace.Phrase> sure =
        place.phrases().stream().filter(p -> !p.confidence().equals("low")).toList();
    for (WalletPlace.Phrase phrase : sure.subList(0, Math.min(MOST_PHRASES, sure.size()))) {
      entry("seed phrase", phrase(phrase));
    }
    if (sure.size() > MOST_PHRASES) {
      entry("", "and " + Count.of(sure.size() - MOST_PHRASES, "more seed phrase"));
    }
  }

  private static String phrase(WalletPlace.Phrase phrase) {
    return "%s (%s, %d words%s, confidence %s)"
        .formatted(
            phrase.masked(),
            phrase.scheme(),
            phrase.words(),
            phrase.fingerprint().map(print -> ", fingerprint " + print).orElse(""),
            phrase.confidence());
  }

  void links(List<LinkedPlaces> links) throws IOException {
    if (links.isEmpty()) {
      return;
    }
    output.heading("What belongs together");
    for (LinkedPlaces link : links.subList(0, Math.min(MOST_LINKS, links.size()))) {
      output.line(places(link.places()));
      entry(name(link.type()), said(link));
      Entry.whole(output, "at", places(link.others()));
    }
    if (links.size() > MOST_LINKS) {
      output.line("and " + Count.of(links.size() - MOST_LINKS, "more link") + ": see --json");
    }
    output.line("");
  }

  private static String name(String type) {
    return switch (type) {
      case "seed-phrase" -> "seed phrase";
      case "extended-key" -> "extended key";
      case "private-key" -> "private key";
      default -> "address";
    };
  }

  private static String said(LinkedPlaces link) {
    String what = link.fields().map(WalletsText::key).map(key -> key + ": ").orElse("");
    String how = link.fields().isPresent() ? " at " + link.raw() : "";
    return "%s%s there as %s; %s%s"
        .formatted(
            what,
            link.shared() == 1
                ? "1 address stands"
                : "%,d addresses stand".formatted(link.shared()),
            String.join(COMMA, link.otherTypes()),
            link.example(),
            how);
  }

  /** A phrase by its ends, a key by its beginning. */
  private static String key(String fields) {
    try {
      JsonNode json = MAPPER.readTree(fields);
      String key = json.path("masked").asText(json.path("key").asText());
      return key.length() <= 24
          ? key
          : key.substring(0, 12) + "…" + key.substring(key.length() - 4);
    } catch (JsonProcessingException e) {
      return fields; // what the case holds is shown, whatever it is
    }
  }

  void next(List<WalletPlace> places, Map<String, List<ListedLock>> locks, long mentions)
      throws IOException {
    SortedMap<String, Long> lines = new TreeMap<>();
    places.forEach(
        p -> p.hashLines().forEach((mode, count) -> lines.merge(mode, count, Long::sum)));
    long closed =
        locks.values().stream()
            .flatMap(List::stream)
            .filter(lock -> lock.openedBy().isEmpty())
            .count();
    if (places.isEmpty() && mentions == 0 && locks.isEmpty()) {
      return;
    }
    output.heading("What to try next");
    if (closed > 0) {
      entry(
          "passwords",
          "%s closed; with passwords that you know: dalel retry CASE --secret-file FILE"
              .formatted(closed == 1 ? "1 lock is" : "%,d locks are".formatted(closed)));
    }
    if (!lines.isEmpty()) {
      entry(
          "search",
          "lines for a password search (%s): dalel artifacts CASE --artifact-type hash-line --json"
              .formatted(modes(lines)));
    }
    if (mentions > 0) {
      entry(
          "mentions",
          "of addresses or transactions in %s: dalel artifacts CASE --artifact-type wallet-address,transfer"
              .formatted(Count.of(mentions, "further item")));
    }
    entry("secrets", "what is known and what it opened: dalel secrets CASE");
  }

  /** The modes of hashcat as it wants them, the formats of john by their names. */
  private static String modes(SortedMap<String, Long> lines) {
    return lines.entrySet().stream()
        .map(e -> e.getKey().replaceFirst("^hashcat ", "hashcat -m ") + ": " + e.getValue())
        .collect(Collectors.joining(COMMA));
  }

  private static String counts(SortedMap<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> "%s %,d".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(COMMA));
  }

  private static void add(List<String> parts, long count, String of) {
    if (count > 0) {
      parts.add(Count.of(count, of));
    }
  }

  private static String places(List<ListedItem> places) {
    String first = locator(places.get(0));
    return places.size() == 1
        ? first
        : "%s (and %s of this file)".formatted(first, Count.of(places.size() - 1, "more place"));
  }

  private static String locator(ListedItem item) {
    return item.locator().toString();
  }

  private void entry(String name, String text) throws IOException {
    Entry.print(output, name, text);
  }
}
