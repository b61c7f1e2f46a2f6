package org.dalel.casefile.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** How a person, a device or a wallet is called, from the fields of its artifact. */
final class ThingText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ThingText() {}

  static String of(String type, String fields) {
    try {
      JsonNode all = JSON.readTree(fields);
      return switch (type) {
        case "contact" -> PartyText.of(all.path("who"));
        case "account" -> joined(PartyText.of(all.path("owner")), all, "service");
        case "device" -> joined(all.path("name").asText(""), all, "make", "model");
        case "sim-card" -> joined("", all, "operator", "phone", "iccid");
        case "hardware-wallet" -> joined("", all, "device");
        case "wallet" -> joined("", all, "program", "network");
        case "seed-phrase" -> joined("", all, "masked");
        default -> joined("", all, "network", "fingerprint");
      };
    } catch (JsonProcessingException e) {
      return "";
    }
  }

  private static String joined(String first, JsonNode all, String... names) {
    List<String> parts = new ArrayList<>();
    if (!first.isBlank()) {
      parts.add(first);
    }
    for (String name : names) {
      if (all.path(name).isValueNode() && !all.path(name).asText().isBlank()) {
        parts.add(all.path(name).asText());
      }
    }
    return String.join(" ", parts);
  }
}
