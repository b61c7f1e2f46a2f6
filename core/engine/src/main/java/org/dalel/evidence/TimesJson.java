package org.dalel.evidence;

import java.util.Map;
import java.util.TreeMap;

/**
 * The further times of an entry as a JSON object with sorted keys. Written by hand: an NTFS file
 * system has one for each of its entries.
 */
final class TimesJson {
  private final Map<String, String> values = new TreeMap<>();

  /** Adds a time in nanoseconds since 1970. */
  void nanos(String name, long nanos) {
    values.put(name, Long.toString(nanos));
  }

  /** Adds a time that nanoseconds in 64 bits cannot express. */
  void raw(String name, long seconds, int nanos) {
    values.put(name, "{\"nanos\":" + nanos + ",\"seconds\":" + seconds + "}");
  }

  /** The object, null when it is empty. */
  String json() {
    if (values.isEmpty()) {
      return null;
    }
    StringBuilder out = new StringBuilder(32 * values.size());
    for (Map.Entry<String, String> each : values.entrySet()) {
      out.append(out.length() == 0 ? "{\"" : ",\"");
      out.append(each.getKey()).append("\":").append(each.getValue());
    }
    return out.append('}').toString();
  }
}
