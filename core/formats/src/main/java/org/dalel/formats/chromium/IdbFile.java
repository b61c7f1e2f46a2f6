package org.dalel.formats.chromium;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * A file beside an IndexedDB that belongs to a record.
 *
 * <pre>
 *   0 number type size | 1 number type size name modified | 2 length token        varints; UTF-16BE
 * </pre>
 *
 * <p>Source: Chromium, content/browser/indexed_db/indexed_db_backing_store.cc.
 *
 * @param kind blob, file or handle
 * @param path below the folder {@code *.indexeddb.blob}; empty for a handle
 * @param type its MIME type
 * @param size in bytes
 * @param name of a file; empty for others
 * @param modified microseconds since 1601-01-01 UTC; of a file alone
 */
public record IdbFile(
    Kind kind, String path, String type, long size, String name, OptionalLong modified) {
  /** What it is. */
  public enum Kind {
    /** Bytes without a name. */
    BLOB,
    /** A file that the user gave to the page. */
    FILE,
    /** A handle to a file outside of the browser. */
    HANDLE
  }

  static List<IdbFile> list(long database, ByteView value) throws FormatException {
    ByteCursor in = new ByteCursor(value);
    List<IdbFile> files = new ArrayList<>();
    while (in.more()) {
      files.add(one(database, in));
    }
    return List.copyOf(files);
  }

  private static IdbFile one(long database, ByteCursor in) throws FormatException {
    long place = in.position();
    int kind = in.u8();
    if (kind == 2) {
      String token = in.text(in.length(), StandardCharsets.ISO_8859_1);
      return new IdbFile(Kind.HANDLE, "", "", token.length(), "", OptionalLong.empty());
    }
    if (kind > 2) {
      throw new FormatException(place, "a blob, file or handle", "kind " + kind);
    }
    long number = in.varint();
    String type = IdbCoding.string(in);
    long size = in.varint();
    String path = String.format("%x/%02x/%x", database, number >>> 8 & 0xff, number);
    if (kind == 0) {
      return new IdbFile(Kind.BLOB, path, type, size, "", OptionalLong.empty());
    }
    String name = IdbCoding.string(in);
    return new IdbFile(Kind.FILE, path, type, size, name, OptionalLong.of(in.varint()));
  }
}
