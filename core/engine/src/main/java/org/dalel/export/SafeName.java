package org.dalel.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dalel.casefile.TextSafety;

/**
 * Makes names that every file system takes: no separators, no characters that Windows forbids, no
 * device names ({@code CON}), no dot or space at the end, never {@code .} or {@code ..}, at most
 * 200 bytes of UTF-8.
 */
final class SafeName {
  private static final int MAX_BYTES = 200;
  private static final String FORBIDDEN = "<>:\"/\\|?*";
  private static final Set<String> DEVICES =
      Set.of(
          "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
          "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

  private SafeName() {}

  /** The folders and the name of a path; {@code ..} and empty parts lead nowhere. */
  static List<String> parts(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/")) {
      if (!part.isEmpty()) {
        parts.add(of(part));
      }
    }
    return parts;
  }

  static String of(String name) {
    StringBuilder safe = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      safe.append(FORBIDDEN.indexOf(c) >= 0 || TextSafety.isHazardous(c) ? '_' : c);
    }
    String cut = cut(safe.toString());
    int end = cut.length();
    while (end > 0 && (cut.charAt(end - 1) == '.' || cut.charAt(end - 1) == ' ')) {
      end--;
    }
    cut = cut.substring(0, end) + "_".repeat(cut.length() - end);
    String stem = cut.contains(".") ? cut.substring(0, cut.indexOf('.')) : cut;
    boolean device = DEVICES.contains(stem.strip().toLowerCase(Locale.ROOT));
    return cut.isEmpty() || device ? "_" + cut : cut;
  }

  /** Shortens a name in its middle, so that its extension stays. */
  private static String cut(String name) {
    if (name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
    int room = MAX_BYTES - extension.getBytes(StandardCharsets.UTF_8).length;
    StringBuilder stem = new StringBuilder();
    int used = 0;
    for (int at = 0; at < name.length(); ) {
      int codePoint = name.codePointAt(at);
      String letter = Character.toString(codePoint);
      used += letter.getBytes(StandardCharsets.UTF_8).length;
      if (used > room) {
        break;
      }
      stem.append(letter);
      at += letter.length();
    }
    return stem + extension;
  }
}
