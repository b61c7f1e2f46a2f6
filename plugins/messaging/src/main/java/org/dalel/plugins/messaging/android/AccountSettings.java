package org.dalel.plugins.messaging.android;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.api.records.Account;
import org.dalel.api.records.Handle;
import org.dalel.api.records.Party;
import org.dalel.formats.xml.AndroidSettings;
import org.dalel.plugins.messaging.model.People;
import org.dalel.plugins.messaging.telegram.TlUser;
import org.pf4j.Extension;

/** Whose account it is that Telegram and WhatsApp for Android are logged in with. */
@Extension
public final class AccountSettings implements ArtifactExtractor {
  private static final int LARGEST = 16 << 20;
  private static final String TELEGRAM = "*userconfing*.xml";
  private static final String[] WHATSAPP = {
    "com.whatsapp*preferences*.xml", "*whatsapp*preferences*.xml", "registration.RegisterPhone.xml"
  };

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("android-account", "1.0.0")
        .scope(Scope.CONTEXT)
        .interest(Interest.name(TELEGRAM).or(Interest.name(WHATSAPP)))
        .emits(Account.class)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    AndroidSettings read;
    try (InputStream in = Channels.newInputStream(file.open())) {
      read = AndroidSettings.read(in.readNBytes(LARGEST));
    }
    read.damage()
        .ifPresent(
            damage ->
                sink.problem(
                    new Position.WholeItem(),
                    "settings of an app: expected XML, found: "
                        + damage
                        + "; "
                        + read.texts().size()
                        + " before it are read"));
    Map<String, String> settings = read.texts();
    if (settings.containsKey("user")) {
      telegram(settings.get("user"))
          .ifPresent(
              user -> {
                Artifact.Builder account =
                    Artifact.of(
                        new Account("telegram", user.party(), Optional.empty(), Optional.empty()));
                if (!user.known()) {
                  account.field("unverified-schema", true);
                }
                sink.emit(account.build());
              });
    }
    whatsapp(settings)
        .ifPresent(
            owner ->
                sink.emit(
                    Artifact.of(new Account("whatsapp", owner, Optional.empty(), Optional.empty()))
                        .build()));
  }

  /** The user that is logged in, as the settings of Telegram keep it. */
  static Optional<TlUser> telegram(String setting) {
    try {
      return TlUser.read(Base64.getMimeDecoder().decode(setting));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** The number that is registered, as the settings of WhatsApp keep it. */
  static Optional<Party> whatsapp(Map<String, String> settings) {
    String id = settings.getOrDefault("registration_jid", settings.getOrDefault("self_jid", ""));
    if (!id.matches("\\d{5,20}(@s\\.whatsapp\\.net)?")) {
      return Optional.empty();
    }
    List<Handle> handles =
        new ArrayList<>(new People("whatsapp").handles(id, People.Form.WHATSAPP, ""));
    String name = settings.getOrDefault("push_name", "");
    return Optional.of(new Party(name.isBlank() ? Optional.empty() : Optional.of(name), handles));
  }
}
