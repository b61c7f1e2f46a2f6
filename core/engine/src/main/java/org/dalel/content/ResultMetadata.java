package org.dalel.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** Turns Tika's metadata into sorted, reproducible values. */
final class ResultMetadata {
  /** Keys that say how or where a document was parsed, not what it is. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          TikaCoreProperties.TIKA_PARSED_BY.getName(),
          TikaCoreProperties.TIKA_PARSED_BY_FULL_SET.getName(),
          TikaCoreProperties.DETECTED_ENCODING.getName(),
          TikaCoreProperties.ENCODING_DETECTOR.getName(),
          TikaCoreProperties.RESOURCE_NAME_KEY,
          HttpHeaders.CONTENT_LENGTH,
          "File Name",
          "File Size",
          "File Modified Date",
          "X-TIKA:parse_time_millis");

  private static final String EXCEPTION_PREFIX = "X-TIKA:EXCEPTION:";

  private ResultMetadata() {}

  static SortedMap<String, List<String>> of(Metadata metadata) {
    SortedMap<String, List<String>> result = new TreeMap<>();
    for (String name : metadata.names()) {
      if (!LEFT_OUT.contains(name)) {
        List<String> values = new ArrayList<>(Arrays.asList(metadata.getValues(name)));
        if (name.startsWith(EXCEPTION_PREFIX)) {
          values.replaceAll(ResultMetadata::firstLine);
        }
        result.put(name, List.copyOf(values));
      }
    }
    return result;
  }

  /** The first line of a text: an exception's message without its stack trace. */
  static String firstLine(String value) {
    return value.lines().findFirst().orElse("").strip();
  }
}
