package org.dalel.casefile.view;

import com.fasterxml.jackson.databind.JsonNode;

/** How a party (record {@code org.dalel.api.records.Party}) is called. */
final class PartyText {
  private PartyText() {}

  /** Its name, else its first handle; empty when it has neither. */
  static String of(JsonNode party) {
    if (party.isTextual()) {
      return party.asText();
    }
    String name = party.path("name").asText("");
    return name.isBlank() ? party.path("handles").path(0).asText("") : name;
  }
}
