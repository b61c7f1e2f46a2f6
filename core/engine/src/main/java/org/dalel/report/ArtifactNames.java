package org.dalel.report;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.dalel.casefile.CaseException;

/**
 * What people call artifacts and what they say, in one of the languages of reports and of the
 * workbench. What somebody else's plugin finds may have no name.
 *
 * @param types by type of artifact
 * @param fields by the name of a field
 * @param values of fields that have one of few values, by the name of the field, a dot and the
 *     value; truth values by {@code true} and {@code false}
 * @param events by what events say of themselves
 */
public record ArtifactNames(
    Map<String, String> types,
    Map<String, String> fields,
    Map<String, String> values,
    Map<String, String> events) {
  static final String TYPE = "artifact.type";
  static final String FIELD = "artifact.field";
  static final String VALUE = "artifact.value";
  private static final String EVENT = "artifact.event";

  /** Keeps copies. */
  public ArtifactNames {
    types = Map.copyOf(types);
    fields = Map.copyOf(fields);
    values = Map.copyOf(values);
    events = Map.copyOf(events);
  }

  /**
   * The names in a language.
   *
   * @param language en, ru or kk
   * @throws CaseException for a language that there is not
   */
  public static ArtifactNames of(String language) {
    if (!ReportWords.LANGUAGES.contains(language)) {
      throw new CaseException("language: expected en, ru or kk, found " + language);
    }
    Properties texts = ReportWords.load(language);
    return new ArtifactNames(
        group(texts, TYPE + "."),
        group(texts, FIELD + "."),
        group(texts, VALUE + "."),
        group(texts, EVENT + "."));
  }

  private static Map<String, String> group(Properties texts, String prefix) {
    Map<String, String> names = new TreeMap<>();
    for (String key : texts.stringPropertyNames()) {
      if (key.startsWith(prefix)) {
        names.put(key.substring(prefix.length()), texts.getProperty(key));
      }
    }
    return names;
  }
}
