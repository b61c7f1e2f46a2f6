package org.dalel.plugins.messaging.signal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What messages of a backup consist of, from {@code fields.txt}: the names of fields, their numbers
 * and what they hold. Streams name fields by number, exports in JSON by name.
 */
final class Shapes {
  private static final String TABLE = "fields.txt";

  private final Map<String, Shape> shapes = new HashMap<>();
  private final Map<String, Map<Long, String>> words = new HashMap<>();

  private Shapes() {}

  /** How the value of a field is written. */
  enum Form {
    TEXT("a text"),
    BYTES("bytes"),
    /** A number, or whether something is true. */
    NUMBER("a number"),
    /** A list of numbers, packed or not. */
    NUMBERS("a number"),
    /** A number that stands for a word. */
    WORD("a word or its number"),
    MESSAGE("a message"),
    /** Whatever it is. */
    SKIPPED("anything");

    private final String shown;

    Form(String shown) {
      this.shown = shown;
    }

    /** How it is called where something else stands. */
    String shown() {
      return shown;
    }
  }

  /**
   * A field.
   *
   * @param name as in exports
   * @param form how its value is written
   * @param type of messages and words; else empty
   */
  record Field(String name, Form form, String type) {}

  /** The fields of a message, by number and by name. */
  record Shape(Map<Integer, Field> byNumber, Map<String, Field> byName) {}

  /** Reads the table that is shipped. */
  static Shapes shipped() {
    Shapes all = new Shapes();
    try (InputStream in = Shapes.class.getResourceAsStream(TABLE)) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      lines.stream().filter(line -> line.startsWith("enum ")).forEach(all::words);
      lines.stream()
          .filter(line -> !line.startsWith("enum ") && !line.startsWith("#"))
          .forEach(all::shape);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return all;
  }

  Shape of(String message) {
    return Optional.ofNullable(shapes.get(message))
        .orElseThrow(
            () -> new IllegalStateException("fields: expected " + message + ", found none"));
  }

  /** The word for a number, without capitals; the number where there is none. */
  String word(String type, long number) {
    String word = words.getOrDefault(type, Map.of()).get(number);
    return word == null ? Long.toString(number) : plain(word);
  }

  /** A word as it is shown: {@code NOT_ACCEPTED} becomes {@code not accepted}. */
  static String plain(String word) {
    return word.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  private void words(String line) {
    int colon = line.indexOf(':');
    Map<Long, String> all = new HashMap<>();
    for (String one : line.substring(colon + 1).split(",")) {
      String[] parts = one.strip().split(" ");
      all.put(Long.parseLong(parts[0]), parts[1]);
    }
    words.put(line.substring("enum ".length(), colon), all);
  }

  private void shape(String line) {
    int colon = line.indexOf(':');
    Map<Integer, Field> byNumber = new HashMap<>();
    Map<String, Field> byName = new LinkedHashMap<>();
    for (String one : line.substring(colon + 1).split(",")) {
      String[] parts = one.strip().split(" ");
      String type = parts.length > 2 ? parts[2] : "";
      Form form =
          switch (type) {
            case "" -> Form.TEXT;
            case "bytes" -> Form.BYTES;
            case "number" -> Form.NUMBER;
            case "numbers" -> Form.NUMBERS;
            case "word" -> Form.WORD;
            case "skipped" -> Form.SKIPPED;
            default -> words.containsKey(type) ? Form.WORD : Form.MESSAGE;
          };
      Field field = new Field(parts[1], form, type);
      byNumber.put(Integer.valueOf(parts[0]), field);
      byName.put(field.name(), field);
    }
    shapes.put(line.substring(0, colon), new Shape(byNumber, byName));
  }
}
