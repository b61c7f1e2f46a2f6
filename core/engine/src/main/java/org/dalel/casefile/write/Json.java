package org.dalel.casefile.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** JSON as it stands in the case: keys sorted, no white space. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private Json() {}

  /** An object with its keys sorted. */
  public static String object(Map<String, ?> values) {
    return value(values);
  }

  /** Any value of maps, lists, strings, numbers and booleans. */
  public static String value(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "not representable as JSON: " + value.getClass().getName(), e);
    }
  }
}
