package org.dalel.plugins.messaging.android;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Surroundings;
import org.dalel.api.records.Handle;
import org.dalel.api.records.Party;
import org.dalel.formats.xml.AndroidSettings;
import org.dalel.plugins.messaging.model.Owners;
import org.dalel.plugins.messaging.telegram.TlUser;

/** Looks into the settings of an app on Android, in the folder beside that of its databases. */
public final class AppOwners implements Owners {
  private static final int LARGEST = 4 << 20;
  private static final int NUMBER = 64;

  private final EvidenceFile database;
  private final Surroundings around;

  /** The owner of this database. */
  public AppOwners(EvidenceFile database, Surroundings around) {
    this.database = database;
    this.around = around;
  }

  @Override
  public Optional<Party> of(String app) {
    return switch (app) {
      case "whatsapp-android" ->
          List.of(
                  "com.whatsapp_preferences_light.xml",
                  "com.whatsapp_preferences.xml",
                  "com.whatsapp.w4b_preferences_light.xml",
                  "com.whatsapp.w4b_preferences.xml")
              .stream()
              .map(this::settings)
              .flatMap(settings -> AccountSettings.whatsapp(settings).stream())
              .findFirst();
      case "telegram-android" ->
          AccountSettings.telegram(settings("userconfing.xml").getOrDefault("user", ""))
              .map(TlUser::party);
      case "facebook-messenger-android" -> facebook();
      default -> Optional.empty();
    };
  }

  /** The number of the account stands in a file of its own, beside the databases. */
  private Optional<Party> facebook() {
    Optional<EvidenceFile> file =
        around.sibling(database, "threads_db2-uid").filter(one -> !one.isFolder());
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = Channels.newInputStream(file.get().open())) {
      String number = new String(in.readNBytes(NUMBER), StandardCharsets.US_ASCII).strip();
      return number.matches("\\d{1,20}")
          ? Optional.of(Party.of(Handle.account("facebook", number)))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** What cannot be read is told where it is read for itself. */
  private Map<String, String> settings(String name) {
    Optional<EvidenceFile> file =
        around
            .parent(database)
            .flatMap(around::parent)
            .flatMap(
                app ->
                    around.at(
                        (app.path().equals("/") ? "" : app.path()) + "/shared_prefs/" + name));
    if (file.isEmpty() || file.get().size() > LARGEST) {
      return Map.of();
    }
    try (InputStream in = Channels.newInputStream(file.get().open())) {
      return AndroidSettings.read(in.readNBytes(LARGEST)).texts();
    } catch (IOException unreadable) {
      return Map.of();
    }
  }
}
