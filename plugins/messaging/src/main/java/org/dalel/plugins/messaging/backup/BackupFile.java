package org.dalel.plugins.messaging.backup;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.ContainerEntry;

/**
 * A file, folder or link of an iOS device, as the manifest of a backup has it.
 *
 * @param id SHA-1 of domain and path, in hexadecimal digits: the name under which a file is stored
 * @param domain the part of the device
 * @param path in the domain; empty for the root of the domain
 * @param kind what it is
 * @param link where a link leads
 * @param times when it was made and changed on the device
 * @param owner mode, user and group on the device
 * @param size bytes of a file
 * @param key class and wrapped key, when the backup is encrypted
 */
record BackupFile(
    String id,
    String domain,
    String path,
    ContainerEntry.Kind kind,
    Optional<String> link,
    Times times,
    Optional<Owner> owner,
    Optional<Long> size,
    Optional<byte[]> key) {

  private static final String VAR = "private/var/";

  /** Where the domains lie below {@code /private/var}; some are followed by the name of an app. */
  private static final Map<String, String> ROOTS =
      Map.ofEntries(
          Map.entry("AppDomain", "mobile/Containers/Data/Application"),
          Map.entry("AppDomainGroup", "mobile/Containers/Shared/AppGroup"),
          Map.entry("AppDomainPlugin", "mobile/Containers/Data/PluginKitPlugin"),
          Map.entry("CameraRollDomain", "mobile"),
          Map.entry("DatabaseDomain", "db"),
          Map.entry("HealthDomain", "mobile/Library"),
          Map.entry("HomeDomain", "mobile"),
          Map.entry("HomeKitDomain", "mobile"),
          Map.entry("InstallDomain", "installd"),
          Map.entry("KeyboardDomain", "mobile"),
          Map.entry("KeychainDomain", "Keychains"),
          Map.entry("ManagedPreferencesDomain", "Managed Preferences"),
          Map.entry("MediaDomain", "mobile"),
          Map.entry("MobileDeviceDomain", "MobileDevice"),
          Map.entry("NetworkDomain", "networkd"),
          Map.entry("ProtectedDomain", "protected"),
          Map.entry("RootDomain", "root"),
          Map.entry("SysContainerDomain", "containers/Data/System"),
          Map.entry("SysSharedContainerDomain", "containers/Shared/SystemGroup"),
          Map.entry("SystemPreferencesDomain", "preferences"),
          Map.entry("TonesDomain", "mobile"),
          Map.entry("WirelessDomain", "wireless"));

  /** What the device knows of a file's times. */
  record Times(
      Optional<Instant> created,
      Optional<Instant> modified,
      Optional<Instant> changed,
      Optional<Instant> accessed) {}

  /** Mode, user and group. */
  record Owner(int mode, long user, long group) {}

  /** The same as an entry of the backup, under its path on the device. */
  ContainerEntry entry() {
    String shown = devicePath();
    ContainerEntry.Builder entry =
        switch (kind) {
          case FILE -> ContainerEntry.file(shown);
          case FOLDER -> ContainerEntry.folder(shown);
          case LINK -> ContainerEntry.link(shown, link.orElse(""));
          case OTHER -> ContainerEntry.other(shown);
        };
    times.created().ifPresent(entry::created);
    times.modified().ifPresent(entry::modified);
    times.changed().ifPresent(entry::changed);
    times.accessed().ifPresent(entry::accessed);
    owner.ifPresent(one -> entry.mode(one.mode()).owner(one.user(), one.group()));
    return entry.build();
  }

  /** Where it lay on the device, as far as the domain tells; without a slash at the beginning. */
  private String devicePath() {
    int dash = domain.indexOf('-');
    String name = dash < 0 ? domain : domain.substring(0, dash);
    String root = ROOTS.get(name);
    String base =
        root == null ? domain : VAR + root + (dash < 0 ? "" : "/" + domain.substring(dash + 1));
    return path.isEmpty() ? base : base + "/" + path;
  }
}
