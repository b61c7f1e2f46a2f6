package org.dalel.extension.conformance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.dalel.api.Interest;
import org.dalel.api.Magic;

/**
 * Makes up inputs that meet an interest: for each magic bytes that begin with it, for each name,
 * path or folder glob one that matches it.
 */
final class Shapes {
  private static final int BYTES = 4096;
  private static final int GLOBS = 12;

  private final Interest interest;

  Shapes(Interest interest) {
    this.interest = interest;
  }

  /** The inputs; none of them is valid, but by accident. */
  List<Trial> all() {
    List<Trial> made = new ArrayList<>();
    String place = places().stream().findFirst().orElse("/sample");
    for (Magic magic : interest.magics()) {
      for (Fill fill : Fill.values()) {
        byte[] content = fill.bytes(BYTES + magic.offset());
        System.arraycopy(magic.bytes(), 0, content, magic.offset(), magic.bytes().length);
        made.add(trial(place, "magic " + magic.hex() + " and " + fill.words, content));
      }
    }
    for (String path : places()) {
      for (Fill fill : Fill.values()) {
        made.add(trial(path, path + " with " + fill.words, fill.bytes(BYTES)));
      }
    }
    interest.folders().stream().limit(GLOBS).forEach(glob -> made.add(folder(meeting(glob))));
    if (made.isEmpty()) {
      for (Fill fill : Fill.values()) {
        made.add(trial(place, mediaType() + " with " + fill.words, fill.bytes(BYTES)));
      }
    }
    return made;
  }

  /** An empty file, or folder, for each kind of place. */
  List<Trial> empty() {
    List<Trial> made = new ArrayList<>();
    String place = places().stream().findFirst().orElse("/sample");
    made.add(trial(place, "an empty file", new byte[0]));
    interest.folders().stream()
        .limit(GLOBS)
        .map(Shapes::meeting)
        .forEach(p -> made.add(Trial.of("an empty folder " + p, MemoryFile.folder(p))));
    return made;
  }

  /** Where a file of this name would be seen; {@code /NAME} if no pattern asks for it. */
  String placeOf(String name) {
    return interest.paths().stream()
        .map(Shapes::meeting)
        .filter(path -> path.endsWith("/" + name))
        .findFirst()
        .orElse("/" + name);
  }

  /** A type that is asked for, or the one of unknown content. */
  String mediaType() {
    return interest.mediaTypes().stream()
        .filter(type -> !type.contains("*"))
        .findFirst()
        .orElse(interest.text() ? "text/plain" : "application/octet-stream");
  }

  private List<String> places() {
    List<String> places = new ArrayList<>();
    interest.names().stream().limit(GLOBS).forEach(glob -> places.add("/data/" + meeting(glob)));
    interest.paths().stream().limit(GLOBS).forEach(glob -> places.add(meeting(glob)));
    return places;
  }

  private Trial trial(String path, String name, byte[] content) {
    return Trial.of(name, MemoryFile.of(path, mediaType(), content));
  }

  private static Trial folder(String path) {
    List<MemoryFile> inside = new ArrayList<>();
    for (Fill fill : Fill.values()) {
      inside.add(
          MemoryFile.of(
              path + "/" + fill.name().toLowerCase(Locale.ROOT) + ".dat",
              "application/octet-stream",
              fill.bytes(BYTES)));
    }
    return new Trial("a folder " + path, MemoryFile.folder(path), inside);
  }

  /** A path that meets a glob. */
  static String meeting(String glob) {
    String path = glob.replace("**", "data").replace('*', 'x').replace('?', 'x');
    return glob.startsWith("/") || glob.indexOf('/') < 0 ? path : "/" + path;
  }

  /** What an input is filled with. */
  private enum Fill {
    ZEROS("zeros"),
    NOISE("random bytes"),
    LINES("random lines of text");

    private final String words;

    Fill(String words) {
      this.words = words;
    }

    byte[] bytes(int length) {
      byte[] bytes = new byte[length];
      Random random = new Random(ordinal());
      if (this == NOISE) {
        random.nextBytes(bytes);
      }
      return this == LINES ? lines(random, length) : bytes;
    }

    private static byte[] lines(Random random, int length) {
      String characters = "aZ09 \t=:,;\"'<>{}[]()\\/|-+.%\u00e9\u043a\n\n";
      StringBuilder text = new StringBuilder();
      while (text.length() < length) {
        text.append(characters.charAt(random.nextInt(characters.length())));
      }
      return text.toString().getBytes(StandardCharsets.UTF_8);
    }
  }
}
