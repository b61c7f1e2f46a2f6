package org.dalel.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Digests by name as the case keeps them: a JSON object of hex strings. */
final class DigestNames {
  private DigestNames() {}

  static Map<String, String> parse(String json) {
    try {
      return new ObjectMapper().readValue(json, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "evidence.stored_digests: expected a JSON object of strings, found " + json, e);
    }
  }
}
