package org.dalel.plugins.wallets.samourai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.dalel.api.Artifact;
import org.dalel.api.Identifier;
import org.dalel.api.Secret;
import org.dalel.api.records.Masked;
import org.dalel.plugins.wallets.KnownSecrets;
import org.dalel.plugins.wallets.Mutants;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.Sealing;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two backups of phones that others published with their passphrases, and files that are made by
 * the published rules: {@code samourai-0.99.97a.txt} from BackupEncryptedTest of ExtLibJ, {@code
 * samourai-overwritten.txt} (without the end of what it was written over) from brute-samourai.
 */
class SamouraiTest {

  private static final String APP = "data/data/com.samourai.wallet";
  private static final String PREFERENCES =
      APP + "/shared_prefs/com.samourai.wallet_preferences.xml";

  /** Of a published analysis of the app: this phone, its guid, and what stands before the PIN. */
  private static final String GUID = "b35b2502-541d-4de7-9c95-76fa1d09f668";

  private static final String PHONE = "XiaomiXiaomiRedmi 4Aunknown";
  private static final String FOOTPRINT = "b28da911e4191079f2038a8a6ec978e4fc325fc0";
  private static final String PIN = "12345";

  @TempDir Path root;

  private static byte[] resource(String name) throws Exception {
    try (InputStream in = SamouraiTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static Findings read(byte[] file, String... passwords) {
    return ExtractorRun.of(new SamouraiApp()).secrets(KnownSecrets.of(passwords)).on(file);
  }

  @Test
  void opensTheBackupOfAPhone() throws Exception {
    Findings found = read(resource("samourai-0.99.97a.txt"), "no", "test");
    assertThat(found.problems()).isEmpty();
    assertThat(found.only("wallet").fields())
        .containsEntry("program", "Samourai")
        .containsEntry("kdf", "PBKDF2-HMAC-SHA256")
        .containsEntry("kdf-rounds", 15_000L)
        .containsEntry("test-network", false)
        .containsEntry("version", "0.99.97a")
        .containsEntry("fingerprint", "90522777")
        .containsEntry("device", "Unihertz Jelly2")
        .containsEntry("unlocked-by", "list, line 2")
        .doesNotContainKey("unverified-schema");
    assertThat(found.identifiers("wallet"))
        .containsExactly(
            "btc:PM8TJbvQrAdpXquDjkh7MQ1ZbtTTXsMVri9ydDbHPWNwNFvuLJanbsqugjLU2CGG78ceHJgui3C94TH2x"
                + "VBcm9itNvoFSFHV5jkF9z61UfsC5n59n2Xj");
    Artifact phrase = found.only("seed-phrase");
    assertThat(phrase.fields())
        .as("all seven keys of accounts follow from it")
        .containsEntry("fits-key", true)
        .containsEntry("fingerprint", "90522777")
        .containsEntry("with-passphrase", true)
        .containsEntry("words", 12L);
    assertThat(found.of("extended-key"))
        .extracting(
            key -> key.fields().get("key").toString().substring(0, 20),
            key -> key.fields().get("path"),
            key -> key.fields().get("account"))
        .containsExactly(
            tuple("xpub6C2STbGiq9qvjhgf", "m/44'/0'/0'", null),
            tuple("ypub6WvxpidnzPZMy1S6", "m/49'/0'/0'", null),
            tuple("zpub6rKtc12pZ41ZY66B", "m/84'/0'/0'", null),
            tuple("zpub6rKtc12xtiYXcPMo", "m/84'/0'/2147483645'", "premix"),
            tuple("zpub6rKtc12xtiYXei7Y", "m/84'/0'/2147483646'", "postmix"),
            tuple("zpub6rKtc12xtiYXa9zj", "m/84'/0'/2147483644'", "bad bank"),
            tuple("zpub6rKtc12xtiYXhEMf", "m/84'/0'/2147483647'", "ricochet"));
    assertThat(found.values("key-material", "form")).containsExactly("passphrase", "PIN");
    assertThat(found.offered())
        .extracting(Secret::kind, Secret::value)
        .contains(tuple(Secret.Kind.PASSWORD, "test"), tuple(Secret.Kind.PASSWORD, "00000"));
  }

  @Test
  void opensTheBackupThatWasWrittenOverAnother() throws Exception {
    Findings found = read(resource("samourai-overwritten.txt"), "freesamourai");
    assertThat(found.problems())
        .singleElement()
        .asString()
        .contains("expected the end of the file, found 187 bytes of what was there before");
    assertThat(found.only("wallet").fields())
        .containsEntry("network", "btc")
        .containsEntry("test-network", true)
        .containsEntry("version", "0.99.98j")
        .containsEntry("fingerprint", "6aebf97b")
        .containsEntry("device", "samsung SM-G970F")
        .containsEntry("paynym", "loudpay89");
    assertThat(found.identifiers("wallet")).contains("paynym:loudpay89");
    assertThat(found.only("seed-phrase").fields())
        .containsEntry("fits-key", true)
        .containsEntry("fingerprint", "6aebf97b");
    assertThat(found.of("extended-key")).hasSize(7);
    assertThat(found.values("extended-key", "path")).contains("m/84'/1'/2147483647'");
  }

  @Test
  void staysClosedWithoutThePassphrase() throws Exception {
    Findings found = read(resource("samourai-0.99.97a.txt"), "Test", "77275290");
    assertThat(found.only("wallet").fields()).doesNotContainKey("unlocked-by");
    assertThat(found.all()).hasSize(1);
  }

  @Test
  void opensABackupThatSomebodyCopied() throws Exception {
    String text = new String(resource("samourai-0.99.97a.txt"), StandardCharsets.US_ASCII);
    byte[] pasted =
        ("\n" + text.replace("{\"version", "{ \"version")).getBytes(StandardCharsets.UTF_8);
    Findings found =
        ExtractorRun.of(new SamouraiBackup()).secrets(KnownSecrets.of("test")).on(pasted);
    assertThat(found.of("extended-key")).hasSize(7);
    assertThat(read(pasted, "test").all()).as("each is read once").isEmpty();
    assertThat(
            ExtractorRun.of(new SamouraiBackup())
                .secrets(KnownSecrets.of("test"))
                .on(resource("samourai-0.99.97a.txt"))
                .all())
        .isEmpty();
    byte[] whole = resource("samourai-overwritten.txt");
    assertThat(ExtractorRun.wants(new SamouraiApp(), "/a/b.txt", "text/plain", whole)).isTrue();
    assertThat(ExtractorRun.wants(new SamouraiApp(), "/a/b.txt", "text/plain", pasted)).isFalse();
    assertThat(ExtractorRun.wants(new SamouraiBackup(), "/a/b.txt", "text/plain", pasted)).isTrue();
  }

  /** Published in AESUtilTest of ExtLibJ. */
  @Test
  void decryptsTheVectorsOfVersionOne() {
    for (String vector :
        new String[] {
          "t6MNj4oCb9T54lKWNAF274Hg72E0q0uJooUwKjzGD+ysWsFv8Ib47ubdnjStkeJ/G9UltiERHAm1tKRtHbaJiA==",
          "DLXJBb7/Kbn6LrUESX/wASjbM3Xh7+ENDe/GaxcI6j/3Rid5qJwYSwo0MKGJR5eUD4BAkw9Y4nhMDPe6wNldIQ=="
        }) {
      byte[] plain =
          new SamouraiLock(1, Base64.getDecoder().decode(vector)).decrypted("secret", () -> {});
      String text = "all ".repeat(11) + "all";
      assertThat(new String(plain, StandardCharsets.US_ASCII)).startsWith(text);
      assertThat(plain[plain.length - 1]).isEqualTo((byte) (plain.length - text.length()));
    }
  }

  // --- made files -------------------------------------------------------------------------------

  private static final String WORDS = "abandon ".repeat(11) + "about";
  private static final String FIRST = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";
  private static final String ZPUB =
      "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs";
  private static final String INSIDE =
      "{\"wallet\":{\"testnet\":false,\"seed\":\"00000000000000000000000000000000\",\"passphrase\":\"\","
          + "\"bip84_accounts\":[{\"zpub\":\""
          + ZPUB
          + "\",\"id\":0}]},\"meta\":{\"pin\":\"12345\",\"prev_balance\":150000,"
          + "\"bip47\":{\"pcodes\":[{\"payment_code\":\"PM8Tdana\",\"label\":\"Dana\",\"out_tx\":\"ab\","
          + "\"in_idx\":[{\"addr\":\"1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2\",\"idx\":0}]}]},"
          + "\"sent_tos\":[[\"3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy\",true],[\"bc1qcr8te4kr\",true]],"
          + "\"utxo_notes\":[[\"ab-0\",\"rent to Dana\"]],"
          + "\"dojo\":{\"pairing\":{\"url\":\"http://dojo.onion/v2\"}}}}";
  private static final byte[] SALT = Bytes.ofHex("0102030405060708");

  private static byte[] file(int version, byte[] payload, boolean external) {
    String text = Base64.getEncoder().encodeToString(payload).replace("/", "\\/");
    return ("{\"version\":"
            + version
            + ",\"payload\":\""
            + text
            + "\",\"external\":"
            + external
            + "}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] second(String password, String inside) throws Exception {
    byte[] both = Sealing.pbkdf2("SHA256", password, SALT, 15_000, 48);
    byte[] locked =
        Sealing.cbc(
            Arrays.copyOf(both, 32),
            Bytes.part(both, 32, 48),
            inside.getBytes(StandardCharsets.UTF_8));
    byte[] head = "Salted__".getBytes(StandardCharsets.US_ASCII);
    return file(2, Bytes.join(head, SALT, locked), false);
  }

  private Path put(String name, byte[] bytes) throws Exception {
    Path file = root.resolve(APP).resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private void settings(String xml) throws Exception {
    put(
        "shared_prefs/com.samourai.wallet_preferences.xml",
        ("<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<map>" + xml + "</map>")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String guid(int version) {
    return "<string name=\"guid\">"
        + GUID
        + "</string><int name=\"guid_version\" value=\""
        + version
        + "\" />";
  }

  private Findings inApp(String name, String... passwords) {
    return ExtractorRun.of(new SamouraiApp())
        .secrets(KnownSecrets.of(passwords))
        .inFolder(root, "/" + APP + "/" + name);
  }

  @Test
  void opensTheFileOfTheAppWithAPin() throws Exception {
    put("app_wallet/samourai.dat", second(GUID + FOOTPRINT + PIN, INSIDE));
    settings(guid(4) + "<string name=\"fp\">" + PHONE + "</string>");
    Findings found = inApp("app_wallet/samourai.dat", "11111", PIN);
    assertThat(found.problems()).isEmpty();
    assertThat(found.only("wallet").fields())
        .containsEntry("unlocked-by", "list, line 2")
        .containsEntry("balance", "0.00150000")
        .containsEntry("server", "http://dojo.onion/v2")
        .containsEntry("unverified-schema", true);
    assertThat(found.only("seed-phrase").fields())
        .containsEntry("masked", Masked.of(WORDS))
        .containsEntry("with-passphrase", false)
        .containsEntry("fits-key", true);
    assertThat(found.only("extended-key").identifiers())
        .extracting(Identifier::normalised)
        .contains("btc:" + FIRST);
    assertThat(found.only("wallet-contact").fields())
        .containsEntry("name", "Dana")
        .containsEntry("address", "PM8Tdana");
    assertThat(found.of("wallet-address"))
        .extracting(a -> a.fields().get("address"), a -> a.identifiers().get(0).role())
        .containsExactly(
            tuple("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", Identifier.Role.OWNER),
            tuple("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", Identifier.Role.RECIPIENT));
    assertThat(found.only("wallet-label").fields())
        .containsEntry("label", "rent to Dana")
        .containsEntry("of", "ab-0");
    assertThat(inApp("app_wallet/samourai.dat", "11111").of("seed-phrase")).isEmpty();
    assertThat(inApp("app_wallet/samourai.dat", GUID + FOOTPRINT + PIN).of("seed-phrase"))
        .as("the whole key, as a debugger shows it")
        .hasSize(1);
  }

  @Test
  void opensTheFirstFilesOfTheAppAndSaysOfOthersWhatIsMissing() throws Exception {
    put("app_wallet/samourai.sav", second(GUID + PIN, INSIDE));
    settings("<string name=\"guid\">" + GUID + "</string>");
    assertThat(inApp("app_wallet/samourai.sav", PIN).of("seed-phrase")).hasSize(1);
    settings(guid(3));
    Findings third = inApp("app_wallet/samourai.sav", PIN);
    assertThat(third.problems().toString())
        .contains("expected guid_version 4 with fp", "found version 3 without; no PIN is tried");
    assertThat(third.only("wallet").fields()).doesNotContainKey("unlocked-by");
  }

  @Test
  void putsTheFootprintTogetherFromThePropertiesOfThePhone() throws Exception {
    put("app_wallet/samourai.dat", second(GUID + FOOTPRINT + PIN, INSIDE));
    settings(guid(4));
    assertThat(inApp("app_wallet/samourai.dat", PIN).problems().toString())
        .contains("found version 4 without; no PIN is tried");
    Path properties = root.resolve("system/build.prop");
    Files.createDirectories(properties.getParent());
    Files.writeString(
        properties,
        "# a comment\nro.product.brand=Xiaomi\nro.product.manufacturer=Xiaomi\n"
            + "ro.product.model=Redmi 4A\nro.odd=\\u00\n");
    Findings found = inApp("app_wallet/samourai.dat", "11111", PIN);
    assertThat(found.problems()).isEmpty();
    assertThat(found.only("seed-phrase").fields()).containsEntry("masked", Masked.of(WORDS));
    Files.writeString(properties, "ro.product.model=Redmi 4A\n");
    Path vendor = root.resolve("vendor/build.prop");
    Files.createDirectories(vendor.getParent());
    Files.writeString(
        vendor,
        "ro.product.vendor.brand=Xiaomi\nro.product.vendor.manufacturer=Xiaomi\n"
            + "ro.product.vendor.model=Redmi 4A\n");
    assertThat(inApp("app_wallet/samourai.dat", PIN).of("seed-phrase")).hasSize(1);
  }

  @Test
  void opensTheHistoryThatTheAppKeeps() throws Exception {
    String side =
        "{\"addr\":\"" + FIRST + "\",\"value\":5,\"xpub\":{\"m\":\"x\",\"path\":\"M/0/0\"}}";
    String other = "{\"addr\":\"3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy\",\"value\":4}";
    String history =
        "{\"wallet\":{\"final_balance\":7},\"txs\":[{\"hash\":\""
            + "ab".repeat(32)
            + "\",\"time\":1600000000,\"block_height\":9,\"result\":-5,\"inputs\":[{\"prev_out\":"
            + side
            + "}],\"out\":["
            + other
            + "]}]}";
    put("app_wallet/samourai.multi", second(GUID + FOOTPRINT + PIN, history));
    settings(guid(4) + "<string name=\"fp\">" + PHONE + "</string>");
    Findings found = inApp("app_wallet/samourai.multi", PIN);
    assertThat(found.only("transfer").fields())
        .containsEntry("txid", "ab".repeat(32))
        .containsEntry("amount", "-0.00000005")
        .containsEntry("time", "2020-09-13T12:26:40Z");
    assertThat(found.only("transfer").identifiers())
        .extracting(Identifier::normalised, Identifier::role)
        .containsExactly(
            tuple("btc:" + FIRST, Identifier.Role.SENDER),
            tuple("btc:3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", Identifier.Role.RECIPIENT));
    assertThat(found.only("wallet-address").fields())
        .containsEntry("address", FIRST)
        .containsEntry("path", "M/0/0");
  }

  @Test
  void opensABackupOfVersionOne() throws Exception {
    byte[] iv = Bytes.ofHex("00112233445566778899aabbccddeeff");
    byte[] key = Sealing.pbkdf2("SHA1", "w", iv, 5_000, 32);
    byte[] locked = Sealing.cbc(key, iv, INSIDE.getBytes(StandardCharsets.UTF_8));
    Findings found = read(file(1, Bytes.join(iv, locked), true), "x", "w");
    assertThat(found.only("wallet").fields())
        .containsEntry("kdf", "PBKDF2-HMAC-SHA1")
        .containsEntry("kdf-rounds", 5_000L)
        .containsEntry("unlocked-by", "list, line 2")
        .containsEntry("unverified-schema", true);
    assertThat(found.only("seed-phrase").fields()).containsEntry("masked", Masked.of(WORDS));
  }

  @Test
  void leavesOtherJsonWithAPayloadAlone() {
    byte[] small =
        "{\"version\":2,\"payload\":\"AAAA\",\"external\":true}".getBytes(StandardCharsets.UTF_8);
    assertThat(read(small).all()).isEmpty();
    assertThat(
            ExtractorRun.of(new SamouraiBackup())
                .on(
                    ("\n" + new String(small, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8))
                .all())
        .isEmpty();
    String payload = Base64.getEncoder().encodeToString(new byte[64]);
    String other = "{\"version\":2,\"payload\":\"" + payload + "\",\"pbkdf2_iterations\":5000}";
    assertThat(read(other.getBytes(StandardCharsets.UTF_8)).all()).isEmpty();
  }

  @Test
  void survivesDamagedCopies() throws Exception {
    put("samourai.txt", resource("samourai-0.99.97a.txt"));
    put("app_wallet/samourai.dat", second(GUID + FOOTPRINT + PIN, INSIDE));
    settings(guid(4) + "<string name=\"fp\">" + PHONE + "</string>");
    SamouraiApp reader = new SamouraiApp();
    Secret[] secrets = KnownSecrets.of("test", PIN);
    String backup = APP + "/samourai.txt";
    assertThat(Mutants.survive(reader, root, backup, "/" + backup, secrets)).isPositive();
    String app = APP + "/app_wallet/samourai.dat";
    assertThat(Mutants.survive(reader, root, app, "/" + app, secrets)).isPositive();
    assertThat(Mutants.survive(reader, root, PREFERENCES, "/" + app, secrets)).isEqualTo(100);
  }
}
