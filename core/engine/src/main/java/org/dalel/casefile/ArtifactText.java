package org.dalel.casefile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
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
    return new ArtifactText(lines(texts(fields)), lines(sorted(identifiers)));
  }

  /**
   * The same of an artifact that is being stored: its fields need not be read again.
   *
   * @param fields as they are written to the case
   */
  public static ArtifactText of(Map<String, Object> fields, Collection<String> identifiers) {
    Collection<String> texts = new OnceEach();
    gather(fields, texts);
    return new ArtifactText(lines(texts), lines(sorted(identifiers)));
  }

  private static Collection<String> sorted(Collection<String> identifiers) {
    if (identifiers.size() > OnceEach.FEW) {
      return new TreeSet<>(identifiers);
    }
    OnceEach once = new OnceEach();
    once.addAll(identifiers);
    once.sort();
    return once;
  }

  /** Texts in their order, each once. Most artifacts have so few that comparing all is quickest. */
  private static final class OnceEach extends AbstractCollection<String> {
    private static final int FEW = 24;

    private final List<String> texts = new ArrayList<>(FEW);
    private Set<String> many = Set.of();

    @Override
    public boolean add(String text) {
      if (texts.size() < FEW ? texts.contains(text) : !among(text)) {
        return false;
      }
      return texts.add(text);
    }

    private boolean among(String text) {
      if (many.isEmpty()) {
        many = new HashSet<>(texts);
      }
      return many.add(text);
    }

    private void sort() {
      texts.sort(Comparator.naturalOrder());
    }

    @Override
    public Iterator<String> iterator() {
      return texts.iterator();
    }

    @Override
    public int size() {
      return texts.size();
    }
  }

  private static void gather(Object value, Collection<String> texts) {
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

  private static Collection<String> texts(String fields) {
    Collection<String> texts = new OnceEach();
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
    StringBuilder lines = new StringBuilder(256);
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
