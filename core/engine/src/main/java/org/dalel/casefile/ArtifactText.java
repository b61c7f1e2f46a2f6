package org.dalel.casefile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a search finds an artifact by. It is made of the rows of the case alone, so that it can be
 * made again.
 *
 * @param text the texts among the values of its fields, each once, in the order of the fields, a
 *     line each
 * @param metadata the normalised identifiers, sorted, a line each
 */
public record ArtifactText(String text, String metadata) {

  /** Characters of a column; what is beyond is not found. */
  public static final int LONGEST = 1 << 16;

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Of a row of {@code artifact} and its rows of {@code identifier}.
   *
   * @param fields JSON object
   * @param identifiers their normalised forms in any order
   */
  public static ArtifactText of(String fields, Collection<String> identifiers) {
    return new ArtifactText(lines(texts(fields)), lines(new TreeSet<>(identifiers)));
  }

  /**
   * The same of an artifact that is being stored: its fields need not be read again.
   *
   * @param fields as they are written to the case
   */
  public static ArtifactText of(Map<String, Object> fields, Collection<String> identifiers) {
    Set<String> texts = new LinkedHashSet<>();
    gather(fields, texts);
    return new ArtifactText(lines(texts), lines(new TreeSet<>(identifiers)));
  }

  private static void gather(Object value, Set<String> texts) {
    if (value instanceof String text) {
      texts.add(text);
    } else if (value instanceof Map<?, ?> map) {
      for (Object member : map.values()) {
        gather(member, texts);
      }
    } else if (value instanceof List<?> list) {
      for (Object item : list) {
        gather(item, texts);
      }
    }
  }

  private static Set<String> texts(String fields) {
    Set<String> texts = new LinkedHashSet<>();
    try (JsonParser parser = JSON.createParser(fields)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          texts.add(parser.getText());
        }
      }
    } catch (IOException e) {
      throw new CaseException(
          "case.db: expected JSON in artifact.fields, found: " + e.getMessage(), e);
    }
    return texts;
  }

  private static String lines(Collection<String> values) {
    StringBuilder lines = new StringBuilder();
    for (String value : values) {
      int left = LONGEST - lines.length() - 1;
      if (left <= 0) {
        break;
      }
      lines.append(value, 0, Math.min(left, value.length())).append('\n');
    }
    return lines.toString();
  }
}
