package org.dalel.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.StringJoiner;

/**
 * The fields of an artifact in one line for people: what was found first, then what is known of it.
 */
final class FieldsText {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String MAIN = "value";

  private FieldsText() {}

  /** A line such as {@code aida@example.kz domain=example.kz, occurrences=2}. */
  static String of(String json) {
    JsonNode fields;
    try {
      fields = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      return json; // what the case holds is shown, whatever it is
    }
    StringJoiner rest = new StringJoiner(", ");
    fields
        .properties()
        .forEach(
            field -> {
              if (!field.getKey().equals(MAIN) && field.getValue().isValueNode()) {
                rest.add(field.getKey() + "=" + field.getValue().asText());
              }
            });
    JsonNode main = fields.path(MAIN);
    return main.isMissingNode() ? rest.toString() : main.asText() + "  " + rest;
  }
}
