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
 *     line each; without times and without what stands in an identifier as a whole
 * @param metadata the normalised identifiers, sorted, a line each
 */
public record ArtifactText(String text, String metadata) {

  /** Characters of a column; what is beyond is not found. */
  public static final int LONGEST = 1 << 16;

  private static final String TIME = "0000-00-00T00:00:00";

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Of a row of {@code artifact} and its rows of {@code identifier}.
   *
   * @param fields JSON object
   * @param identifiers their normalised forms in any order
   */
  public static ArtifactText of(String fields, Collection<String> identifiers) {
    return of(texts(fields), sorted(identifiers));
  }

  /**
   * The same of an artifact that is being stored: its fields need not be read again.
   *
   * @param fields as they are written to the case
   */
  public static ArtifactText of(Map<String, Object> fields, Collection<String> identifiers) {
    Collection<String> texts = new OnceEach();
    gather(fields, texts);
    return of(texts, sorted(identifiers));
  }

  private static ArtifactText of(Collection<String> texts, Collection<String> identifiers) {
    return new ArtifactText(lines(texts, identifiers), lines(identifiers, List.of()));
  }

  /** Whether the words of a text stand in one of the identifiers as they are. */
  private static boolean isIn(Collection<String> identifiers, String text) {
    for (String identifier : identifiers) {
      int at = identifier.indexOf(text);
      if (at >= 0 && isEdge(identifier, at) && isEdge(identifier, at + text.length())) {
        return true;
      }
    }
    return false;
  }

  /** Whether no word goes on across a place in a text. */
  private static boolean isEdge(String text, int at) {
    return at == 0
        || at == text.length()
        || !isWord(text.charAt(at - 1))
        || !isWord(text.charAt(at));
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c > 0x7f;
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
      add(text, texts);
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

  /** Times are found by the timeline; as words they are numbers that would be found for others. */
  private static void add(String text, Collection<String> texts) {
    if (!isTime(text)) {
      texts.add(text);
    }
  }

  /** Whether it is a time as {@link java.time.Instant} writes it, of a year of four digits. */
  private static boolean isTime(String text) {
    int length = text.length();
    if (length < 20 || length > 30 || text.charAt(length - 1) != 'Z' || text.charAt(10) != 'T') {
      return false;
    }
    for (int i = 0; i < length - 1; i++) {
      char c = text.charAt(i);
      boolean right = i < TIME.length() ? TIME.charAt(i) == '0' : i > TIME.length();
      if (right ? c < '0' || c > '9' : c != (i < TIME.length() ? TIME.charAt(i) : '.')) {
        return false;
      }
    }
    return true;
  }

  private static Collection<String> texts(String fields) {
    Collection<String> texts = new OnceEach();
    try (JsonParser parser = JSON.createParser(fields)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          add(parser.getText(), texts);
        }
      }
    } catch (IOException e) {
      throw new CaseException(
          "case.db: expected JSON in artifact.fields, found: " + e.getMessage(), e);
    }
    return texts;
  }

  private static String lines(Collection<String> values, Collection<String> without) {
    StringBuilder lines = new StringBuilder(256);
    for (String value : values) {
      if (isIn(without, value)) {
        continue;
      }
      int left = LONGEST - lines.length() - 1;
      if (left <= 0) {
        break;
      }
      lines.append(value, 0, Math.min(left, value.length())).append('\n');
    }
    return lines.toString();
  }
}
