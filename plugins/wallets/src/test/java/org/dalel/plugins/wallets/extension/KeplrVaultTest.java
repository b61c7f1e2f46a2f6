package org.dalel.plugins.wallets.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.dalel.api.Artifact;
import org.dalel.api.Identifier;
import org.dalel.api.RecordState;
import org.dalel.api.Secret;
import org.dalel.api.records.Masked;
import org.dalel.plugins.wallets.KnownSecrets;
import org.dalel.plugins.wallets.Mutants;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.Sealing;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Vaults of Keplr 2: one that {@code keplr2.py} made, which shares nothing with the reader, and the
 * published values of a real one.
 */
final class KeplrVaultTest {

  private static final String KEPLR = "dmkamcknogkgcdfhhbddcghachkejeap";
  private static final String SETTINGS = "/u/Default/Local Extension Settings/";
  private static final String BEFORE = "first pass";
  private static final String AFTER = "second: пароль";
  private static final String WORDS = "abandon ".repeat(11) + "about";

  /** Of these words at m/44'/118'/0'/0/0 and m/44'/60'/0'/0/0, as other wallets show them. */
  private static final String COSMOS = "cosmos19rl4cm2hmr8afy4kldpxz3fka4jguq0auqdal4";

  private static final String EVM = "0x9858EfFD232B4033E47d90003D41EC34EcaEda94";

  @TempDir Path root;

  /** The sample: each generation as the program would have written it. */
  private static LevelDbLog sample(String... generations) throws Exception {
    LevelDbLog log = new LevelDbLog();
    for (String generation : generations) {
      values(generation).forEach((key, value) -> log.put(key, written(value)));
    }
    return log;
  }

  private static Map<String, Json> values(String generation) throws Exception {
    try (InputStream in = KeplrVaultTest.class.getResourceAsStream("keplr2.json")) {
      return JsonReader.read(in.readAllBytes()).root().get(generation).entries();
    }
  }

  private static String written(Json value) {
    if (value.text().isPresent()) {
      return quoted(value.text().get());
    }
    StringBuilder text = new StringBuilder();
    if (value.isObject()) {
      value
          .entries()
          .forEach((k, v) -> text.append(",").append(quoted(k)).append(":").append(written(v)));
      return "{" + text.substring(Math.min(1, text.length())) + "}";
    }
    if (value.isArray()) {
      value.items().forEach(item -> text.append(",").append(written(item)));
      return "[" + text.substring(Math.min(1, text.length())) + "]";
    }
    return value.toString();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private Findings read(String id, LevelDbLog log, Secret... secrets) throws Exception {
    log.in(root.resolve((SETTINGS + id).substring(1)));
    return ExtractorRun.of(new ChromiumSettings()).secrets(secrets).inFolder(root, SETTINGS + id);
  }

  @Test
  void tellsAccountsWithoutAPassword() throws Exception {
    Findings found = read(KEPLR, sample("before", "after"));
    assertThat(found.only("wallet").fields())
        .containsEntry("program", "Keplr")
        .containsEntry("encryption", "keys")
        .containsEntry("unverified-schema", true)
        .doesNotContainKey("unlocked-by");
    assertThat(found.of("wallet-address"))
        .extracting(
            a -> a.fields().get("address"),
            a -> a.fields().get("label"),
            a -> a.fields().get("keyring"),
            a -> a.fields().get("path"))
        .containsExactlyInAnyOrder(
            tuple(COSMOS, "Savings", "mnemonic", "m/44'/118'/0'/0/0"),
            tuple(EVM, "Savings", "mnemonic", "m/44'/60'/0'/0/0"),
            tuple("cosmos1w508d6qejxtdg4y5r3zarvary0c5xw7k6ah60c", "Imported", "private-key", null),
            tuple("0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf", "Imported", "private-key", null),
            tuple("cosmos1q6hag67dl53wl99vzg42z8eyzfz2xlkvsrxukv", "Nano", "ledger", null));
    assertThat(found.identifiers("wallet-address")).contains("aida@example.kz");
    assertThat(found.of("seed-phrase")).isEmpty();
    assertThat(found.of("private-key")).isEmpty();
    assertThat(found.all().toString()).doesNotContain("abandon abandon");
  }

  @Test
  void opensWithThePasswordAndWithTheOneBefore() throws Exception {
    for (String password : new String[] {BEFORE, AFTER}) {
      Findings found = read(KEPLR, sample("before", "after"), KnownSecrets.of("no", password));
      assertThat(found.problems()).singleElement().asString().contains("CURRENT");
      assertThat(found.only("wallet").fields()).containsEntry("unlocked-by", "list, line 2");
      Artifact phrase = found.only("seed-phrase");
      assertThat(phrase.fields())
          .containsEntry("masked", Masked.of(WORDS))
          .containsEntry("label", "Savings")
          .containsEntry("fits-key", true)
          .containsEntry("locked", true)
          .containsEntry("generation", "live");
      assertThat(phrase.identifiers())
          .extracting(Identifier::normalised)
          .contains("atom:" + COSMOS, "evm:" + EVM);
      assertThat(found.only("private-key").fields())
          .containsEntry("label", "Imported")
          .containsEntry("masked", "0000…0001");
      assertThat(found.only("extended-key"))
          .as("a keyring that was removed, and keeps its root key alone")
          .satisfies(
              key -> {
                assertThat(key.fields())
                    .containsEntry("secret", true)
                    .containsEntry("label", "Removed")
                    .containsEntry("generation", "superseded");
                assertThat(key.state()).isEqualTo(RecordState.WAL);
              });
      assertThat(found.offered()).extracting(Secret::value).containsExactly(WORDS);
      assertThat(found.all().toString()).doesNotContain("abandon abandon");
    }
  }

  @Test
  void staysLockedWithAnotherPassword() throws Exception {
    LevelDbLog after = sample("before", "after");
    Findings found = read(KEPLR, after, KnownSecrets.of("second: Пароль", "first pass ", "x"));
    assertThat(found.only("wallet").fields()).doesNotContainKey("unlocked-by");
    assertThat(found.of("seed-phrase")).isEmpty();
    assertThat(found.attempts())
        .extracting(attempt -> attempt.lock().name())
        .contains("Keplr 2", "Keplr 2, generation 2");
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    Findings found =
        read(KEPLR, sample("after"), KnownSecrets.of(AFTER)); // the salts are in the other one
    assertThat(found.problems().toString())
        .contains("expected userPasswordSalt, aesCounterSalt, aesCounterCipher of the vault");
    assertThat(found.of("wallet-address")).hasSize(5);
  }

  @Test
  void saysWhichKeyringIsDamaged() throws Exception {
    LevelDbLog log = sample("before", "after");
    log.put(
        "vault/vaultMap",
        "{\"keyRing\":[{\"id\":\"torn\",\"insensitive\":{},\"sensitive\":\"__uint8array__"
            + "aa".repeat(40)
            + "\"}]}");
    Findings found = read(KEPLR, log, KnownSecrets.of(AFTER));
    assertThat(found.problems().toString())
        .contains("keyring 'torn': expected JSON under the key of the vault, found 40 bytes");
    assertThat(found.of("seed-phrase")).hasSize(1);
  }

  @Test
  void findsTheVaultInARelativeThatNobodyKnows() throws Exception {
    String other = "abcdefghijklmnopabcdefghijklmnop";
    Findings found = read(other, sample("before", "after"), KnownSecrets.of(AFTER));
    assertThat(found.only("wallet").fields()).containsEntry("program", "unknown extension");
    assertThat(found.only("seed-phrase").fields()).containsEntry("masked", Masked.of(WORDS));
  }

  @Test
  void keepsWhatCanBeReadOfDamagedCopies() throws Exception {
    String folder = SETTINGS + KEPLR;
    sample("before", "after").in(root.resolve(folder.substring(1)));
    String log = folder.substring(1) + "/000003.log";
    int telling =
        Mutants.survive(new ChromiumSettings(), root, log, folder, KnownSecrets.of(AFTER, BEFORE));
    assertThat(telling).as("of a known wallet at least that it is there").isEqualTo(100);
  }

  @Test
  void namesWhatIsDamagedWithinTheVault() throws Exception {
    Path folder = root.resolve("profile/browser-extension-data/keplr-extension@keplr.app");
    Path file = Files.createDirectories(folder).resolve("storage.js");
    StringBuilder json = new StringBuilder();
    for (String generation : new String[] {"before", "after"}) {
      values(generation)
          .forEach(
              (key, value) ->
                  json.append(",").append(quoted(key)).append(":").append(written(value)));
    }
    Files.writeString(file, "{" + json.substring(1) + "}");
    String path = root.relativize(file).toString();
    int telling =
        Mutants.survive(new FirefoxFile(), root, path, "/" + path, KnownSecrets.of(AFTER));
    assertThat(telling).isEqualTo(100);
  }

  // --- a real vault -----------------------------------------------------------------------------

  /** Keplr 0.13.37 in a memory image of a public exercise; its password is not known. */
  private static final Map<String, String> REAL =
      Map.of(
          "userPasswordSalt", "1679c885a9b62191443a1891922f9c2a",
          "passwordCipher", "53e21003c11701f379068403f3ca21a9dfd3d310d49ce9b8d50ab56b23460801",
          "userPasswordMac", "43f46daa1b4b46d5c301263984af14738c27f1551e97fff504b50184562294fd",
          "aesCounterSalt", "8dc852f2ee34b2bad7de792db57c6f84",
          "aesCounterCipher", "463f2fc42804e54a6ea5cd7a73276a11");

  /** Found in memory by two authors: what follows from the password, and the key of the vault. */
  private static final String DERIVED =
      "435320f3ae0a4483dba68d01f0ec3a556e494f0e7b1c744916c3b78c34dddb8d";

  private static final String KEY =
      "d1c1e07fa9bb035ef0dc0be88875d1cb6cfe3ec001a7b52514030ec5c81b0b0c";
  private static final String COUNTER = "36fba37d0bcf2b53c0e7e73b54b9e828";

  private static final String REAL_WORDS =
      "impose uniform fish special tip divert express increase push glide invite area";
  private static final String CONTENT =
      "{\"masterSeedText\":\"0488ade4000000000000000000277b1a70e7ae8c968d5feedc097d330c3dbbbbbc7e5fa"
          + "85e11bff56f7ae1b49100ad9000799c2c4f919ec30e21f98c6220b73cdb86f9af676c96b462f62ef98bf6\","
          + "\"mnemonic\":\""
          + REAL_WORDS
          + "\"}";

  private static LevelDbLog real() throws Exception {
    return real(CONTENT);
  }

  private static LevelDbLog real(String content) throws Exception {
    byte[] sensitive =
        Sealing.ctr(
            Bytes.ofHex(KEY), Bytes.ofHex(COUNTER), content.getBytes(StandardCharsets.UTF_8));
    // of the ciphertext the first block is published; the rest follows from the published content
    assertThat(Bytes.hex(sensitive)).startsWith("7886c085d282fb152e8878723b574669");
    LevelDbLog log = new LevelDbLog();
    REAL.forEach((name, value) -> log.put("vault/" + name, quoted(value)));
    return log.put(
        "vault/vaultMap",
        "{\"keyRing\":[{\"id\":\"4532eb1bf34aa175\",\"insensitive\":{\"keyRingName\":\"Vietdollar\","
            + "\"keyRingType\":\"mnemonic\",\"pubKey-m/44'/118'/0'/0/0\":"
            + "\"028e8b4fd6f245ef66cce90a571988425bf26b90fdf204068f1b0e4850030e4af2\"},"
            + "\"sensitive\":\"__uint8array__"
            + Bytes.hex(sensitive)
            + "\"}]}");
  }

  @Test
  void opensARealVaultWithEitherOfItsKeys() throws Exception {
    for (String key : new String[] {DERIVED, KEY}) {
      Secret known = new Secret(Secret.Kind.KEY, key, "memory image");
      Findings found = read(KEPLR, real(), known);
      assertThat(found.only("wallet").fields()).containsEntry("unlocked-by", "memory image");
      assertThat(found.only("wallet-address").fields())
          .containsEntry("address", "cosmos1al407n2rddr8dkdzu0tx56jl6smpvj9tzqgn3g")
          .containsEntry("label", "Vietdollar");
      assertThat(found.only("seed-phrase").fields())
          .containsEntry("masked", Masked.of(REAL_WORDS))
          .containsEntry("fits-key", true);
    }
    Secret other = new Secret(Secret.Kind.KEY, "00".repeat(32), "memory image");
    assertThat(read(KEPLR, real(), other).of("seed-phrase")).isEmpty();
  }

  @Test
  void tellsTheRootKeyWhereTheWordsAreDamaged() throws Exception {
    LevelDbLog log = real(CONTENT.replace("uniform", "unifprm"));
    Findings found = read(KEPLR, log, new Secret(Secret.Kind.KEY, KEY, "memory image"));
    assertThat(found.problems().toString()).contains("expected words of BIP-39, found 78 other");
    assertThat(found.of("seed-phrase")).isEmpty();
    assertThat(found.only("extended-key").fields())
        .containsEntry("secret", true)
        .containsEntry("fits-key", true);
  }
}
