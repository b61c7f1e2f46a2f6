package org.dalel.content.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.Metadata;

/**
 * Decodes the names of archive entries, which often do not say how they are encoded.
 *
 * <p>A name in a Unicode extra field is clear; valid UTF-8, marked or not, is taken as such; for
 * all others Tika's detectors guess from the name, repeated until it is long enough for them, as
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
    return decode(raw);
  }

  /** The name behind bytes of unknown encoding; different bytes may give the same name. */
  String decode(byte[] raw) throws IOException {
    if (raw.length == 0) {
      return "";
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      Charset charset = detector.detect(new ByteArrayInputStream(repeated(raw)), new Metadata());
      return new String(raw, charset == null ? StandardCharsets.ISO_8859_1 : charset);
    }
  }

  private static byte[] repeated(byte[] name) {
    byte[] result = new byte[name.length * Math.max(1, ENOUGH / name.length)];
    for (int i = 0; i < result.length; i++) {
      result[i] = name[i % name.length];
    }
    return result;
  }
}
