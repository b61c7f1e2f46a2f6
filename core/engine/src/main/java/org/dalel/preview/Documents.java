package org.dalel.preview;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.dalel.content.StructureReader;
import org.dalel.content.StructuredDocument;

/** Documents as pages of HTML without anything active. */
final class Documents {
  private static final String STYLE =
      """
      :root { color-scheme: %s; }
      body { background: %s; color: %s; font: 14px/1.5 system-ui, "Noto Sans", "DejaVu Sans", sans-serif;
        margin: 12px 16px; overflow-wrap: anywhere; }
      table { border-collapse: collapse; } td, th { border: 1px solid #8886; padding: 2px 6px; text-align: start; }
      pre { white-space: pre-wrap; }
      """;

  private final StructureReader reader = new StructureReader();

  Preview page(PreviewRequest request) throws IOException {
    StructuredDocument document = reader.read(request.file(), request.name(), request.type());
    boolean dark = request.values().getOrDefault("dark", "").equals("true");
    String style =
        dark
            ? STYLE.formatted("dark", "#161b21", "#e4e9ee")
            : STYLE.formatted("light", "#ffffff", "#17212b");
    String page =
        "<!doctype html><html><head><meta charset=\"utf-8\"><title>-</title><style>"
            + style
            + "</style></head><body>"
            + document.body()
            + "</body></html>";
    ObjectNode facts = new ObjectMapper().createObjectNode().put("type", "text/html;charset=utf-8");
    document.problem().ifPresent(problem -> facts.put("limited", problem));
    facts.put("empty", document.body().isBlank());
    ObjectNode metadata = facts.putObject("metadata");
    document.metadata().forEach((name, values) -> values.forEach(metadata.putArray(name)::add));
    return new Preview(facts, page.getBytes(StandardCharsets.UTF_8));
  }
}
