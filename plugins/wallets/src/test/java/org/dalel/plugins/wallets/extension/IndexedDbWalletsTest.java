package org.dalel.plugins.wallets.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dalel.api.Identifier;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wallets in IndexedDB of Chromium, from the bytes of the log to artifacts. */
final class IndexedDbWalletsTest {

  private static final String METAMASK = "nkbihfbeogaeaoehlefnkodbefgpgknn";
  private static final String ZPUB =
      "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs";
  private static final String FIRST = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";

  @TempDir Path root;

  private static Map<String, Object> vault(String part) {
    return Map.of(
        "data", part.repeat(20),
        "iv", "AAECAwQFBgcICQoLDA0ODw==",
        "salt", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
  }

  @Test
  void findsTheVaultsOfAnExtensionAndWhichOfThemWasReplaced() throws Exception {
    String folder =
        "/u/google-chrome/Default/IndexedDB/chrome-extension_" + METAMASK + "_0.indexeddb.leveldb";
    new IndexedDbLog("chrome-extension_" + METAMASK + "_0@1", "metamask-backup", "store")
        .put(1, "KeyringController", Map.of("vault", vault("b2xk")))
        .put(1, "KeyringController", Map.of("vault", vault("bmV3")))
        .log()
        .in(root.resolve(folder.substring(1)));
    assertThat(ExtractorRun.wantsFolder(new ChromiumDatabase(), folder)).isTrue();
    Findings found = ExtractorRun.of(new ChromiumDatabase()).inFolder(root, folder);
    assertThat(found.only("wallet").fields())
        .containsEntry("program", "MetaMask")
        .containsEntry("encryption", "keys")
        .containsEntry("vaults", 2L);
    assertThat(found.of("hash-line"))
        .extracting(line -> line.fields().get("line").toString().substring(60, 120))
        .doesNotHaveDuplicates()
        .hasSize(2);
    assertThat(found.of("hash-line"))
        .extracting(line -> line.fields().get("generation"))
        .containsExactlyInAnyOrder("superseded", "live");
  }

  @Test
  void readsWhatTrezorSuiteRemembers() throws Exception {
    String folder = "/u/chrome/Default/IndexedDB/https_suite.trezor.io_0.indexeddb.leveldb";
    Map<String, Object> device =
        Map.of("id", "D1", "features", Map.of("device_id", "D1", "label", "blue", "model", "T"));
    Map<String, Object> account =
        Map.of(
            "descriptor",
            ZPUB,
            "symbol",
            "btc",
            "path",
            "m/84'/0'/0'",
            "accountLabel",
            "savings",
            "addresses",
            Map.of("used", List.of(Map.of("address", FIRST, "path", "m/84'/0'/0'/0/0"))));
    Map<String, Object> tx =
        Map.of(
            "txid", "cd".repeat(32),
            "symbol", "btc",
            "type", "sent",
            "amount", "1500",
            "targets", List.of(Map.of("addresses", List.of(FIRST))));
    new IndexedDbLog("https_suite.trezor.io_0@1", "trezor-suite", "devices", "accounts", "txs")
        .put(1, "d", device)
        .put(2, "a", account)
        .put(3, "t", Map.of("tx", tx))
        .log()
        .in(root.resolve(folder.substring(1)));
    assertThat(ExtractorRun.wantsFolder(new TrezorSuite(), folder)).isTrue();
    Findings found = ExtractorRun.of(new TrezorSuite()).inFolder(root, folder);
    assertThat(found.only("wallet").fields())
        .containsEntry("program", "Trezor Suite")
        .containsEntry("device-id", "D1")
        .containsEntry("device-label", "blue");
    assertThat(found.only("extended-key").fields())
        .containsEntry("key", ZPUB)
        .containsEntry("account", "savings");
    assertThat(found.only("extended-key").identifiers())
        .extracting(Identifier::normalised)
        .contains("btc:" + FIRST);
    assertThat(found.of("wallet-address"))
        .extracting(a -> a.fields().get("address"), a -> a.fields().get("path"))
        .containsExactly(tuple(FIRST, "m/84'/0'/0'/0/0"));
    assertThat(found.only("transfer").fields())
        .containsEntry("txid", "cd".repeat(32))
        .containsEntry("to", List.of(FIRST));
  }
}
