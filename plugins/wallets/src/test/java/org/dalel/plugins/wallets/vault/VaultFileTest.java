package org.dalel.plugins.wallets.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.testdata.DataFolder;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;

class VaultFileTest {

  private static final String SALT = "Otbm5EMX/SRfYw7/ZGSJcVVZCm+5SMJ7e/udfTC6Hc4=";
  private static final String IV = "0hGSitGz2sjrAkI2t3wpTA==";

  @Test
  void readsTheRoundsOfAVault() {
    String data = Base64.getEncoder().encodeToString(new byte[96]);
    String old = "{'data':'" + data + "','iv':'" + IV + "','salt':'" + SALT + "'";
    Findings found = read(old + "}");
    assertThat(found.only("wallet").fields().get("kdf"))
        .isEqualTo("PBKDF2-HMAC-SHA256, 10000 rounds");
    assertThat(found.only("hash-line").fields().get("line"))
        .isEqualTo("$metamask$" + SALT + "$" + IV + "$" + data);
    Findings recent =
        read(old + ",'keyMetadata':{'algorithm':'PBKDF2','params':{'iterations':900000}}}");
    assertThat(recent.only("hash-line").fields().get("line").toString())
        .startsWith("$metamask$rounds=900000$" + SALT);
  }

  @Test
  void shortensTheLineOfALargeVault() {
    String data = Base64.getEncoder().encodeToString(new byte[3000]);
    Findings found = read("{'data':'" + data + "','iv':'" + IV + "','salt':'" + SALT + "'}");
    assertThat(found.only("hash-line").fields().get("mode")).isEqualTo("26610");
    assertThat(found.only("hash-line").fields().get("line").toString())
        .isEqualTo("$metamask-short$" + SALT + "$" + IV + "$" + "A".repeat(86) + "==");
  }

  @Test
  void claimsNoOtherJsonWithASalt() {
    assertThat(read("{'salt':'abc','iv':'x','data':{}}").all()).isEmpty();
    assertThat(read("{'salt':'" + SALT + "','engine':'{}'}").all()).isEmpty();
  }

  @Test
  void readsTheVaultAndTheStateThatMetaMaskMade() throws IOException {
    String folder = "wallets/metamask/btcrecover/";
    byte[] vault = DataFolder.bytes(SharedData.at(folder + "metamask.9.8.4_firefox_vault"));
    assertThat(ExtractorRun.of(new VaultFile()).on(vault).only("hash-line").fields().get("mode"))
        .isEqualTo("26600");
    byte[] state = DataFolder.bytes(SharedData.at(folder + "metamask.android.persist-root"));
    Findings mobile = ExtractorRun.of(new VaultFile()).on(state);
    assertThat(mobile.only("wallet-address").fields().get("address"))
        .isEqualTo("0x66F9C09118B1C726BC24811a611baf60af42070A");
    assertThat(mobile.only("wallet-address").fields().get("imported"))
        .isEqualTo("2022-04-16T13:02:25.762Z");
    assertThat(mobile.only("hash-line").fields().get("mode")).isEqualTo("31900");
  }

  private static Findings read(String quoted) {
    byte[] bytes = quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return ExtractorRun.of(new VaultFile()).on(bytes);
  }
}
