package org.dalel.plugins.messaging.backup;

import java.time.Instant;
import java.util.Optional;
import org.dalel.formats.plist.KeyedArchive;
import org.dalel.plugins.messaging.model.Times;

/**
 * A file of an iOS backup: it lies in the folder of the first two digits of its id.
 *
 * @param id SHA-1 of domain and path
 * @param domain the part of the device
 * @param path in the domain
 * @param size bytes
 * @param modified when it was changed on the device
 * @param key class and wrapped key, when the backup is encrypted
 */
record BackupFile(
    String id,
    String domain,
    String path,
    Optional<Long> size,
    Optional<Instant> modified,
    Optional<byte[]> key) {

  /** Of a row of the table Files. */
  static BackupFile of(String id, String domain, String path, byte[] about) {
    Optional<KeyedArchive> archive = KeyedArchive.read(about);
    return new BackupFile(
        id,
        domain,
        path,
        archive.flatMap(a -> number(a, "root/Size")),
        archive.flatMap(a -> number(a, "root/LastModified")).flatMap(Times::seconds),
        archive
            .flatMap(a -> a.at("root/EncryptionKey/NS.data"))
            .filter(byte[].class::isInstance)
            .map(byte[].class::cast));
  }

  private static Optional<Long> number(KeyedArchive archive, String path) {
    return archive.at(path).filter(Long.class::isInstance).map(Long.class::cast);
  }

  /** Where it lay on the device, as far as the domain tells. */
  String devicePath() {
    int dash = domain.indexOf('-');
    String kind = dash < 0 ? domain : domain.substring(0, dash);
    String owner = dash < 0 ? "" : domain.substring(dash + 1);
    String base =
        switch (kind) {
          case "HomeDomain", "CameraRollDomain", "MediaDomain" -> "/private/var/mobile";
          case "AppDomain" -> "/private/var/mobile/Containers/Data/Application/" + owner;
          case "AppDomainGroup" -> "/private/var/mobile/Containers/Shared/AppGroup/" + owner;
          case "AppDomainPlugin" -> "/private/var/mobile/Containers/Data/PluginKitPlugin/" + owner;
          case "KeychainDomain" -> "/private/var/Keychains";
          case "WirelessDomain" -> "/private/var/wireless";
          case "SystemPreferencesDomain" -> "/private/var/preferences";
          case "RootDomain" -> "/private/var/root";
          case "ManagedPreferencesDomain" -> "/private/var/Managed Preferences";
          default -> "/" + domain;
        };
    return base + "/" + path;
  }
}
