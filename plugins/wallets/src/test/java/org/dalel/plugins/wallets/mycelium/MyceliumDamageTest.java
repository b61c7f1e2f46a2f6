package org.dalel.plugins.wallets.mycelium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.UUID;
import org.dalel.api.records.Masked;
import org.dalel.plugins.wallets.KnownSecrets;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.derive.SeedBytes;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is damaged beside what is not: nothing is told wrong for it, and nothing is silent. */
final class MyceliumDamageTest {
  /** Of page 1: behind the headers of the file and of the page. */
  private static final long FIRST_CELL_POINTER = 108;

  @TempDir Path folder;

  @FunctionalInterface
  private interface Filling {
    void fill(MyceliumFiles files) throws Exception;
  }

  private Findings wallet(Filling filling) throws Exception {
    try (MyceliumFiles files = MyceliumFiles.wallet(folder.resolve("walletbacking.db"))) {
      files.storeKey(MyceliumFiles.OF_THE_PROGRAM);
      filling.fill(files);
      files.writeBack();
    }
    return ExtractorRun.of(new MyceliumWallet())
        .secrets(KnownSecrets.of())
        .inFolder(folder, "/walletbacking.db");
  }

  private Findings notes() {
    return ExtractorRun.of(new MyceliumNotes()).inFolder(folder, "/mds.db");
  }

  @Test
  void tellsAPrivateKeyThatHasLostItsPublicKey() throws Exception {
    byte[] secret = new byte[32];
    secret[31] = 1;
    byte[] id = Bytes.join(new byte[1], Digests.hash160(MyceliumFiles.ONE_KEY));
    Findings found = wallet(files -> files.locked(id, secret, 0));
    assertThat(found.problems().toString())
        .contains(
            "private key of " + Bytes.hex(id),
            "expected its public key in clear beside it, found none; the key is not told");
  }

  @Test
  void knowsWordsByTheAccountThatCanBeRead() throws Exception {
    Findings found =
        wallet(
            files -> {
              files.seed("", SeedBytes.bip39(MyceliumFiles.WORDS, ""));
              files.plain(MyceliumFiles.accountId(44), new byte[78], 0);
              files.plain(MyceliumFiles.accountId(84), MyceliumFiles.node(MyceliumFiles.ZPUB), 0);
            });
    assertThat(found.only("seed-phrase").fields()).containsEntry("fits-key", true);
  }

  @Test
  void tellsKeysOfAccountsThatDoNotFollowFromTheWords() throws Exception {
    Findings found =
        wallet(
            files -> {
              files.seed("another", SeedBytes.bip39(MyceliumFiles.WORDS, "another"));
              files.plain(MyceliumFiles.accountId(84), MyceliumFiles.node(MyceliumFiles.ZPUB), 0);
              files.locked(MyceliumFiles.accountId(84), MyceliumFiles.node(MyceliumFiles.ZPRV), 0);
            });
    assertThat(found.only("seed-phrase").fields()).containsEntry("fits-key", false);
    assertThat(found.values("extended-key", "key")).contains(Masked.of(MyceliumFiles.ZPRV));
  }

  @Test
  void saysOfWordsInAnotherLanguageWhatWasExpected() throws Exception {
    Findings found =
        wallet(
            files -> files.locked(MasterSeed.ID, Bytes.join(new byte[] {3, 16}, new byte[17]), 0));
    assertThat(found.problems().toString())
        .contains("seed: expected words of the English list", "begin with 03; it is not told");
  }

  @Test
  void takesTheGoodCopyOfATransaction() throws Exception {
    Findings found =
        wallet(
            files -> {
              transaction(files, MyceliumFiles.ACCOUNT, new byte[20]);
              transaction(files, MyceliumFiles.WATCHED, Bytes.ofHex(MyceliumFiles.RAW));
            });
    assertThat(found.only("transfer").fields())
        .containsEntry("txid", MyceliumFiles.TXID)
        .containsKey("to");
    assertThat(found.only("transfer").fields().get("account").toString())
        .contains(MyceliumFiles.ACCOUNT.toString(), MyceliumFiles.WATCHED.toString());
  }

  private static void transaction(MyceliumFiles files, UUID account, byte[] raw) throws Exception {
    files.tables(account);
    files.insert(
        "INSERT INTO tx_" + Bytes.hex(MyceliumFiles.id(account)) + " VALUES (?,?,170,1231731025,?)",
        Bytes.ofHex(MyceliumFiles.TXID),
        Bytes.ofHex(MyceliumFiles.TXID),
        raw);
  }

  @Test
  void saysWhyNoTableIsRecognised() throws Exception {
    Path file = folder.resolve("mds.db");
    try (MyceliumFiles files = MyceliumFiles.notes(file)) {
      files.note("al", MyceliumFiles.ACCOUNT.toString(), "Savings");
    }
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(FIRST_CELL_POINTER);
      bytes.writeInt(-1);
    }
    Findings found = notes();
    assertThat(found.all()).isEmpty();
    assertThat(found.problems()).isNotEmpty();
  }

  @Test
  void takesAStateForNoTime() throws Exception {
    try (MyceliumFiles files = MyceliumFiles.notes(folder.resolve("mds.db"))) {
      files.note("backupstate", "seed", "7");
      files.note("al", MyceliumFiles.ACCOUNT.toString(), "Savings");
    }
    assertThat(notes().only("wallet").fields())
        .containsEntry("seed-backup", "state 7")
        .doesNotContainKey("seed-backup-time");
  }
}
