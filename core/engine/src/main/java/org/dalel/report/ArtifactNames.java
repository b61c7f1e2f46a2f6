package org.dalel.report;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.dalel.casefile.CaseException;

/** What people call the types of artifacts, in the languages of reports and of the workbench. */
public final class ArtifactNames {
  static final String GROUP = "artifact.type";

  private ArtifactNames() {}

  /**
   * The names in a language by artifact type; a type of somebody else's plugin may have none.
   *
   * @param language en, ru or kk
   * @throws CaseException for a language that there is not
   */
  public static Map<String, String> of(String language) {
    if (!ReportWords.LANGUAGES.contains(language)) {
      throw new CaseException("language: expected en, ru or kk, found " + language);
    }
    String prefix = GROUP + ".";
    Properties texts = ReportWords.load(language);
    Map<String, String> names = new TreeMap<>();
    for (String key : texts.stringPropertyNames()) {
      if (key.startsWith(prefix)) {
        names.put(key.substring(prefix.length()), texts.getProperty(key));
      }
    }
    return names;
  }
}
