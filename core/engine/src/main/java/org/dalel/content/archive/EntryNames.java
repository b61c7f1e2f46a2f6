package org.dalel.content.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.Metadata;

/**
 * Decodes the names of archive entries, which often do not say how they are encoded.
 *
 * <p>A name in a Unicode extra field is clear; valid UTF-8, marked or not, is taken as such; others
 * are in an old {@linkplain CodePages code page}; where that is none of Russian or a western
 * language, Tika's detectors guess from the name, repeated until it is long enough for them, as
 * Tika's own archive parser does.
 */
record EntryNames(EncodingDetector detector) {
  private static final int ENOUGH = 100;

  String of(ZipArchiveEntry entry) throws IOException {
    byte[] raw = entry.getRawName();
    boolean extra = entry.getNameSource() == ZipArchiveEntry.NameSource.UNICODE_EXTRA_FIELD;
    if (extra || raw == null || raw.length == 0) {
      return entry.getName();
    }
    Optional<String> utf8 = utf8(raw);
    return utf8.isPresent() && entry.getGeneralPurposeBit().usesUTF8ForNames()
        ? utf8.get()
        : decode(raw, true);
  }

  /** The name behind bytes of unknown encoding; different bytes may give the same name. */
  String decode(byte[] raw) throws IOException {
    return decode(raw, false);
  }

  private String decode(byte[] raw, boolean dos) throws IOException {
    if (raw.length == 0) {
      return "";
    }
    Optional<String> utf8 = utf8(raw);
    if (utf8.isPresent() && utf8.get().codePoints().allMatch(EntryNames::isInUse)) {
      return utf8.get();
    }
    Optional<Charset> page = CodePages.of(raw, dos);
    if (page.isEmpty() && utf8.isPresent()) {
      return utf8.get();
    }
    return new String(raw, page.isPresent() ? page.get() : guessed(raw));
  }

  private static Optional<String> utf8(byte[] raw) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Whether a character of UTF-8 is not there by chance: few bytes of a code page are such. */
  private static boolean isInUse(int character) {
    int type = Character.getType(character);
    return type != Character.UNASSIGNED && type != Character.PRIVATE_USE;
  }

  private Charset guessed(byte[] raw) throws IOException {
    Charset charset = detector.detect(new ByteArrayInputStream(repeated(raw)), new Metadata());
    return charset == null ? StandardCharsets.ISO_8859_1 : charset;
  }

  private static byte[] repeated(byte[] name) {
    byte[] result = new byte[name.length * Math.max(1, ENOUGH / name.length)];
    for (int i = 0; i < result.length; i++) {
      result[i] = name[i % name.length];
    }
    return result;
  }
}
