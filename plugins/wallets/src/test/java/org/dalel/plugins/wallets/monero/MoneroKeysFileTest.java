package org.dalel.plugins.wallets.monero;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.dalel.api.Identifier;
import org.dalel.api.records.Masked;
import org.dalel.plugins.wallets.KnownSecrets;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.CryptoNight;
import org.dalel.plugins.wallets.derive.MoneroKeys;
import org.dalel.testdata.DataFolder;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;

class MoneroKeysFileTest {

  private static final String FOLDER = "generated/monero-0.18.0.0-mainnet-offline/";
  private static final String ENGLISH =
      "scamper baffles obnoxious oust kept jump jagged audio womanly custom younger lawsuit sample"
          + " square jingle logic twang owner inroads utopia issued tubes hefty hijack tubes";
  private static final String RUSSIAN =
      "оттенок тюрьма северный время бегство таежный гарантия союз золотой лайнер чайник астроном"
          + " агент шоссе осуждать анкета таможня химия июнь езда бляха затрата август азбука время";

  private static Findings of(byte[] file, String... passwords) {
    return ExtractorRun.of(new MoneroKeysFile()).secrets(KnownSecrets.of(passwords)).on(file);
  }

  private static Findings real(String name, String... passwords) throws IOException {
    return of(DataFolder.bytes(SharedData.at(FOLDER + name)), passwords);
  }

  // --- what stands outside -------------------------------------------------------------------

  private static byte[] noise() {
    byte[] file = new byte[8 + 2 + 1500];
    new Random(7).nextBytes(file);
    file[8] = (byte) (0x80 | 1500 & 0x7f);
    file[9] = (byte) (1500 >> 7);
    return file;
  }

  @Test
  void believesNoiseOfTheLengthThatItNames() {
    byte[] file = noise();
    Findings found = of(file, "no");
    assertThat(found.only("wallet").fields())
        .containsEntry("network", "xmr")
        .doesNotContainKey("unlocked-by");
    assertThat(found.only("hash-line").fields().get("line"))
        .isEqualTo("$monero$0*" + Bytes.hex(file));
    file[9]++;
    assertThat(of(file).all()).isEmpty();
  }

  @Test
  void refusesDataThatIsNoNoise() {
    byte[] file = new byte[8 + 2 + 1500];
    file[8] = (byte) (0x80 | 1500 & 0x7f);
    file[9] = (byte) (1500 >> 7);
    assertThat(of(file).all()).isEmpty();
  }

  // --- files of the program ------------------------------------------------------------------

  private static void holds(Findings found, String address, String phrase) {
    assertThat(found.of("wallet-address").get(0).fields()).containsEntry("address", address);
    assertThat(found.only("seed-phrase").fields())
        .containsEntry("masked", Masked.of(phrase))
        .containsEntry("words", 25L)
        .containsEntry("fits-key", true);
    assertThat(found.only("seed-phrase").identifiers())
        .extracting(Identifier::normalised)
        .contains("xmr:" + address);
    assertThat(found.offered()).anyMatch(secret -> secret.value().equals(phrase));
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void opensAKeyFileWithItsPassword() throws IOException {
    Findings found = real("main_en.keys", "no", "Xmr-Pass-1");
    holds(
        found,
        "41sBLquJh8YZyGWxGaZf48R1KgMSasj6WWLQ5YvEZv4LDTt41WbYBVgKTVZNjsGJL9h38pDQLjYNsJXZ6sRgB1sLL3LSYtk",
        ENGLISH);
    assertThat(found.only("wallet").fields())
        .containsEntry("network", "xmr")
        .containsEntry("language", "English")
        .containsEntry("restore-height", 3792733L)
        .containsEntry("watch-only", false)
        .containsEntry("unlocked-by", "list, line 2");
    assertThat(found.of("private-key"))
        .extracting(key -> key.fields().get("masked"), key -> key.fields().get("public-key"))
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                "54ee…8509", "839cb2591d0a7f6e5885a87a9020b2ef5d4ab36f6363f068c929d7edac5267a8"),
            org.assertj.core.groups.Tuple.tuple(
                "314b…a701", "0666d59347befdc51d93262d17d3bd8f8512fb792d3927af611315de3d46e54a"));
    assertThat(found.of("hash-line")).hasSize(1);
  }

  @Test
  void derivesTheSubaddressThatTheProgramMade() throws IOException {
    assertThat(real("main_en.keys", "Xmr-Pass-1").of("wallet-address"))
        .anySatisfy(
            address ->
                assertThat(address.fields())
                    .containsEntry("path", "0/1")
                    .containsEntry(
                        "address",
                        "85e1FAo4B2oHfrXdGBGoSMbeN6TfMmRXoHPH2mjaZ6565ceiNMqCmcCRLeb9u49v59A4iKimPWS3wTiv3VVYLdX6PRjPgit"));
  }

  @Test
  void opensAKeyFileThatHasNoPassword() throws IOException {
    Findings found = real("main_ru.keys");
    holds(
        found,
        "4AWidsgXTfAWpRVCbNv6BC16zErgKQcA6YNrMVi7ZNkFZmyTU9F9KENjMJHwVHAQj76i2nyAJdF5KYVWkTu9yHr2Ukb7TpQ",
        RUSSIAN);
    assertThat(found.only("wallet").fields()).containsEntry("unlocked-by", "the empty password");
    assertThat(found.of("hash-line")).isEmpty();
  }

  /** Its view key does not follow from its spend key, so that no words stand for both. */
  @Test
  void opensAKeyFileOfTheOldestForm() throws IOException {
    String name =
        "wallets/monero/john-samples/"
            + "legacy-bitmonero-wallet-v0.8.6.295(0.1-g5ceffa8)-pre2016-test.keys";
    Findings found = of(DataFolder.bytes(SharedData.at(name)), "test");
    assertThat(found.only("wallet").fields()).containsEntry("unlocked-by", "list, line 1");
    assertThat(found.of("seed-phrase")).isEmpty();
    assertThat(found.of("wallet-address").get(0).fields().get("address"))
        .isEqualTo(
            "445Cu5fM6DP6j3srGLqob2MFPt8H6izheNxUbcoPfNo9csAVbWXZpwjFuuK9iwdQJ29THuC8cEiiqMMsJRA3oS86HZMkvWk");
    assertThat(found.of("private-key"))
        .extracting(key -> key.fields().get("format"))
        .containsExactlyInAnyOrder("monero-spend", "monero-view");
  }

  // --- files by the rules --------------------------------------------------------------------

  private static void entry(ByteArrayOutputStream out, String name, int type, byte[] value) {
    out.write(name.length());
    out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    out.write(type);
    out.writeBytes(value);
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  private static byte[] section(Map<String, Object> values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(values.size() << 2);
    values.forEach(
        (name, value) -> {
          if (value instanceof byte[] bytes) {
            entry(out, name, 10, Bytes.join(new byte[] {(byte) (bytes.length << 2)}, bytes));
          } else {
            @SuppressWarnings("unchecked")
            Map<String, Object> inner = (Map<String, Object>) value;
            entry(out, name, 12, section(inner));
          }
        });
    return out.toByteArray();
  }

  /** A wallet of the stage network that only watches: it has the view key 7 and another's spend. */
  private static byte[] watching(String password, int damage) {
    byte[] view = new byte[32];
    view[0] = 7;
    byte[] other = new byte[32];
    other[0] = 9;
    Map<String, Object> open =
        ordered(
            "m_spend_public_key", MoneroKeys.publicKey(other),
            "m_view_public_key", MoneroKeys.publicKey(view));
    Map<String, Object> keys =
        ordered(
            "m_account_address",
            open,
            "m_spend_secret_key",
            new byte[32],
            "m_view_secret_key",
            view);
    byte[] address = section(ordered("m_keys", keys));
    byte[] storage = Bytes.join(Bytes.ofHex("011101010101020101"), address);
    StringBuilder text = new StringBuilder();
    for (byte b : storage) {
      boolean plain = b < 0 || b >= ' ' && b != '"' && b != '\\';
      text.append(plain ? "" + (char) (b & 0xff) : "\\u%04x".formatted(b & 0xff));
    }
    byte[] json =
        ("{\"key_data\":\"" + text + "\",\"nettype\":2,\"watch_only\":1}")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] key = new CryptoNight(1).key(password.getBytes(StandardCharsets.UTF_8), 32, () -> {});
    byte[] iv = Bytes.ofHex("0102030405060708");
    byte[] locked = Ciphers.chaCha(20, key, iv, json);
    if (damage != 0) {
      locked[locked.length - damage] ^= 1;
    }
    byte[] length = {(byte) (locked.length & 0x7f | 0x80), (byte) (locked.length >> 7)};
    return Bytes.join(iv, length, locked);
  }

  @Test
  void opensAWatchingWalletThatIsLockedByTheRules() {
    Findings found = of(watching("пароль", 0), "x", "пароль");
    assertThat(found.only("wallet").fields())
        .containsEntry("network", "xmr-stagenet")
        .containsEntry("watch-only", true);
    assertThat(found.of("wallet-address").get(0).fields().get("address"))
        .asString()
        .startsWith("5");
    assertThat(found.only("private-key").fields()).containsEntry("format", "monero-view");
    assertThat(found.of("seed-phrase")).isEmpty();
  }

  @Test
  void doesNotOpenADamagedOrOtherWallet() {
    assertThat(of(watching("w", 0), "W").only("wallet").fields()).doesNotContainKey("unlocked-by");
    int lastDigitOfTheKey = "\",\"nettype\":2,\"watch_only\":1}".length() + 1;
    for (int at : new int[] {lastDigitOfTheKey, lastDigitOfTheKey + 150}) {
      Findings torn = of(watching("w", at), "w");
      assertThat(torn.of("private-key")).isEmpty();
      assertThat(torn.only("wallet").fields()).doesNotContainKey("unlocked-by");
    }
  }
}
