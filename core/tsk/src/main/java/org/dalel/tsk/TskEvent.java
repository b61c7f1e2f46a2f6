package org.dalel.tsk;

import java.nio.charset.StandardCharsets;

/**
 * Something that the enumeration did not list, and why.
 *
 * @param kind the limit or fault
 * @param metaAddress of the directory concerned
 * @param path of the directory concerned, as bytes; empty for the root or none
 * @param message a sentence
 */
public record TskEvent(Kind kind, long metaAddress, TskName path, String message)
    implements TskRecord {

  /** Why something was not listed. */
  public enum Kind {
    /** Deeper than the limit. */
    DEPTH,
    /** A path longer than the limit. */
    PATH_LENGTH,
    /** More names in a directory than the limit. */
    DIRECTORY_SIZE,
    /** A directory inside itself. */
    LOOP,
    /** A directory reached by more names than the limit. */
    REPEATED,
    /** A directory that libtsk cannot read. */
    DIRECTORY_UNREADABLE,
    /** Metadata that libtsk cannot walk. */
    UNNAMED_UNREADABLE,
    /** The enumeration was cancelled; nothing follows. */
    CANCELLED
  }

  private static final int BODY = 5;

  static TskEvent unpack(byte[] packed) {
    Packed in = new Packed(packed, BODY);
    Kind kind = Kind.values()[in.u8() - 1];
    long address = in.i64();
    TskName path = new TskName(in.string());
    return new TskEvent(kind, address, path, new String(in.string(), StandardCharsets.UTF_8));
  }
}
