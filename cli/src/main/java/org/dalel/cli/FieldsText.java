package org.dalel.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The fields of an artifact in one line for people: what was found, which an extractor puts first,
 * then what is known of it.
 */
final class FieldsText {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private FieldsText() {}

  /** A line such as {@code aida@example.kz domain=example.kz, occurrences=2}. */
  static String of(String json) {
    JsonNode fields;
    try {
      fields = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      return json; // what the case holds is shown, whatever it is
    }
    List<Map.Entry<String, JsonNode>> shown =
        fields.properties().stream().filter(field -> field.getValue().isValueNode()).toList();
    String rest =
        shown.stream()
            .skip(1)
            .map(field -> field.getKey() + "=" + field.getValue().asText())
            .collect(Collectors.joining(", "));
    String first = shown.isEmpty() ? "" : shown.get(0).getValue().asText();
    return rest.isEmpty() ? first : first + "  " + rest;
  }
}
