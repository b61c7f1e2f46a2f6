package org.dalel.review;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.dalel.casefile.CaseException;

/**
 * What a case is about; empty text for what nobody said.
 *
 * @param number of the case or the order to examine
 * @param title in words
 * @param examiner who is responsible
 * @param legalBasis the order, warrant or consent
 * @param zone for local times without one, such as {@code Asia/Almaty}
 * @param language of the report: en, ru or kk
 */
public record CaseData(
    String number, String title, String examiner, String legalBasis, String zone, String language) {
  private static final int LONGEST = 2000;
  private static final Set<String> LANGUAGES = Set.of("", "en", "ru", "kk");

  /** Nothing said. */
  public static final CaseData NONE = new CaseData("", "", "", "", "", "");

  /**
   * Checks the values.
   *
   * @throws CaseException when there is no such zone or language, or a text is too long
   */
  public CaseData {
    check("number", number);
    check("title", title);
    check("examiner", examiner);
    check("legal basis", legalBasis);
    if (!LANGUAGES.contains(language)) {
      throw new CaseException("language: expected en, ru or kk, found " + language);
    }
    try {
      zone = zone.isEmpty() ? "" : ZoneId.of(zone).getId();
    } catch (DateTimeException e) {
      throw new CaseException("zone: expected a zone such as Asia/Almaty, found " + zone, e);
    }
  }

  private static void check(String what, String text) {
    if (text.length() > LONGEST) {
      throw new CaseException(
          what
              + ": expected at most "
              + LONGEST
              + " characters, found "
              + text.length()
              + "; nothing is changed");
    }
  }

  /** The values that are there, by the names of {@code case_data.key}. */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("number", number);
    values.put("title", title);
    values.put("examiner", examiner);
    values.put("legal_basis", legalBasis);
    values.put("zone", zone);
    values.put("language", language);
    values.values().removeIf(String::isEmpty);
    return values;
  }

  static CaseData of(Map<String, String> values) {
    return new CaseData(
        values.getOrDefault("number", ""),
        values.getOrDefault("title", ""),
        values.getOrDefault("examiner", ""),
        values.getOrDefault("legal_basis", ""),
        values.getOrDefault("zone", ""),
        values.getOrDefault("language", ""));
  }
}
