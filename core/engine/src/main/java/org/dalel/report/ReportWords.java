package org.dalel.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Properties;
import org.dalel.casefile.CaseException;

/** The words, numbers and times of a report in one language and one time zone. */
final class ReportWords {
  /** The languages that a report can have. */
  static final List<String> LANGUAGES = List.of("en", "ru", "kk");

  private static final long SECOND = 1_000_000_000L;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

  private final String language;
  private final ZoneId zone;
  private final Properties texts;

  private ReportWords(String language, ZoneId zone, Properties texts) {
    this.language = language;
    this.zone = zone;
    this.texts = texts;
  }

  /**
   * Reads the words.
   *
   * @throws CaseException for a language or zone that there is not
   */
  static ReportWords of(String language, String zone) {
    if (!LANGUAGES.contains(language)) {
      throw new CaseException("language: expected en, ru or kk, found " + language);
    }
    try {
      return new ReportWords(language, ZoneId.of(zone), load(language));
    } catch (DateTimeException e) {
      throw new CaseException("zone: expected a zone such as Asia/Almaty, found " + zone, e);
    }
  }

  static Properties load(String language) {
    String name = "words-" + language + ".properties";
    try (InputStream in = ReportWords.class.getResourceAsStream(name)) {
      Properties texts = new Properties();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  String language() {
    return language;
  }

  String zone() {
    return zone.getId();
  }

  /** The text of a key, with {@code {0}}, {@code {1}} ... replaced. */
  String say(String key, Object... values) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("expected the words " + key + ", found none");
    }
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", values[i].toString());
    }
    return text;
  }

  /** A word that the case uses, in this language; itself when there is none. */
  String word(String group, String value) {
    return texts.getProperty(group + "." + value.replace(' ', '-'), value);
  }

  /** A word that a field of artifacts has for its value; the value itself when there is none. */
  String word(String group, String field, String value) {
    return texts.getProperty(group + "." + field + "." + value.replace(' ', '-'), value);
  }

  /** A number in groups of three digits, parted as the language does. */
  String number(long value) {
    return String.format(Locale.ROOT, "%,d", value)
        .replace(',', language.equals("en") ? ',' : '\u00a0');
  }

  /** A time with the distance from UTC; empty when there is none. */
  String time(OptionalLong nanos) {
    return nanos.isPresent() ? time(nanos.getAsLong()) : "";
  }

  String time(long nanos) {
    return TIME.format(Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND)).atZone(zone));
  }
}
