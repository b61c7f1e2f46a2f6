package org.dalel.plugins.messaging.backup;

import java.time.Instant;
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
    String app = dash < 0 ? "" : domain.substring(dash + 1);
    String base =
        switch (name) {
          case "HomeDomain", "CameraRollDomain", "MediaDomain" -> "private/var/mobile";
          case "AppDomain" -> "private/var/mobile/Containers/Data/Application/" + app;
          case "AppDomainGroup" -> "private/var/mobile/Containers/Shared/AppGroup/" + app;
          case "AppDomainPlugin" -> "private/var/mobile/Containers/Data/PluginKitPlugin/" + app;
          case "KeychainDomain" -> "private/var/Keychains";
          case "WirelessDomain" -> "private/var/wireless";
          case "SystemPreferencesDomain" -> "private/var/preferences";
          case "RootDomain" -> "private/var/root";
          case "ManagedPreferencesDomain" -> "private/var/Managed Preferences";
          default -> domain;
        };
    return path.isEmpty() ? base : base + "/" + path;
  }
}
