package org.dalel.plugins.wallets.samourai;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Surroundings;
import org.dalel.formats.xml.AndroidSettings;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.json.Content;

/**
 * What the phone adds to the PIN: the files of the app are locked with {@code guid + footprint +
 * PIN}, and the first two stand in the settings of the app in clear.
 *
 * <pre>
 *   shared_prefs/com.samourai.wallet_preferences.xml
 *     guid          a UUID
 *     guid_version  4: footprint = RIPEMD-160(fp) in digits;  2, 3: of numbers of the phone;  none: no footprint
 *     fp            manufacturer, brand, model and serial number ("unknown" since Android 8)
 * </pre>
 *
 * <p>The first versions with a footprint of kind 4 did not store {@code fp}: then it is put
 * together from the properties of the phone ({@link BuildProperties}), where they are in the
 * evidence.
 *
 * <p>Source: AccessFactory, FootprintUtil and PrefsUtil of samourai-wallet-android.
 *
 * @param before what may stand before the PIN
 * @param missing what was expected and found instead, when nothing is known of it
 */
record SamouraiPhone(List<String> before, Optional<String> missing) {

  /** Nothing is known of a phone. */
  static final SamouraiPhone NONE = new SamouraiPhone(List.of(), Optional.empty());

  private static final int LARGEST = 4 << 20;
  private static final String FOLDER = "/shared_prefs";
  private static final String SUFFIX = "_preferences.xml";

  /** The settings of the app whose file this is. */
  static SamouraiPhone of(EvidenceFile file, Surroundings around) throws IOException {
    String path = file.path();
    for (int steps = 0; steps < 2; steps++) {
      path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
    Optional<EvidenceFile> folder = around.at(path + FOLDER).filter(EvidenceFile::isFolder);
    for (EvidenceFile each :
        folder.map(around::children).stream().flatMap(c -> c.stream()).toList()) {
      if (each.name().endsWith(SUFFIX) && !each.isFolder()) {
        Map<String, String> settings = settings(each);
        if (settings.containsKey("guid")) {
          return of(settings, around);
        }
      }
    }
    return NONE;
  }

  private static SamouraiPhone of(Map<String, String> settings, Surroundings around)
      throws IOException {
    String guid = settings.get("guid");
    String version = settings.getOrDefault("guid_version", "1");
    if (!version.matches("[234]")) {
      return new SamouraiPhone(List.of(guid), Optional.empty());
    }
    List<String> footprints = footprints(version, settings.getOrDefault("fp", ""), around);
    return footprints.isEmpty()
        ? new SamouraiPhone(
            List.of(),
            Optional.of(
                "settings of the app: expected guid_version 4 with fp or beside a build.prop of the phone, or none,"
                    + " found version "
                    + version
                    + " without; no PIN is tried"))
        : new SamouraiPhone(
            footprints.stream().map(print -> guid + ripemd160(print)).toList(), Optional.empty());
  }

  private static List<String> footprints(String version, String stored, Surroundings around)
      throws IOException {
    if (!version.equals("4")) {
      return List.of();
    }
    return stored.isEmpty() ? BuildProperties.footprints(around) : List.of(stored);
  }

  private static String ripemd160(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    RIPEMD160Digest digest = new RIPEMD160Digest();
    digest.update(bytes, 0, bytes.length);
    byte[] out = new byte[digest.getDigestSize()];
    digest.doFinal(out, 0);
    return Bytes.hex(out);
  }

  /** Texts and numbers; of a damaged file those before the damage. */
  private static Map<String, String> settings(EvidenceFile file) throws IOException {
    return AndroidSettings.read(Content.of(file, LARGEST).orElse(new byte[0])).all();
  }
}
