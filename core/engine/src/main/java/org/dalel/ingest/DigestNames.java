package org.dalel.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Digests by name as the case keeps them: a JSON object of hex strings. */
final class DigestNames {
  private DigestNames() {}

  static Map<String, String> parse(String json) {
    Map<String, String> digests = new LinkedHashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        digests.put(name, parser.nextTextValue());
      }
      return digests;
    } catch (IOException e) {
      throw new IllegalStateException(
          "evidence.stored_digests: expected a JSON object of strings, found " + json, e);
    }
  }
}
