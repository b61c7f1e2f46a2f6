package org.dalel.plugins.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dalel.api.ArtifactExtractor;
import org.dalel.plugins.wallets.desktop.ExodusFile;
import org.dalel.plugins.wallets.desktop.LedgerLive;
import org.dalel.plugins.wallets.desktop.SparrowWallet;
import org.dalel.plugins.wallets.desktop.WasabiWallet;
import org.dalel.plugins.wallets.extension.ChromiumDatabase;
import org.dalel.plugins.wallets.extension.ChromiumSettings;
import org.dalel.plugins.wallets.extension.FirefoxDatabase;
import org.dalel.plugins.wallets.extension.FirefoxFile;
import org.dalel.plugins.wallets.extension.LooseStore;
import org.dalel.plugins.wallets.extension.TrezorSuite;
import org.dalel.plugins.wallets.hardware.HardwareTraces;
import org.dalel.testkit.ExtractorRun;
import org.junit.jupiter.api.Test;

/** Profiles of browsers and programs without a wallet are not taken for one. */
final class NoWalletInOtherPlacesTest {

  private static final int HEAD = 4096;
  private static final String STORE = "Local Extension Settings/igaplollkmgjhfmpjcdacdibfaipapeg";
  private static final String FIREFOX =
      "storage/default/moz-extension+++95b28929-6864-4597-8a41-a88e10793f10"
          + "^userContextId=4294967295/idb/3647222921wleabcEoxlt-eengsairo.sqlite";

  private static List<ArtifactExtractor> extractors() {
    return List.of(
        new ChromiumSettings(),
        new ChromiumDatabase(),
        new FirefoxDatabase(),
        new FirefoxFile(),
        new LooseStore(),
        new TrezorSuite(),
        new ExodusFile(),
        new HardwareTraces(),
        new LedgerLive(),
        new SparrowWallet(),
        new WasabiWallet());
  }

  @Test
  void claimsTheStoresOfWalletsAndNothingElse() throws Exception {
    Path data = SharedData.at("");
    List<String> claims = new ArrayList<>();
    List<Path> all;
    try (Stream<Path> files = Files.walk(data)) {
      all = files.filter(Files::isReadable).sorted().toList();
    }
    for (Path file : all) {
      String path = "/" + data.relativize(file);
      for (ArtifactExtractor extractor : extractors()) {
        if (wanted(extractor, file, path)
            && !ExtractorRun.of(extractor).inFolder(data, path).all().isEmpty()) {
          claims.add(extractor.description().id() + " " + path);
        }
      }
    }
    String metamask = "extension-wallet-loose /wallets/metamask/";
    assertThat(claims)
        .containsExactlyInAnyOrder(
            "extension-wallet /generated/chromium-156/profile/Default/" + STORE,
            "extension-wallet /generated/chromium-156/profile-live-copy/Default/" + STORE,
            "extension-wallet-firefox /generated/firefox-esr-153/profile/" + FIREFOX,
            "extension-wallet-firefox /generated/firefox-esr-153/profile-live-copy/" + FIREFOX,
            metamask + "btcrecover/metamask/fnjhmkhhmkbjkkabndcnnogagogbneec/000003.log",
            metamask + "btcrecover/nkbihfbeogaeaoehlefnkodbefgpgknn/000003.log",
            metamask + "vault-decryptor/chromium-120.0.6099.71-macos-arm64/000003.log");
  }

  private static boolean wanted(ArtifactExtractor extractor, Path file, String path)
      throws IOException {
    if (Files.isDirectory(file)) {
      return ExtractorRun.wantsFolder(extractor, path);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD);
      return ExtractorRun.wants(extractor, path, "application/octet-stream", head);
    }
  }
}
