package org.dalel.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;

/**
 * Types by file name: whole names, endings, then other patterns, as in {@code tika-mimetypes.xml}.
 */
final class NamePatterns {
  private final Map<String, MediaType> names;
  private final Map<String, MediaType> endings;
  private final List<Glob> globs;
  private final boolean[] beginsEnding = new boolean[128];
  private final int shortest;
  private final int longest;

  private record Glob(Pattern pattern, MediaType type) {}

  private NamePatterns(Builder builder) {
    this.names = new HashMap<>(builder.names);
    this.endings = new HashMap<>(builder.endings);
    this.globs = new ArrayList<>();
    builder.globs.forEach((glob, type) -> globs.add(new Glob(Pattern.compile(glob), type)));
    endings.keySet().stream()
        .map(ending -> ending.charAt(0))
        .filter(first -> first < beginsEnding.length)
        .forEach(first -> beginsEnding[first] = true);
    this.shortest = endings.keySet().stream().mapToInt(String::length).min().orElse(0);
    this.longest = endings.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /** The type that a name suggests, tried as written and then in lower case. */
  Optional<MediaType> match(String name) {
    MediaType type = find(name);
    if (type == null) {
      String lower = name.toLowerCase(Locale.ENGLISH);
      type = lower.equals(name) ? null : find(lower);
    }
    return Optional.ofNullable(type);
  }

  private MediaType find(String name) {
    MediaType type = names.get(name);
    if (type != null) {
      return type;
    }
    for (int n = Math.min(longest, name.length()); n >= shortest; n--) {
      char first = name.charAt(name.length() - n);
      boolean possible = first >= beginsEnding.length || beginsEnding[first];
      type = possible ? endings.get(name.substring(name.length() - n)) : null;
      if (type != null) {
        return type;
      }
    }
    for (Glob glob : globs) {
      if (glob.pattern().matcher(name).matches()) {
        return glob.type();
      }
    }
    return null;
  }

  /** Collects patterns; a later pattern replaces an earlier one only for a more general type. */
  static final class Builder {
    private static final String SPECIAL = "\\[]^.-$+(){}|";

    private final MediaTypeRegistry registry;
    private final Map<String, MediaType> names = new HashMap<>();
    private final Map<String, MediaType> endings = new HashMap<>();
    private final SortedMap<String, MediaType> globs =
        new TreeMap<>(
            Comparator.comparingInt(String::length)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));

    Builder(MediaTypeRegistry registry) {
      this.registry = registry;
    }

    void add(String pattern, boolean regex, MediaType type) {
      if (regex) {
        put(globs, pattern, type);
      } else if (!hasWildcard(pattern, 0)) {
        put(names, pattern, type);
      } else if (pattern.startsWith("*") && !hasWildcard(pattern, 1)) {
        put(endings, pattern.substring(1), type);
      } else {
        put(globs, compile(pattern), type);
      }
    }

    private static boolean hasWildcard(String pattern, int from) {
      return pattern.indexOf('*', from) >= 0
          || pattern.indexOf('?') >= 0
          || pattern.indexOf('[') >= 0;
    }

    private void put(Map<String, MediaType> map, String key, MediaType type) {
      MediaType previous = map.get(key);
      if (previous == null || registry.isSpecializationOf(previous, type)) {
        map.put(key, type);
      }
    }

    private static String compile(String glob) {
      StringBuilder pattern = new StringBuilder("\\A");
      for (int i = 0; i < glob.length(); i++) {
        char c = glob.charAt(i);
        if (c == '?') {
          pattern.append('.');
        } else if (c == '*') {
          pattern.append(".*");
        } else {
          pattern.append(SPECIAL.indexOf(c) < 0 ? "" : "\\").append(c);
        }
      }
      return pattern.append("\\z").toString();
    }

    NamePatterns build() {
      return new NamePatterns(this);
    }
  }
}
