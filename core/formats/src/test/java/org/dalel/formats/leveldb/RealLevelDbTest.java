package org.dalel.formats.leveldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.dalel.formats.Collected;
import org.dalel.formats.SharedData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders that browsers wrote; the digests are those of LevelDB itself, through plyvel. */
class RealLevelDbTest {
  private static final String METAMASK = "wallets/metamask/btcrecover/";

  @ParameterizedTest
  @CsvSource({
    "metamask/fnjhmkhhmkbjkkabndcnnogagogbneec, 5, 79009, 3cd851c44b19ccac802c2918f0795256",
    "nkbihfbeogaeaoehlefnkodbefgpgknn, 2, 4341, 18e7aec83cfe8739a0f10baf0e11bdd5",
    "nkbihfbeogaeaoehlefnkodbefgpgknn-v10_11_3, 2, 101721, 077e69545e50f8bc255763a18dfd0da6"
  })
  void givesTheLiveValuesThatLevelDbGives(String folder, int keys, int bytes, String md5)
      throws Exception {
    Collected<LevelDbRecord> found = read(METAMASK + folder);

    TreeMap<byte[], byte[]> live = new TreeMap<>(Arrays::compareUnsigned);
    for (LevelDbRecord record : found.records()) {
      if (record.state() == State.LIVE) {
        live.put(record.key().bytes(), record.value().bytes());
      }
    }
    MessageDigest digest = MessageDigest.getInstance("MD5");
    live.forEach(
        (key, value) -> {
          digest.update(key);
          digest.update(value);
        });
    assertThat(live).hasSize(keys);
    assertThat(live.values().stream().mapToInt(value -> value.length).sum()).isEqualTo(bytes);
    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(md5);
    assertThat(found.damages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"profile", "profile-live-copy"})
  void findsAllThreeGenerationsOfAVault(String profile) throws IOException {
    Collected<LevelDbRecord> found =
        read(
            "generated/chromium-156/"
                + profile
                + "/Default/Local Extension Settings/igaplollkmgjhfmpjcdacdibfaipapeg");

    List<String> vaults =
        found.records().stream()
            .filter(record -> text(record).contains("KeyringController"))
            .map(record -> vault(text(record)) + " " + record.state())
            .toList();
    assertThat(vaults)
        .containsExactly("VQkyudbL SUPERSEDED", "9g0paYeH SUPERSEDED", "9g0paYeH LIVE");
  }

  /** The first characters of the vault's initialisation vector, which each generation has anew. */
  private static String vault(String json) {
    int at = json.indexOf("\\\"iv\\\"");
    return at < 0 ? "none" : json.substring(at + 9, at + 17);
  }

  private static String text(LevelDbRecord record) {
    return new String(record.value().bytes(), StandardCharsets.UTF_8);
  }

  private static Collected<LevelDbRecord> read(String folder) throws IOException {
    Collected<LevelDbRecord> found = new Collected<>();
    LevelDb.read(SharedData.folder(folder), found);
    return found;
  }
}
