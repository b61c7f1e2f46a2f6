package org.dalel.tsk;

/**
 * The directory that entries were listed in; one object serves all of them.
 *
 * @param path from the file system's root, such as {@code /Users/aida}; empty for the root
 * @param metaAddress its metadata address
 * @param depth 0 for the root
 * @param nameCount names in it, {@code .} and {@code ..} included
 */
public record TskDirectory(TskName path, long metaAddress, int depth, long nameCount) {
  private static final int BODY = 5;

  /** The place of entries without a name. */
  static final TskDirectory NOWHERE = new TskDirectory(TskName.empty(), 0, 0, 0);

  static TskDirectory unpack(byte[] packed) {
    Packed in = new Packed(packed, BODY);
    long address = in.i64();
    int depth = in.i32();
    long names = in.i64();
    return new TskDirectory(new TskName(in.string()), address, depth, names);
  }
}
