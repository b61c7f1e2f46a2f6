package org.dalel.plugins.messaging.backup;

import java.util.Map;

/**
 * Where on the device lay what an Android backup keeps under {@code apps/PACKAGE/DOMAIN/PATH} and
 * {@code shared/VOLUME/PATH}.
 *
 * <p>Source: Android Open Source Project, {@code FullBackup}.
 */
final class AndroidPlaces {
  private static final String OF_DEVICE = "d_";

  /** Folders of an app by domain; an empty one is the app's own. */
  private static final Map<String, String> FOLDERS =
      Map.of(
          "r", "",
          "f", "files",
          "nb", "no_backup",
          "db", "databases",
          "sp", "shared_prefs",
          "c", "cache");

  private AndroidPlaces() {}

  /** The path on the device, without a slash at the beginning; the same where none is known. */
  static String of(String path) {
    String[] parts = path.split("/", 4);
    if (parts[0].equals("shared") && parts.length > 1) {
      return "storage/emulated/" + path.substring("shared/".length());
    }
    if (!parts[0].equals("apps") || parts.length < 3) {
      return path;
    }
    String app = parts[1];
    String rest = parts.length > 3 ? "/" + parts[3] : "";
    return switch (parts[2]) {
      case "a" -> "data/app/" + app + rest;
      case "ef" -> "storage/emulated/0/Android/data/" + app + "/files" + rest;
      case "obb" -> "storage/emulated/0/Android/obb/" + app + rest;
      default -> inApp(path, app, parts[2], rest);
    };
  }

  /** Domains of what is there before the first unlocking have a {@code d_} in front. */
  private static String inApp(String path, String app, String domain, String rest) {
    boolean ofDevice = domain.startsWith(OF_DEVICE);
    String folder = FOLDERS.get(ofDevice ? domain.substring(OF_DEVICE.length()) : domain);
    if (folder == null) {
      return path;
    }
    return (ofDevice ? "data/user_de/0/" : "data/data/")
        + app
        + (folder.isEmpty() ? "" : "/" + folder)
        + rest;
  }
}
