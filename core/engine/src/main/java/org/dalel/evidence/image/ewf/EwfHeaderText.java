package org.dalel.evidence.image.ewf;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.evidence.image.AcquisitionInfo.Moment;

/**
 * The text of the sections {@code header} (one byte a character), {@code header2} (UTF-16 with byte
 * order mark) and {@code xheader} (XML of ewfx).
 *
 * <p>Lines: a version; then for each category its name, a line of keys and a line of values,
 * divided by tabs, and an empty line. The categories {@code srce} and {@code sub} have further
 * lines of values. Keys: a description, c case number, n evidence number, e examiner, t notes, md
 * model, sn serial number, av version of the program, ov operating system, m acquired, u system
 * date, p password hash, dc device label and others. Times are seconds since 1970 in {@code
 * header2}, and {@code year month day hour minute second} in local time in {@code header}.
 */
final class EwfHeaderText {

  private static final String[] SECTIONS = {"header2", "header", "xheader"};
  private static final Pattern SECONDS = Pattern.compile("-?\\d{6,12}");
  private static final Pattern ELEMENT = Pattern.compile("<(\\w+)>([^<]*)</\\1>");
  private static final Map<String, String> XML_NAMES =
      Map.of(
          "c", "case_number",
          "n", "evidence_number",
          "a", "description",
          "e", "examiner_name",
          "t", "notes",
          "m", "acquiry_date",
          "u", "system_date",
          "av", "acquiry_software_version",
          "ov", "acquiry_operating_system");

  private final Map<String, String> fields;

  EwfHeaderText(Map<String, String> fields) {
    this.fields = fields;
  }

  /**
   * The value of a key of the main category: from the richest section that has it and not empty.
   */
  Optional<String> value(String key) {
    for (String section : SECTIONS) {
      String name = section.equals("xheader") ? XML_NAMES.getOrDefault(key, key) : "main/" + key;
      String value = fields.get(section + "/" + name);
      if (value != null && !value.isEmpty()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /** A time; without instant when it is a local time of an unknown zone. */
  Optional<Moment> moment(String key) {
    return value(key).map(text -> new Moment(text, instant(text)));
  }

  private static Optional<Instant> instant(String text) {
    if (!SECONDS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** All fields of one section under {@code section/category/key}. */
  static Map<String, String> parse(String section, byte[] bytes) {
    String text = decode(bytes);
    Map<String, String> fields = new LinkedHashMap<>();
    if (text.stripLeading().startsWith("<")) {
      Matcher matcher = ELEMENT.matcher(text);
      while (matcher.find()) {
        fields.put(section + "/" + matcher.group(1), matcher.group(2));
      }
      return fields;
    }
    String[] lines = text.split("\r\n|\n|\r", -1);
    fields.put(section + "/version", lines[0]);
    int line = 1;
    while (line + 2 < lines.length) {
      line = takeCategory(section, lines, line, fields);
    }
    return fields;
  }

  /** Takes a category up to its empty line; the number of the first line behind it. */
  private static int takeCategory(
      String section, String[] lines, int start, Map<String, String> fields) {
    String prefix = section + "/" + lines[start] + "/";
    int keyLine = start + 1;
    if (keyLine < lines.length && lines[keyLine].matches("\\d+\t\\d+")) {
      keyLine++;
    }
    if (keyLine >= lines.length) {
      return lines.length;
    }
    String[] keys = lines[keyLine].split("\t", -1);
    int row = 0;
    int line = keyLine + 1;
    for (; line < lines.length && !lines[line].isEmpty(); line++) {
      if (lines[line].matches("\\d+\t\\d+")) {
        continue;
      }
      String[] values = lines[line].split("\t", -1);
      String suffix = row == 0 ? "" : "#" + row;
      for (int i = 0; i < values.length; i++) {
        String key = i < keys.length ? keys[i] : "column" + i;
        fields.put(prefix + key + suffix, values[i]);
      }
      row++;
    }
    while (line < lines.length && lines[line].isEmpty()) {
      line++;
    }
    return line;
  }

  /** A byte that is not UTF-8 is taken as Windows-1252, the usual code page of the writers. */
  private static String decode(byte[] bytes) {
    if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    String utf8 = new String(bytes, StandardCharsets.UTF_8);
    String text =
        utf8.indexOf('\ufffd') < 0 ? utf8 : new String(bytes, Charset.forName("windows-1252"));
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
