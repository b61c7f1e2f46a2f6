package org.dalel.plugins.wallets.mycelium;

import static org.assertj.core.api.Assertions.assertThat;

import org.dalel.api.Identifier;
import org.dalel.api.records.Masked;
import org.dalel.plugins.wallets.KnownSecrets;
import org.dalel.testkit.Findings;
import org.dalel.testkit.ScannerRun;
import org.junit.jupiter.api.Test;

/** The tokens of MrdExportTest and BackupUtilTest of mycelium-com/wallet-android. */
final class PaperBackupTest {

  private static final String UNCOMPRESSED =
      "xEncEHICAQIDBE8g0E8FRx5ImDZIWif-RleADZYxzKQYkQJJGpuch7QQaS1f8g";
  private static final String COMPRESSED =
      "xEncEXICAQIDBNVyfG5593-TQkkbWyV-HsF2QZFXev3ouiBuMEELJZrM6mKwjw";
  private static final String LOW_MEMORY =
      "xEncEXECAQIDBLKBQ43H4PAUUEUHbYaz5VacKGvT4KK9ClaUWR3HcsXS6mKwjw";
  private static final String SEED =
      "xEncEnICAQIDBJBNJp6HyhTN6hrba6RSZLhDEYtPK9jGUOjANFv39SMB0CUbiQ";
  private static final String SEED_WITH_WORD =
      "xEncEnICAQIDBKEoue812Lp8YoniMQHkmvnr7bcrlHHbQKQccsg1IFlSwr96qA";
  private static final String TEST_NETWORK =
      "xEncGXICZE1_eVYfGWDioNu_8hA6RZzep4XqwPGRtcKb01MDg3s1XFntJYI9Dw";
  private static final String WORDS =
      "degree rain vendor coffee push math onion inside pyramid blush stick treat";

  private static Findings read(String text, String... passwords) {
    return ScannerRun.of(PaperBackupsInText::new).secrets(KnownSecrets.of(passwords)).onText(text);
  }

  @Test
  void opensPrivateKeysOfBothForms() {
    assertThat(read("key: " + UNCOMPRESSED, "x", "foobar").only("private-key").fields())
        .containsEntry("masked", "5KN7…5CVR")
        .containsEntry("locked", true);
    for (String token : new String[] {COMPRESSED, LOW_MEMORY}) {
      assertThat(read(token, "foobar").only("private-key").fields())
          .containsEntry("masked", "KwYg…USK7");
    }
  }

  @Test
  void opensSeedsWithAndWithoutAnAdditionalWord() {
    Findings plain = read(SEED, "foobar");
    assertThat(plain.only("seed-phrase").fields())
        .containsEntry("masked", Masked.of(WORDS))
        .containsEntry("with-passphrase", false);
    Findings word = read(SEED_WITH_WORD, "foobar");
    assertThat(word.only("seed-phrase").fields())
        .containsEntry("masked", Masked.of(WORDS))
        .containsEntry("with-passphrase", true);
    assertThat(word.only("seed-phrase").identifiers())
        .isNotEmpty()
        .doesNotContainAnyElementsOf(plain.only("seed-phrase").identifiers());
  }

  @Test
  void opensAPaperWithItsLettersHoweverTheyWereNoted() {
    for (String password :
        new String[] {"QDTDXOYFBXBKKMK", "QDTDXOYFBXBKKMKR", "qdtdx oyfbx bkkmk r"}) {
      Findings found = read(TEST_NETWORK, password);
      assertThat(found.only("wallet").fields())
          .containsEntry("program", "Mycelium")
          .containsEntry("network", "btc-testnet")
          .containsEntry("unlocked-by", "list, line 1");
      assertThat(found.only("private-key").fields()).containsEntry("masked", "cRS3…i1LF");
      assertThat(found.only("private-key").identifiers())
          .extracting(Identifier::raw)
          .contains(
              "n4J5FqC89EnV8hikctDs6njmG2cwxS8cM5",
              "2NBzQZLt2MQkJpYGp66b2GQfR5BAQAHtXoU",
              "tb1ql8d5hlsgee3qaes32tnqljr4394wes5cnq8yrd");
    }
  }

  @Test
  void findsATokenInTwoLinesAsThePaperHasIt() {
    String first = COMPRESSED.substring(0, COMPRESSED.length() / 2);
    String second = COMPRESSED.substring(COMPRESSED.length() / 2);
    Findings found = read("Encrypted Private Key\n" + first + "\n" + second + "\nPage 2", "foobar");
    assertThat(found.only("wallet").fields()).containsEntry("token", COMPRESSED);
    assertThat(found.of("private-key")).hasSize(1);
  }

  @Test
  void keepsALockedOneAndTellsItOnce() {
    Findings found = read(SEED + " and again " + SEED, "QDTDXOYFBXBKKAA");
    assertThat(found.only("wallet").fields())
        .containsEntry("encryption", "file")
        .containsEntry("kind", "paper backup, seed")
        .containsEntry("kdf-n", 16384L)
        .containsEntry("kdf-r", 8L)
        .containsEntry("kdf-p", 1L)
        .doesNotContainKey("unlocked-by");
    assertThat(found.of("seed-phrase")).isEmpty();
  }

  @Test
  void takesNoOtherKeyForThatOfThePaper() {
    Findings found = read(COMPRESSED, "barfoo");
    assertThat(found.only("wallet").fields()).doesNotContainKey("unlocked-by");
    assertThat(found.of("private-key")).as("any 32 bytes are a key").isEmpty();
  }

  @Test
  void leavesTextThatOnlyBeginsSo() {
    assertThat(read(COMPRESSED.substring(0, 40)).all()).isEmpty();
    assertThat(read(COMPRESSED + "AAAA").all()).isEmpty();
    assertThat(read("xEncE" + "A".repeat(57)).all()).as("no numbers of scrypt").isEmpty();
    assertThat(read("xEncEXID" + COMPRESSED.substring(8)).all()).as("the bit that is 0").isEmpty();
  }

  @Test
  void saysWhatItLeavesOutOfTooMany() {
    String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1_001; i++) {
      text.append(COMPRESSED, 0, COMPRESSED.length() - 10);
      text.append(digits.charAt(i / 62)).append(digits.charAt(i % 62)).append("rM6mKwjw\n");
    }
    Findings found = read(text.toString());
    assertThat(found.of("wallet")).hasSize(1_000);
    assertThat(found.problems().toString())
        .contains("expected at most 1000 in one content, found 1 further places");
  }
}
