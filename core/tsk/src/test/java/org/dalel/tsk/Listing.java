package org.dalel.tsk;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Short cuts of the tests. */
final class Listing {
  private Listing() {}

  static List<TskEntry> of(TskFileSystem fs, EnumerationOptions options) throws TskException {
    List<TskEntry> entries = new ArrayList<>();
    try (TskEnumerator enumerator = fs.enumerate(options)) {
      enumerator.forEach(
          r -> {
            if (r instanceof TskEntry entry) {
              entries.add(entry);
            }
          });
    }
    return entries;
  }

  static List<TskEvent> events(TskFileSystem fs, EnumerationOptions options, Cancellation flag)
      throws TskException {
    List<TskEvent> events = new ArrayList<>();
    try (TskEnumerator enumerator = fs.enumerate(options, flag)) {
      enumerator.forEach(
          r -> {
            if (r instanceof TskEvent event) {
              events.add(event);
            }
          });
    }
    return events;
  }

  static TskEntry named(TskFileSystem fs, String path) throws TskException {
    return of(fs, EnumerationOptions.defaults()).stream()
        .filter(e -> e.path().toString().equals(path))
        .findFirst()
        .orElseThrow();
  }

  static byte[] content(TskAttribute attribute) throws TskException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocateDirect(65536);
    long offset = 0;
    while (attribute.read(offset, buffer.clear()) > 0) {
      byte[] chunk = new byte[buffer.flip().remaining()];
      buffer.get(chunk);
      all.writeBytes(chunk);
      offset += chunk.length;
    }
    return all.toByteArray();
  }

  static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
