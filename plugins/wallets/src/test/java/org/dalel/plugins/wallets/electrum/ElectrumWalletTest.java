package org.dalel.plugins.wallets.electrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;

class ElectrumWalletTest {

  private static final String ADDRESS = "1BoatSLRHtKNngkdXEeobR76b53LETtpyT";
  private static final String OTHER = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2";
  private static final String KEY =
      "0389508c13999d08ffae0f434a085f4185922d64765c0bff2f66e36ad7f745cc5f";
  private static final String TXID = "ab".repeat(32);

  @Test
  void findsAddressesLabelsContactsAndTransfersOfAnOpenWallet() {
    Findings found =
        read(
            "{'seed_version':50,'wallet_type':'standard','addr_history':{'A':[['T',700000]]},"
                + "'addresses':{'receiving':['A'],'change':[]},'labels':{'A':'rent','T':'deal'},"
                + "'contacts':{'O':['address','Пётр']},'txo':{'T':{'A':{'0':[150000000,false]}}},"
                + "'txi':{'T':{}},'verified_tx3':{'T':[700000,1700000000,3,'00']},"
                + "'tx_fees':{'T':[250,true,1]},'stored_height':700001}");
    assertThat(found.only("wallet").fields().get("network")).isEqualTo("btc");
    assertThat(found.only("wallet").fields().get("encryption")).isEqualTo("watch only");
    assertThat(found.only("wallet").fields().get("last-block")).isEqualTo(700001L);
    assertThat(found.only("wallet-address").fields().get("address")).isEqualTo(ADDRESS);
    assertThat(found.only("wallet-address").fields().get("label")).isEqualTo("rent");
    assertThat(found.values("wallet-label", "label")).containsExactly("rent", "deal");
    assertThat(found.only("wallet-contact").fields().get("name")).isEqualTo("Пётр");
    assertThat(found.only("transfer").fields().get("amount")).isEqualTo("1.50000000");
    assertThat(found.only("transfer").fields().get("fee")).isEqualTo("0.00000250");
    assertThat(found.only("transfer").fields().get("time")).isEqualTo("2023-11-14T22:13:20Z");
    assertThat(found.only("transfer").fields().get("label")).isEqualTo("deal");
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void readsThePythonDictionaryOfTheFirstVersions() {
    Findings found =
        ExtractorRun.of(new ElectrumWallet())
            .on(
                bytes(
                    "{'seed_version': 4, 'use_encryption': False, 'accounts': {0: {0: [u'"
                        + ADDRESS
                        + "'], 1: []}}, 'seed': '2605aafe50a45bdf2eb155302437e678', 'labels': {'"
                        + ADDRESS
                        + "': u'\\u043a\\u043e\\u0442'}}"));
    assertThat(found.only("wallet").fields().get("version")).isEqualTo("1.x");
    assertThat(found.only("wallet-address").fields().get("address")).isEqualTo(ADDRESS);
    assertThat(found.only("wallet-label").fields().get("label")).isEqualTo("кот");
    assertThat(found.only("seed-phrase").fields().get("masked")).isEqualTo("2605…e678");
  }

  @Test
  void derivesAddressesFromThePublicKeysOfVersionTwo() {
    Findings found =
        read(
            "{'wallet_type':'standard','accounts':{'0':{'receiving':['K'],'change':[]}},"
                + "'master_public_keys':{},'stored_height':1}");
    assertThat(found.only("wallet-address").fields().get("address"))
        .isEqualTo("1Exet2BhHsFxKTwhnfdsBMkPYLGvobxuW6");
    assertThat(found.only("wallet-address").fields().get("public-key")).isEqualTo(KEY);
  }

  @Test
  void givesTheLineOfEachKindOfLockedValue() {
    byte[] value = new byte[128];
    for (int i = 0; i < value.length; i++) {
      value[i] = (byte) i;
    }
    String vectorAndBlock = "000102030405060708090a0b0c0d0e0f*101112131415161718191a1b1c1d1e1f";
    assertThat(ElectrumHashes.ofExtendedKey(base64(value)))
        .hasValue(new ElectrumHashes(16600, "$electrum$2*" + vectorAndBlock));
    assertThat(ElectrumHashes.ofOldSeed(base64(Arrays.copyOf(value, 64))))
        .hasValue(new ElectrumHashes(16600, "$electrum$1*" + vectorAndBlock));
    assertThat(ElectrumHashes.ofSingleKey(base64(Arrays.copyOf(value, 80))))
        .hasValue(
            new ElectrumHashes(
                16600,
                "$electrum$3*303132333435363738393a3b3c3d3e3f*404142434445464748494a4b4c4d4e4f"));
    assertThat(ElectrumHashes.ofExtendedKey("not base64!")).isEmpty();
  }

  @Test
  void givesAShortLineForALargeLockedFile() {
    byte[] file = new byte[37 + 16 * 1200 + 32];
    System.arraycopy(bytes("BIE1\2"), 0, file, 0, 5);
    Findings found = ExtractorRun.of(new ElectrumWallet()).on(bytes(base64(file)));
    assertThat(found.only("wallet").fields().get("encryption")).isEqualTo("file");
    assertThat(found.only("hash-line").fields().get("mode")).isEqualTo("21800");
    assertThat(found.only("hash-line").fields().get("line").toString())
        .hasSize("$electrum$5*".length() + 66 + 1 + 2048 + 1 + 64);
    file[3] = '2';
    assertThat(ExtractorRun.of(new ElectrumWallet()).on(bytes(base64(file))).of("hash-line"))
        .isEmpty();
  }

  @Test
  void appliesThePatchesThatFollowTheObject() {
    Findings found =
        read(
            "{'seed_version':57,'wallet_type':'imported','addresses':{'A':{}},'labels':{'A':'x'}},\n"
                + "{'op':'add','path':'/labels/A','value':'y'},\n"
                + "{'op':'add','path':'/addresses/O','value':{}}");
    assertThat(found.only("wallet-label").fields().get("label")).isEqualTo("y");
    assertThat(found.values("wallet-address", "address")).containsExactly(ADDRESS, OTHER);
    assertThat(found.only("wallet").fields().get("patches")).isEqualTo(2L);
  }

  @Test
  void reportsWhatStandsBeforeTheDamage() {
    Findings found =
        read("{'wallet_type':'imported','addresses':{'A':{}},'seed_version':50,'txo':{'T':{'A");
    assertThat(found.only("wallet-address").fields().get("address")).isEqualTo(ADDRESS);
    assertThat(found.problems()).singleElement().asString().contains("expected JSON at 0x");
  }

  @Test
  void claimsNoOtherJson() {
    for (String other :
        List.of(
            "{}",
            "[]",
            "{'wallet_type':'x'}",
            "{'seed_version':4,'seed':'x'}",
            "{'wallet_type':1,'accounts':",
            "QklFMQ==",
            "")) {
      assertThat(read(other).all()).as(other).isEmpty();
    }
  }

  private static Findings read(String quoted) {
    String json =
        quoted
            .replace("'A'", "'" + ADDRESS + "'")
            .replace("/A'", "/" + ADDRESS + "'")
            .replace("'O'", "'" + OTHER + "'")
            .replace("/O'", "/" + OTHER + "'")
            .replace("'K'", "'" + KEY + "'")
            .replace("'T'", "'" + TXID + "'");
    return ExtractorRun.of(new ElectrumWallet()).on(bytes(json.replace('\'', '"')));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
