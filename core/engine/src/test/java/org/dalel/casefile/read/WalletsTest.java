package org.dalel.casefile.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.dalel.casefile.CaseFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phrase in a note, its wallet on another disk, a copy of that, and a page that mentions it. */
class WalletsTest {
  private static final LinkedPlaces.Request LINKS =
      new LinkedPlaces.Request("wallet-address", List.of("seed-phrase", "extended-key"));

  @TempDir private Path temp;

  private static CaseFolder write(Path root, LongUnaryOperator ids) throws SQLException {
    try (CaseFixture fixture = new CaseFixture(root)) {
      long disk = ids.applyAsLong(1);
      long usb = ids.applyAsLong(2);
      long note = ids.applyAsLong(10);
      long wallet = ids.applyAsLong(11);
      long page = ids.applyAsLong(12);
      fixture.image(disk, "disk.dd");
      fixture.image(usb, "usb.dd");
      fixture.content(note, "note", "text/plain");
      fixture.content(wallet, "wallet", "application/octet-stream");
      fixture.content(page, "page", "text/html");
      fixture.file(ids.applyAsLong(1), disk, "/Users/aida/wallets/default_wallet", 40, wallet);
      fixture.file(ids.applyAsLong(2), usb, "/backup/default_wallet", 41, wallet);
      fixture.file(ids.applyAsLong(3), usb, "/notes.txt", 42, note);
      fixture.file(ids.applyAsLong(4), disk, "/page.html", 43, page);
      artifacts(fixture, ids, note, wallet, page);
      locks(fixture, ids, wallet);
      return fixture.folder();
    }
  }

  private static void artifacts(
      CaseFixture fixture, LongUnaryOperator ids, long note, long wallet, long page)
      throws SQLException {
    fixture.artifact(
        ids.applyAsLong(1),
        note,
        null,
        "seed-phrase",
        "{\"masked\":\"lega…llow\",\"scheme\":\"bip39\",\"words\":12,\"fingerprint\":\"0a1b2c3d\",\"derived\":3}");
    fixture.artifact(
        ids.applyAsLong(2),
        wallet,
        null,
        "wallet",
        "{\"program\":\"Electrum\",\"network\":\"btc\",\"encryption\":\"keys\",\"version\":\"4.3.4\",\"list\":[1]}");
    fixture.artifact(
        ids.applyAsLong(3),
        wallet,
        null,
        "wallet-address",
        "{\"address\":\"a\",\"chain\":\"btc\"}");
    fixture.artifact(
        ids.applyAsLong(4),
        wallet,
        null,
        "wallet-address",
        "{\"address\":\"b\",\"chain\":\"btc\"}");
    fixture.artifact(
        ids.applyAsLong(5),
        wallet,
        null,
        "transfer",
        "{\"txid\":\"t\",\"time\":\"2020-01-01T00:00:00Z\",\"amount\":\"1.50\",\"asset\":\"btc\"}");
    fixture.artifact(
        ids.applyAsLong(6),
        wallet,
        null,
        "transfer",
        "{\"txid\":\"u\",\"time\":\"2021-01-01T00:00:00Z\",\"amount\":\"-0.25\",\"asset\":\"BTC\"}");
    fixture.artifact(
        ids.applyAsLong(7), wallet, null, "transfer", "{\"txid\":\"v\",\"time\":\"once\"}");
    fixture.artifact(
        ids.applyAsLong(8), page, null, "wallet-address", "{\"address\":\"a\",\"chain\":\"btc\"}");
    identifier(fixture, ids.applyAsLong(1), "btc:b", "m/84'/0'/0'/0/1", "owner");
    identifier(fixture, ids.applyAsLong(1), "btc:a", "m/84'/0'/0'/0/0", "owner");
    identifier(fixture, ids.applyAsLong(1), "btc:c", "m/84'/0'/0'/0/2", "owner");
    identifier(fixture, ids.applyAsLong(3), "btc:a", "a", "owner");
    identifier(fixture, ids.applyAsLong(4), "btc:b", "b", "owner");
    identifier(fixture, ids.applyAsLong(8), "btc:a", "A", "mentioned");
    identifier(fixture, ids.applyAsLong(8), "btc:z", "z", "mentioned");
  }

  private static void identifier(
      CaseFixture fixture, long artifact, String normalised, String raw, String role)
      throws SQLException {
    fixture.insert(
        "INSERT INTO identifier (artifact_id, kind, normalised, raw, role) VALUES (?, 'wallet-address', ?, ?, ?)",
        artifact,
        normalised,
        raw,
        role);
  }

  private static void locks(CaseFixture fixture, LongUnaryOperator ids, long wallet)
      throws SQLException {
    long extraction = ids.applyAsLong(1);
    fixture.insert(
        "INSERT INTO extraction (id, content_id, extractor, tried_with) VALUES (?, ?, 'wallets/electrum', 'd')",
        extraction,
        wallet);
    fixture.insert(
        "INSERT INTO lock VALUES (?, 'keys', 'password', 2, 'given by the examiner')", extraction);
    fixture.insert("INSERT INTO lock VALUES (?, 'label', 'password', 2, NULL)", extraction);
    fixture.insert(
        "INSERT INTO secret VALUES (?, 'seed-phrase', 'legal winner thank', 'Electrum', ?)",
        ids.applyAsLong(1),
        extraction);
    fixture.insert(
        "INSERT INTO secret VALUES (?, 'password', 'correct horse battery staple', 'given by the examiner', NULL)",
        ids.applyAsLong(2));
  }

  private static List<String> links(CaseFolder folder) throws Exception {
    try (CaseReader reader = new CaseReader(folder)) {
      return reader.links(LINKS).stream()
          .map(
              l ->
                  "%s %d x %s -> %s %d x %s: %d, %s at %s"
                      .formatted(
                          l.type(),
                          l.places().size(),
                          l.places().get(0).path(),
                          l.otherTypes(),
                          l.others().size(),
                          l.others().get(0).path(),
                          l.shared(),
                          l.example(),
                          l.raw()))
          .toList();
    }
  }

  @Test
  void tellsWhereTheAddressesOfAPhraseOccurOnceFromThePhrase() throws Exception {
    List<String> expected =
        List.of(
            "wallet-address 2 x /Users/aida/wallets/default_wallet -> [wallet-address] 1 x /page.html: 1, btc:a at a",
            "seed-phrase 1 x /notes.txt -> [wallet-address] 2 x /Users/aida/wallets/default_wallet: 2, btc:a at m/84'/0'/0'/0/0",
            "seed-phrase 1 x /notes.txt -> [wallet-address] 1 x /page.html: 1, btc:a at m/84'/0'/0'/0/0");

    assertThat(links(write(temp.resolve("a"), id -> id))).isEqualTo(expected);
    assertThat(links(write(temp.resolve("d"), id -> 1000 - id))).isEqualTo(expected);
  }

  @Test
  void tellsAPairOfOwnersOnceFromTheFirstOne() throws Exception {
    try (CaseFixture fixture = new CaseFixture(temp.resolve("two"))) {
      fixture.image(1, "disk.dd");
      for (long id = 1; id <= 3; id++) {
        fixture.content(id, "wallet " + id, "x/y");
        fixture.file(id, 1, "/" + (9 - id), 40 + id, id);
        fixture.artifact(id, id, null, id == 3 ? "seed-phrase" : "wallet-address", "{}");
        identifier(fixture, id, "btc:a", "a", "owner");
      }
      fixture.artifact(4, 1L, null, "seed-phrase", "{}");
      identifier(fixture, 4, "btc:a", "a", "owner");

      assertThat(links(fixture.folder()))
          .containsExactly(
              "seed-phrase 1 x /6 -> [wallet-address] 1 x /7: 1, btc:a at a",
              "seed-phrase 1 x /6 -> [seed-phrase, wallet-address] 1 x /8: 1, btc:a at a",
              "wallet-address 1 x /7 -> [seed-phrase, wallet-address] 1 x /8: 1, btc:a at a");
    }
  }

  @Test
  void countsTheArtifactsOfAnItemTogether() throws Exception {
    List<WalletPlace> places = new ArrayList<>();
    try (CaseReader reader = new CaseReader(write(temp.resolve("case"), id -> id))) {
      reader.wallets(places::add);
    }

    assertThat(places)
        .extracting(p -> p.item().path())
        .containsExactly(
            "/Users/aida/wallets/default_wallet",
            "/page.html",
            "/backup/default_wallet",
            "/notes.txt");
    WalletPlace wallet = places.get(0);
    assertThat(wallet.user()).contains("aida");
    assertThat(wallet.wallets())
        .singleElement()
        .satisfies(
            w -> {
              assertThat(w.program()).isEqualTo("Electrum");
              assertThat(w.encryption()).isEqualTo("keys");
              assertThat(w.more()).containsOnlyKeys("version");
            });
    assertThat(wallet.addresses()).containsEntry("btc", 2L);
    assertThat(wallet.transfers().count()).isEqualTo(3);
    assertThat(wallet.transfers().first().orElseThrow()).hasToString("2020-01-01T00:00:00Z");
    assertThat(wallet.transfers().last().orElseThrow()).hasToString("2021-01-01T00:00:00Z");
    assertThat(wallet.transfers().sums().get("btc").in()).isEqualByComparingTo("1.5");
    assertThat(wallet.transfers().sums().get("btc").out()).isEqualByComparingTo("0.25");
    assertThat(places.get(1).hasSecrets()).isFalse();
    assertThat(places.get(3).hasSecrets()).isTrue();
    assertThat(places.get(3).phrases().get(0).fingerprint()).contains("0a1b2c3d");
  }

  @Test
  void listsLocksAndSecretsAtEachPlace() throws Exception {
    List<String> locks = new ArrayList<>();
    List<String> secrets = new ArrayList<>();
    try (CaseReader reader = new CaseReader(write(temp.resolve("case"), id -> id))) {
      reader.locks(l -> locks.add(l.item().path() + " " + l.name() + " " + l.openedBy()));
      reader.secrets(s -> secrets.add(s.masked() + " " + s.item().map(ListedItem::path)));
    }

    assertThat(locks)
        .containsExactly(
            "/Users/aida/wallets/default_wallet keys Optional[given by the examiner]",
            "/Users/aida/wallets/default_wallet label Optional.empty",
            "/backup/default_wallet keys Optional[given by the examiner]",
            "/backup/default_wallet label Optional.empty");
    assertThat(secrets)
        .containsExactly(
            "corr…aple Optional.empty",
            "lega…hank Optional[/Users/aida/wallets/default_wallet]",
            "lega…hank Optional[/backup/default_wallet]");
    assertThat(new ListedSecret("key", "short", "x", java.util.Optional.empty()).masked())
        .isEqualTo("(5 characters)");
  }

  @Test
  void readsACaseOfBeforeThereWereLocks() throws Exception {
    try (CaseFixture fixture = new CaseFixture(temp.resolve("old"))) {
      fixture.insert("DROP TABLE lock");
      List<Object> rows = new ArrayList<>();
      try (CaseReader reader = new CaseReader(fixture.folder())) {
        reader.locks(rows::add);
        reader.secrets(rows::add);
      }
      assertThat(rows).isEmpty();
    }
  }
}
