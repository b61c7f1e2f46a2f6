package org.dalel.evidence.image.ewf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dalel.evidence.image.MissingSegmentException;
import org.dalel.evidence.image.PositionalFile;

/**
 * Finds the segment files of an EWF image by name and opens them one after the other.
 *
 * <p>Names: {@code x.E01} to {@code x.E99}, then {@code x.EAA} to {@code x.EZZ}, {@code x.FAA} and
 * so on to {@code x.ZZZ}; the same with {@code .e01} and {@code .s01}. Letter case of file names is
 * ignored. The header of each file: 8 bytes signature, 0x01, segment number (16 bit), 0x0000.
 */
final class EwfSegments {

  static final int FILE_HEADER = 13;

  private static final byte[] SIGNATURE = {'E', 'V', 'F', 9, 13, 10, (byte) 0xff, 0};
  private static final int LETTERS = 26;
  private static final int NUMBERED = 99;

  private final Path given;
  private final String stem;
  private final char firstLetter;
  private final Map<String, Path> byLowerCaseName;

  private EwfSegments(Path given, String stem, char firstLetter, Map<String, Path> names) {
    this.given = given;
    this.stem = stem;
    this.firstLetter = firstLetter;
    this.byLowerCaseName = names;
  }

  /** The segments beside {@code path}, which may be any one of them. */
  static EwfSegments beside(Path path) throws IOException {
    String name = path.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String extension = dot < 0 ? "" : name.substring(dot + 1);
    char letter = firstLetter(extension, segmentNumber(path));
    Map<String, Path> names = new HashMap<>();
    Path folder = path.toAbsolutePath().getParent();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        Path sibling = path.resolveSibling(entry.getFileName());
        names.merge(
            sibling.getFileName().toString().toLowerCase(Locale.ROOT),
            sibling,
            (a, b) -> a.equals(path) ? a : b);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return new EwfSegments(path, dot < 0 ? name : name.substring(0, dot), letter, names);
  }

  /** The letter that the first segment's extension starts with, keeping upper or lower case. */
  private static char firstLetter(String extension, int segment) {
    if (extension.isEmpty()) {
      return 'E';
    }
    int stepsPastFirst = segment <= NUMBERED ? 0 : (segment - NUMBERED - 1) / (LETTERS * LETTERS);
    return (char) (extension.charAt(0) - stepsPastFirst);
  }

  /** Opens segment {@code number}, counted from 1. */
  PositionalFile open(int number) throws IOException {
    Path path = path(number);
    if (path == null) {
      Path expected = given.resolveSibling(name(number));
      throw new MissingSegmentException(
          expected,
          String.format(
              "%s: expected segment %d of the image in %s, found no such file; the image is not"
                  + " opened",
              given, number, expected.getFileName()));
    }
    int stored = segmentNumber(path);
    if (stored != number) {
      throw new IOException(
          String.format(
              "%s: expected segment number %d at 0x9, found %d: the file was renamed or belongs to"
                  + " another image; the image is not opened",
              path, number, stored));
    }
    return PositionalFile.open(path);
  }

  boolean exists(int number) {
    return path(number) != null;
  }

  /** Paths of later segments that lie beside the image although it ended before them. */
  List<Path> surplus(int from) {
    List<Path> surplus = new ArrayList<>();
    for (int number = from; exists(number); number++) {
      surplus.add(path(number));
    }
    return surplus;
  }

  private Path path(int number) {
    if (number == 1 && stem.equals(given.getFileName().toString())) {
      return given;
    }
    return byLowerCaseName.get(name(number).toLowerCase(Locale.ROOT));
  }

  private String name(int number) {
    return stem + "." + extension(firstLetter, number);
  }

  /** Extension of a segment: E01 ... E99, EAA ... EZZ, FAA ... in the case of the first letter. */
  static String extension(char firstLetter, int number) {
    if (number <= NUMBERED) {
      return String.format("%c%02d", firstLetter, number);
    }
    int rest = number - NUMBERED - 1;
    char base = Character.isUpperCase(firstLetter) ? 'A' : 'a';
    char third = (char) (base + rest % LETTERS);
    char second = (char) (base + rest / LETTERS % LETTERS);
    char first = (char) (firstLetter + rest / (LETTERS * LETTERS));
    return "" + first + second + third;
  }

  private static int segmentNumber(Path path) throws IOException {
    try (PositionalFile file = PositionalFile.open(path)) {
      ByteBuffer header = file.read(0, FILE_HEADER);
      boolean signed = header.remaining() == FILE_HEADER;
      for (int i = 0; signed && i < SIGNATURE.length; i++) {
        signed = header.get(i) == SIGNATURE[i];
      }
      if (!signed) {
        throw new IOException(
            String.format(
                "%s: expected the EWF signature 455646090d0aff00 at 0x0, found another or a shorter"
                    + " file; the image is not opened",
                path));
      }
      return Short.toUnsignedInt(header.getShort(9));
    }
  }
}
