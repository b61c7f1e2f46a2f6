package org.dalel.gui.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The description of the endpoints (OpenAPI 3.1), made from the endpoints themselves. */
public final class OpenApi {
  private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");

  private OpenApi() {}

  /** The description as an object for JSON. */
  public static Map<String, Object> describe(List<Endpoint> endpoints) {
    Map<String, Map<String, Object>> paths = new TreeMap<>();
    for (Endpoint endpoint : endpoints) {
      paths
          .computeIfAbsent(endpoint.path(), path -> new LinkedHashMap<>())
          .put(endpoint.method().name().toLowerCase(Locale.ROOT), operation(endpoint));
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("openapi", "3.1.0");
    all.put("info", Map.of("title", "Dalel workbench", "version", "1"));
    all.put("paths", paths);
    all.put(
        "components",
        Map.of(
            "schemas",
            Map.of(
                "Problem",
                Map.of(
                    "type", "object",
                    "required", List.of("message"),
                    "properties", Map.of("message", Map.of("type", "string"))))));
    return all;
  }

  private static Map<String, Object> operation(Endpoint endpoint) {
    List<Object> parameters = new ArrayList<>();
    Matcher inPath = IN_PATH.matcher(endpoint.path());
    while (inPath.find()) {
      parameters.add(parameter(inPath.group(1), "path", "string", true, "see the path"));
    }
    endpoint
        .parameters()
        .forEach(
            p ->
                parameters.add(
                    parameter(p.name(), "query", p.type(), p.required(), p.description())));
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("summary", endpoint.summary());
    operation.put("parameters", parameters);
    if (!endpoint.body().isEmpty()) {
      operation.put("requestBody", body(endpoint.body()));
    }
    operation.put(
        "responses",
        Map.of(
            "200",
            Map.of(
                "description",
                "Done.",
                "content",
                Map.of("application/json", Map.of("schema", Map.of("type", "object")))),
            "default",
            Map.of(
                "description",
                "A problem, as a sentence.",
                "content",
                Map.of(
                    "application/json",
                    Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))))));
    return operation;
  }

  private static Map<String, Object> parameter(
      String name, String in, String type, boolean required, String description) {
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("name", name);
    parameter.put("in", in);
    parameter.put("required", required);
    parameter.put("description", description);
    parameter.put("schema", Map.of("type", type));
    return parameter;
  }

  private static Map<String, Object> body(List<Endpoint.Parameter> fields) {
    Map<String, Object> properties = new LinkedHashMap<>();
    fields.forEach(
        field ->
            properties.put(
                field.name(), Map.of("type", field.type(), "description", field.description())));
    return Map.of(
        "required",
        true,
        "content",
        Map.of(
            "application/json",
            Map.of(
                "schema",
                Map.of(
                    "type",
                    "object",
                    "required",
                    fields.stream()
                        .filter(Endpoint.Parameter::required)
                        .map(Endpoint.Parameter::name)
                        .toList(),
                    "properties",
                    properties))));
  }
}
