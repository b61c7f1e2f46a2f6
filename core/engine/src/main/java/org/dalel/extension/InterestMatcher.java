package org.dalel.extension;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.dalel.api.Glob;
import org.dalel.api.Interest;
import org.dalel.api.Magic;

/**
 * The interests of all extractors, compiled into tables. A file costs two map lookups for its type,
 * two for its name and one array lookup for each distinct magic offset; a glob is run only for
 * files whose name or extension it fixes, except for the few that fix neither.
 */
final class InterestMatcher {

  private record Pattern(Glob glob, boolean overPath, int extractor) {}

  private record Signature(byte[] bytes, int extractor) {}

  private final Map<String, BitSet> types = new HashMap<>();
  private final BitSet text = new BitSet();
  private final Map<String, List<Pattern>> byName = new HashMap<>();
  private final Map<String, List<Pattern>> byExtension = new HashMap<>();
  private final List<Pattern> byAnything = new ArrayList<>();

  /** Offset, then first byte, then the signatures. */
  private final TreeMap<Integer, Map<Byte, List<Signature>>> signatures = new TreeMap<>();

  private final List<Pattern> folders = new ArrayList<>();

  InterestMatcher(List<LoadedExtractor> extractors) {
    this(extractors, extractor -> extractor.description().interest());
  }

  /**
   * @param interest the part of its interest that is looked at
   */
  InterestMatcher(List<LoadedExtractor> extractors, Function<LoadedExtractor, Interest> interest) {
    for (int i = 0; i < extractors.size(); i++) {
      add(i, interest.apply(extractors.get(i)));
    }
  }

  private InterestMatcher() {}

  /** A matcher over interests of whatever kind; their indices are found. */
  static InterestMatcher over(List<Interest> interests) {
    InterestMatcher matcher = new InterestMatcher();
    for (int i = 0; i < interests.size(); i++) {
      matcher.add(i, interests.get(i));
    }
    return matcher;
  }

  /** Indices of the extractors that want to see the folder. */
  BitSet matchingFolder(String path) {
    BitSet found = new BitSet();
    if (!folders.isEmpty()) {
      String folded = Glob.fold(path);
      globs(found, folders, folded, Glob.nameOf(folded));
    }
    return found;
  }

  /** Indices of the extractors that want to see the file. */
  BitSet matching(String mediaType, String path, ByteBuffer head, boolean hasText) {
    BitSet found = new BitSet();
    String type = essence(mediaType);
    type(found, type);
    type(found, type.substring(0, Math.max(0, type.indexOf('/'))) + "/*");
    type(found, "*/*");
    if (hasText) {
      found.or(text);
    }
    place(found, path);
    magic(found, head);
    return found;
  }

  private void add(int extractor, Interest interest) {
    interest.mediaTypes().forEach(t -> types.computeIfAbsent(t, k -> new BitSet()).set(extractor));
    interest.names().forEach(glob -> add(new Pattern(new Glob(glob), false, extractor)));
    interest.paths().forEach(glob -> add(new Pattern(new Glob(glob), true, extractor)));
    interest.folders().forEach(glob -> folders.add(new Pattern(new Glob(glob), true, extractor)));
    for (Magic magic : interest.magics()) {
      signatures
          .computeIfAbsent(magic.offset(), k -> new HashMap<>())
          .computeIfAbsent(magic.bytes()[0], k -> new ArrayList<>())
          .add(new Signature(magic.bytes(), extractor));
    }
    if (interest.text()) {
      text.set(extractor);
    }
  }

  private void add(Pattern pattern) {
    pattern
        .glob()
        .literalName()
        .map(name -> byName.computeIfAbsent(name, k -> new ArrayList<>()))
        .or(
            () ->
                pattern
                    .glob()
                    .literalExtension()
                    .map(end -> byExtension.computeIfAbsent(end, k -> new ArrayList<>())))
        .orElse(byAnything)
        .add(pattern);
  }

  private static String essence(String mediaType) {
    int semicolon = mediaType.indexOf(';');
    String type = semicolon < 0 ? mediaType : mediaType.substring(0, semicolon);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  private void type(BitSet found, String type) {
    BitSet wanted = types.get(type);
    if (wanted != null) {
      found.or(wanted);
    }
  }

  private void place(BitSet found, String path) {
    String folded = Glob.fold(path);
    String name = Glob.nameOf(folded);
    globs(found, byName.getOrDefault(name, List.of()), folded, name);
    int dot = name.lastIndexOf('.');
    if (dot >= 0) {
      globs(found, byExtension.getOrDefault(name.substring(dot + 1), List.of()), folded, name);
    }
    globs(found, byAnything, folded, name);
  }

  private static void globs(BitSet found, List<Pattern> patterns, String path, String name) {
    for (Pattern pattern : patterns) {
      if (!found.get(pattern.extractor())
          && pattern.glob().matchesFolded(pattern.overPath() ? path : name)) {
        found.set(pattern.extractor());
      }
    }
  }

  private void magic(BitSet found, ByteBuffer head) {
    signatures.forEach(
        (offset, byFirst) -> {
          int at = head.position() + offset;
          if (at < head.limit()) {
            for (Signature signature : byFirst.getOrDefault(head.get(at), List.of())) {
              if (startsWith(head, at, signature.bytes())) {
                found.set(signature.extractor());
              }
            }
          }
        });
  }

  private static boolean startsWith(ByteBuffer head, int at, byte[] bytes) {
    if (bytes.length > head.limit() - at) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (head.get(at + i) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
