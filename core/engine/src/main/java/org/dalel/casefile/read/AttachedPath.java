package org.dalel.casefile.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What a message says of where an attachment lies. Of files of its name the one fits with which
 * most of the last folders agree; of several such the one of its size; never one of two.
 *
 * @param path with {@code /}; a bare name where no more is known; empty where nothing is
 * @param size bytes
 */
public record AttachedPath(String path, OptionalLong size) {

  /** Of an attachment of a message. */
  public static AttachedPath of(JsonNode attachment) {
    String path = attachment.path("path").asText(attachment.path("name").asText(""));
    JsonNode size = attachment.path("size");
    return new AttachedPath(
        path.replace('\\', '/'),
        size.isNumber() ? OptionalLong.of(size.asLong()) : OptionalLong.empty());
  }

  /** The name in lower case; empty where none is known. */
  public String name() {
    return nameOf(path);
  }

  /** The name of a path in lower case. */
  static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  /** The file that it is, of those of its name. */
  public <T> Optional<T> among(
      List<T> named, Function<T, String> pathOf, Function<T, OptionalLong> sizeOf) {
    int best = named.stream().mapToInt(one -> agreement(pathOf.apply(one))).max().orElse(0);
    List<T> alike = named.stream().filter(one -> agreement(pathOf.apply(one)) == best).toList();
    if (alike.size() > 1 && size.isPresent()) {
      alike = alike.stream().filter(one -> sizeOf.apply(one).equals(size)).toList();
    }
    return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
  }

  /** How many of the last parts are the same. */
  private int agreement(String other) {
    String[] here = other.split("/");
    String[] there = path.split("/");
    int same = 0;
    while (same < Math.min(here.length, there.length)
        && here[here.length - 1 - same].equalsIgnoreCase(there[there.length - 1 - same])) {
      same++;
    }
    return same;
  }
}
