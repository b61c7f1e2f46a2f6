package org.dalel.plugins.messaging.signal.archive;

import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.plugins.messaging.model.Times;

/** What a backup says of a contact beside name, handles and note. */
final class ContactExtras {
  private ContactExtras() {}

  static Artifact.Builder add(Artifact.Builder artifact, Node contact) {
    Optional<String> system =
        Recipients.joined(contact.text("systemGivenName"), contact.text("systemFamilyName"));
    Optional<String> profile =
        Recipients.joined(contact.text("profileGivenName"), contact.text("profileFamilyName"));
    artifact.field("profile-name", profile);
    artifact.field("address-book-name", system);
    artifact.field("address-book-nickname", contact.text("systemNickname"));
    if (contact.isTrue("blocked")) {
      artifact.field("blocked", true);
    }
    artifact.field("visibility", contact.text("visibility"));
    artifact.field("identity", contact.text("identityState"));
    contact
        .node("notRegistered")
        .ifPresent(
            gone ->
                artifact.field(
                    "not-registered",
                    gone.number("unregisteredTimestamp")
                        .flatMap(ms -> Times.parts(ms, 1000))
                        .map(at -> "since " + at)
                        .orElse("yes")));
    return artifact;
  }
}
