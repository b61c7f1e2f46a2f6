package org.dalel.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import org.dalel.casefile.write.Json;

/** A document's metadata as the case keeps it, and what of it is worth finding by words. */
final class MetadataText {
  private static final List<String> WORDS =
      List.of(
          "dc:",
          "dcterms:",
          "meta:",
          "Message:",
          "Message-",
          "cp:",
          "pdf:docinfo:",
          "extended-properties:",
          "custom:",
          "xmpDM:",
          "subject",
          "title",
          "Author",
          "Keywords");

  private MetadataText() {}

  /** A JSON object: a value, or a list where there are several; null without any. */
  static String json(SortedMap<String, List<String>> metadata) {
    if (metadata.isEmpty()) {
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    metadata.forEach((key, list) -> values.put(key, list.size() == 1 ? list.get(0) : list));
    return Json.object(values);
  }

  /** The values that people wrote: titles, names, subjects. */
  static String forIndex(SortedMap<String, List<String>> metadata) {
    StringJoiner words = new StringJoiner("\n");
    metadata.forEach(
        (key, values) -> {
          if (WORDS.stream().anyMatch(key::startsWith)) {
            values.stream()
                .filter(v -> v.codePoints().anyMatch(Character::isLetter))
                .forEach(words::add);
          }
        });
    return words.toString();
  }
}
