package org.dalel.plugins.wallets.mycelium;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dalel.api.Identifier;
import org.dalel.api.records.Masked;
import org.dalel.plugins.wallets.KnownSecrets;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Databases by the source of the program. What stands in them is published: the keys and addresses
 * of the first words of BIP-39 (BIP-84), the key with the number 1, and the transaction of block
 * 170.
 */
final class MyceliumWalletTest {

  @TempDir Path folder;

  private Path databases() throws Exception {
    return Files.createDirectories(folder.resolve("evidence/databases"));
  }

  /** A wallet of which everything but the tables stands in the log. */
  private void wallet(byte[] user) throws Exception {
    Path made = Files.createTempDirectory(folder, "made").resolve("walletbacking.db");
    try (MyceliumFiles files = MyceliumFiles.wallet(made)) {
      files.writeBack();
      files.fill(user);
      Files.copy(made, databases().resolve("walletbacking.db"));
      Files.copy(Path.of(made + "-wal"), databases().resolve("walletbacking.db-wal"));
    }
  }

  private void notes() throws Exception {
    try (MyceliumFiles files = MyceliumFiles.notes(databases().resolve("mds.db"))) {
      files.note("al", MyceliumFiles.ACCOUNT.toString(), "Savings");
      files.note("al", MyceliumFiles.WATCHED.toString(), "Old coins");
      files.note("tl", MyceliumFiles.TXID, "first payment");
      files.note("addresslabel", MyceliumFiles.RECIPIENT, "Hal");
      files.note("addresslabel", "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045", "Shop");
      files.note("addresscointype", "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045", "Ethereum");
      files.note("coinapult_adddr", "email", "Dana@Example.org");
      files.note("backupstate", "seed", "1500000000000");
      files.note("exchange_rates", "x", "1");
    }
  }

  private Findings read(String... passwords) {
    return ExtractorRun.of(new MyceliumWallet())
        .secrets(KnownSecrets.of(passwords))
        .inFolder(folder.resolve("evidence"), "/databases/walletbacking.db");
  }

  private Findings readNotes() {
    return ExtractorRun.of(new MyceliumNotes())
        .inFolder(folder.resolve("evidence"), "/databases/mds.db");
  }

  private static void holdsSecrets(Findings found) {
    assertThat(found.only("seed-phrase").fields())
        .containsEntry("masked", Masked.of(MyceliumFiles.WORDS))
        .containsEntry("fits-key", true)
        .containsEntry("with-passphrase", false)
        .containsEntry("unverified-schema", true);
    assertThat(found.only("seed-phrase").identifiers())
        .extracting(Identifier::normalised)
        .contains("btc:" + MyceliumFiles.FIRST);
    assertThat(found.only("private-key").fields())
        .containsEntry("masked", "KwDi…noWn")
        .containsEntry("public-key", Bytes.hex(MyceliumFiles.ONE_KEY));
  }

  @Test
  void readsWordsAndKeysWithoutAPasswordForTheKeyStandsInTheProgram() throws Exception {
    wallet(MyceliumFiles.OF_THE_PROGRAM);
    notes();
    Findings found = read();
    assertThat(found.problems()).isEmpty();
    assertThat(found.only("wallet").fields())
        .containsEntry("program", "Mycelium")
        .containsEntry("network", "btc")
        .containsEntry("encryption", "none")
        .containsEntry("accounts", 1L)
        .containsEntry("single-accounts", 2L)
        .containsEntry("balance", "40.00000000")
        .containsEntry("seed-backup", "verified")
        .containsEntry("seed-backup-time", "2017-07-14T02:40:00Z");
    holdsSecrets(found);
    assertThat(found.only("seed-phrase").fields()).doesNotContainKey("locked");
    assertThat(found.only("extended-key").fields())
        .containsEntry("key", MyceliumFiles.ZPUB)
        .containsEntry("path", "m/84'/0'/0'")
        .containsEntry("account", "Savings")
        .containsEntry("kind", "of the seed");
  }

  @Test
  void readsAddressesAndWhoPaidWhom() throws Exception {
    wallet(MyceliumFiles.OF_THE_PROGRAM);
    notes();
    Findings found = read();
    assertThat(found.values("wallet-address", "address"))
        .containsExactly(MyceliumFiles.FIRST, MyceliumFiles.ONE, MyceliumFiles.SENDER);
    assertThat(found.values("wallet-address", "form")).containsExactly("p2wpkh", "p2pkh", "p2pkh");
    assertThat(found.of("wallet-address").get(0).fields())
        .containsEntry("path", "m/84'/0'/0'/0/0")
        .containsEntry("account", "Savings");
    assertThat(found.of("wallet-address").get(1).fields()).containsEntry("archived", true);
    Map<String, Object> transfer = found.only("transfer").fields();
    assertThat(transfer)
        .containsEntry("txid", MyceliumFiles.TXID)
        .containsEntry("time", "2009-01-12T03:30:25Z")
        .containsEntry("height", 170L)
        .containsEntry("amount", "-10.00000000")
        .containsEntry("fee", "0.00000000")
        .containsEntry("label", "first payment")
        .containsEntry("account", List.of("Old coins"));
    assertThat(transfer.get("to").toString())
        .contains(
            "address=" + MyceliumFiles.RECIPIENT,
            "label=Hal",
            "address=" + MyceliumFiles.SENDER,
            "own=true");
    assertThat(found.only("transfer").identifiers())
        .extracting(Identifier::normalised)
        .containsExactly(
            "btc:" + MyceliumFiles.SENDER,
            "btc:" + MyceliumFiles.RECIPIENT,
            "btc:" + MyceliumFiles.SENDER);
  }

  @Test
  void opensAStoreWithAPasswordAndKeepsItsKeysWithoutOne() throws Exception {
    wallet(Arrays.copyOf(Digests.sha256("w".getBytes("UTF-8")), 16));
    Findings closed = read("x");
    assertThat(closed.only("wallet").fields())
        .containsEntry("encryption", "keys")
        .doesNotContainKey("unlocked-by");
    assertThat(closed.of("seed-phrase")).isEmpty();
    assertThat(closed.of("private-key")).isEmpty();
    assertThat(closed.of("wallet-address")).hasSize(3);
    Findings open = read("x", "w");
    assertThat(open.only("wallet").fields()).containsEntry("unlocked-by", "list, line 2");
    holdsSecrets(open);
    assertThat(open.only("seed-phrase").fields()).containsEntry("locked", true);
  }

  @Test
  void tellsTheKeyOfAnImportedAccountAndWhatIsDamaged() throws Exception {
    try (MyceliumFiles files = MyceliumFiles.wallet(databases().resolve("walletbacking.db"))) {
      files.storeKey(MyceliumFiles.OF_THE_PROGRAM);
      files.insert(
          "INSERT INTO bip44 VALUES (?,0,0,1,'{}',0,1,7,'x')",
          MyceliumFiles.id(MyceliumFiles.ACCOUNT));
      files.plain(MyceliumFiles.accountId(84), MyceliumFiles.node(MyceliumFiles.ZPUB), 7);
      files.locked(MyceliumFiles.accountId(84), MyceliumFiles.node(MyceliumFiles.ZPRV), 7);
      files.plain(MyceliumFiles.accountId(44), new byte[78], 0);
      files.plain(MyceliumFiles.addressId(84, 1), MyceliumFiles.address("bc1qnone"), 0);
      files.tables(MyceliumFiles.ACCOUNT);
      String end = Bytes.hex(MyceliumFiles.id(MyceliumFiles.ACCOUNT));
      files.insert(
          "INSERT INTO tx_" + end + " VALUES (?,?,2147483647,1231731025,?)",
          Bytes.ofHex(MyceliumFiles.TXID),
          Bytes.ofHex(MyceliumFiles.TXID),
          new byte[20]);
      files.run("UPDATE kv SET checksum = zeroblob(8) WHERE subId = 7 AND substr(k, 1, 1) = x'01'");
      files.writeBack();
    }
    Findings found = read();
    assertThat(found.values("extended-key", "key"))
        .containsExactlyInAnyOrder(MyceliumFiles.ZPUB, Masked.of(MyceliumFiles.ZPRV));
    assertThat(found.of("extended-key")).noneMatch(key -> key.fields().containsKey("path"));
    assertThat(found.only("transfer").fields())
        .containsEntry("txid", MyceliumFiles.TXID)
        .doesNotContainKeys("amount", "height");
    assertThat(found.problems().toString())
        .contains("expected checksum")
        .contains("m/44'/0'/0': expected a public key with its chain code, found 78 bytes")
        .contains("m/84'/0'/0'/0/1: expected an address")
        .contains("tx_" + end());
  }

  private static String end() {
    return Bytes.hex(MyceliumFiles.id(MyceliumFiles.ACCOUNT));
  }

  @Test
  void readsNamesNotesAndTheAddressBook() throws Exception {
    notes();
    Findings alone = readNotes();
    assertThat(alone.only("wallet").fields()).containsEntry("seed-backup", "verified");
    assertThat(alone.values("wallet-label", "label"))
        .containsExactlyInAnyOrder("Savings", "Old coins", "first payment", "Dana@Example.org");
    assertThat(alone.values("wallet-contact", "name")).containsExactlyInAnyOrder("Hal", "Shop");
    assertThat(alone.identifiers("wallet-contact"))
        .anyMatch(text -> text.contains("btc:" + MyceliumFiles.RECIPIENT))
        .anyMatch(text -> text.contains("evm:0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045"));
    assertThat(alone.identifiers("wallet-label"))
        .anyMatch(text -> text.contains("dana@example.org"));
    wallet(MyceliumFiles.OF_THE_PROGRAM);
    assertThat(readNotes().of("wallet")).as("the wallet itself is beside it").isEmpty();
  }

  @Test
  void opensAValueOnlyWithItsHash() throws Exception {
    byte[] locked = MyceliumFiles.locked(MyceliumFiles.STORE_KEY, new byte[] {1, 2, 3});
    StoreCipher cipher = new StoreCipher(MyceliumFiles.STORE_KEY);
    assertThat(cipher.open(locked)).hasValue(new byte[] {1, 2, 3});
    locked[locked.length - 1] ^= 1;
    assertThat(cipher.open(locked)).isEmpty();
    assertThat(cipher.open(new byte[16])).isEmpty();
  }

  @Test
  void leavesOtherDatabasesAlone() throws Exception {
    try (MyceliumFiles other = MyceliumFiles.notes(databases().resolve("walletbacking.db"))) {
      other.note("al", "a", "b");
    }
    try (MyceliumFiles other = MyceliumFiles.wallet(databases().resolve("mds.db"))) {
      other.writeBack();
    }
    assertThat(read().all()).isEmpty();
    assertThat(readNotes().all()).isEmpty();
    byte[] none = new byte[0];
    String type = "application/x-sqlite3";
    assertThat(ExtractorRun.wants(new MyceliumWallet(), "/d/walletbacking.db", type, none))
        .isTrue();
    assertThat(ExtractorRun.wants(new MyceliumNotes(), "/d/mds.db", type, none)).isTrue();
    assertThat(ExtractorRun.wants(new MyceliumNotes(), "/d/commands.db", type, none)).isFalse();
  }
}
