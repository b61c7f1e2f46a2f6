package org.dalel.testkit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.dalel.api.Glob;
import org.dalel.api.Interest;
import org.dalel.api.Magic;

/** An interest, asked one file at a time; the engine compiles those of all plugins instead. */
final class Wanted {

  private final Interest interest;

  Wanted(Interest interest) {
    this.interest = interest;
  }

  boolean file(String path, String mediaType, byte[] head) {
    return type(mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        || any(interest.names(), Glob.nameOf(path))
        || any(interest.paths(), path)
        || interest.magics().stream().anyMatch(magic -> has(head, magic));
  }

  boolean folder(String path) {
    return any(interest.folders(), path);
  }

  private boolean type(String type) {
    Set<String> types = interest.mediaTypes();
    int slash = Math.max(0, type.indexOf('/'));
    return types.contains(type)
        || types.contains(type.substring(0, slash) + "/*")
        || types.contains("*/*");
  }

  private static boolean any(Set<String> globs, String nameOrPath) {
    return globs.stream().anyMatch(glob -> new Glob(glob).matches(nameOrPath));
  }

  private static boolean has(byte[] head, Magic magic) {
    byte[] bytes = magic.bytes();
    int from = magic.offset();
    return head.length - from >= bytes.length
        && Arrays.equals(head, from, from + bytes.length, bytes, 0, bytes.length);
  }
}
