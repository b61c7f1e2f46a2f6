package org.dalel.plugins.messaging.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;
import org.dalel.formats.plist.PropertyList;

/**
 * {@code Manifest.plist} of an iOS backup: whether it is encrypted, and its keys.
 *
 * @param encrypted whether files are encrypted
 * @param bag the keys of the classes, wrapped by the password
 * @param manifestKey class and wrapped key of {@code Manifest.db}, since iOS 10
 */
record IosSettings(boolean encrypted, Optional<Keybag> bag, Optional<byte[]> manifestKey) {
  private static final String NAME = "Manifest.plist";
  private static final int LARGEST = 16 << 20;
  private static final int MANY_ROUNDS = 500_000;

  /** The settings beside a manifest; those of a plain backup when there are none. */
  static IosSettings beside(EvidenceFile manifest, ExtractionContext context) throws IOException {
    Optional<EvidenceFile> file =
        context
            .surroundings()
            .sibling(manifest, NAME)
            .filter(one -> !one.isFolder() && one.size() <= LARGEST);
    Map<?, ?> values = file.isPresent() ? read(file.get()) : Map.of();
    return new IosSettings(
        Boolean.TRUE.equals(values.get("IsEncrypted")),
        bytes(values, "BackupKeyBag").flatMap(Keybag::read),
        bytes(values, "ManifestKey"));
  }

  private static Map<?, ?> read(EvidenceFile file) throws IOException {
    try (InputStream in = Channels.newInputStream(file.open())) {
      byte[] bytes = in.readNBytes(LARGEST);
      return PropertyList.read(bytes)
          .filter(Map.class::isInstance)
          .map(Map.class::cast)
          .orElse(Map.of());
    }
  }

  private static Optional<byte[]> bytes(Map<?, ?> values, String name) {
    return values.get(name) instanceof byte[] bytes ? Optional.of(bytes) : Optional.empty();
  }

  /** The keys of an encrypted backup. */
  Keybag requireBag() throws IOException {
    return bag.orElseThrow(
        () ->
            new IOException(
                NAME
                    + ": expected BackupKeyBag of an encrypted backup, found none that can be used"));
  }

  /**
   * The keys of the classes, if a password of the case opens them.
   *
   * @param tried counts the attempts
   */
  Optional<Map<Integer, byte[]>> unlock(Secrets secrets, Runnable checkpoint, int[] tried)
      throws Exception {
    Keybag keys = requireBag();
    Secrets.Effort effort =
        keys.rounds() > MANY_ROUNDS ? Secrets.Effort.HIGH : Secrets.Effort.MEDIUM;
    return secrets.open(
        new Secrets.Lock("backup", Secret.Kind.PASSWORD, effort),
        secret -> {
          tried[0]++;
          return keys.unlock(secret.value(), checkpoint);
        });
  }

  /** The key of {@code Manifest.db}. */
  byte[] manifestKey(Map<Integer, byte[]> keys) throws IOException {
    Optional<byte[]> key =
        manifestKey.isPresent() ? Keybag.keyOf(manifestKey.get(), keys) : Optional.empty();
    return key.orElseThrow(
        () ->
            new IOException(NAME + ": expected a ManifestKey of a class that is open, found none"));
  }
}
