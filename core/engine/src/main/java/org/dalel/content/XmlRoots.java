package org.dalel.content;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.mime.MediaType;

/** Types that are known by the name space and the local name of their XML root element. */
record XmlRoots(Map<XmlRoots.Root, MediaType> types) {

  /** A root element; the name space is empty when there is none. */
  record Root(String namespace, String localName) {}

  /** The type that has this root element; of several the first by name. */
  Optional<MediaType> match(String namespace, String localName) {
    return Optional.ofNullable(types.get(new Root(namespace, localName)));
  }

  static final class Builder {
    private final Map<Root, MediaType> types = new HashMap<>();

    void add(MediaType type, String namespace, String localName) {
      Root root = new Root(orEmpty(namespace), orEmpty(localName));
      types.merge(root, type, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }

    private static String orEmpty(String value) {
      return value == null ? "" : value;
    }

    XmlRoots build() {
      return new XmlRoots(Map.copyOf(types));
    }
  }
}
