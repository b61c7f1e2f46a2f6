package org.dalel.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a worker is asked for.
 *
 * @param what picture, pdf, page, document, tree, tables or table
 * @param file copy of the content
 * @param name of the item, as a hint
 * @param type media type
 * @param values further values by name: side, page, table, from, count, dark
 */
public record PreviewRequest(
    String what, Path file, String name, String type, Map<String, String> values) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Keeps a copy. */
  public PreviewRequest {
    values = Map.copyOf(values);
  }

  int number(String key, int missing) {
    return values.containsKey(key) ? Integer.parseInt(values.get(key)) : missing;
  }

  String json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("what", what).put("file", file.toString()).put("name", name).put("type", type);
    ObjectNode more = json.putObject("values");
    values.forEach(more::put);
    return json.toString();
  }

  static PreviewRequest parse(String text) throws java.io.IOException {
    JsonNode json = JSON.readTree(text);
    Map<String, String> values = new java.util.HashMap<>();
    json.get("values").properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
    return new PreviewRequest(
        json.get("what").asText(),
        Path.of(json.get("file").asText()),
        json.get("name").asText(),
        json.get("type").asText(),
        values);
  }
}
