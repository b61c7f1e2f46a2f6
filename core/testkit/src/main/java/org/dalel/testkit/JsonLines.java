package org.dalel.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dalel.api.Artifact;
import org.dalel.api.Event;
import org.dalel.api.Identifier;

/** Findings as JSON, one a line. */
final class JsonLines {

  private JsonLines() {}

  static List<String> of(Findings findings) {
    Stream<Map<String, Object>> artifacts = findings.all().stream().map(JsonLines::object);
    Stream<Map<String, Object>> problems =
        findings.problems().stream().map(problem -> Map.of("problem", problem));
    return Stream.concat(artifacts, problems).map(JsonLines::json).sorted().toList();
  }

  private static Map<String, Object> object(Artifact artifact) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", artifact.type());
    object.put("position", artifact.position().printed());
    object.put("state", artifact.state().label());
    object.put("confidence", artifact.confidence().label());
    object.put("fields", artifact.fields());
    if (!artifact.identifiers().isEmpty()) {
      object.put("identifiers", artifact.identifiers().stream().map(JsonLines::object).toList());
    }
    if (!artifact.events().isEmpty()) {
      object.put("events", artifact.events().stream().map(JsonLines::object).toList());
    }
    return object;
  }

  private static Map<String, Object> object(Identifier identifier) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("kind", identifier.kind().label());
    object.put("normalised", identifier.normalised());
    object.put("raw", identifier.raw());
    object.put("role", identifier.role().label());
    return object;
  }

  private static Map<String, Object> object(Event event) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("time", event.instant().toString());
    object.put("kind", event.kind().label());
    object.put("description", event.description());
    return object;
  }

  private static String json(Object value) {
    if (value instanceof Map<?, ?> map) {
      List<String> members =
          map.entrySet().stream()
              .map(entry -> json(entry.getKey()) + ":" + json(entry.getValue()))
              .toList();
      return "{" + String.join(",", members) + "}";
    }
    if (value instanceof List<?> list) {
      return "[" + String.join(",", list.stream().map(JsonLines::json).toList()) + "]";
    }
    return value instanceof String text ? quoted(text) : value.toString();
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == '\u2028' || c == '\u2029') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
