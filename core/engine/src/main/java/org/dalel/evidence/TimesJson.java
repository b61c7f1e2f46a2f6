package org.dalel.evidence;

/**
 * The further times of an entry as a JSON object, written by hand: an NTFS file system has one for
 * each of its entries. Names are added in their sorted order.
 */
final class TimesJson {
  private StringBuilder out;

  /** Adds a time in nanoseconds since 1970. */
  void nanos(String name, long nanos) {
    name(name).append(nanos);
  }

  /** Adds a time that nanoseconds in 64 bits cannot express. */
  void raw(String name, long seconds, int nanos) {
    name(name)
        .append("{\"nanos\":")
        .append(nanos)
        .append(",\"seconds\":")
        .append(seconds)
        .append('}');
  }

  /** The object, null when it is empty. */
  String json() {
    return out == null ? null : out.append('}').toString();
  }

  private StringBuilder name(String name) {
    boolean first = out == null;
    out = first ? new StringBuilder(160).append('{') : out.append(',');
    return out.append('"').append(name).append("\":");
  }
}
