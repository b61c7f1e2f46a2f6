package org.dalel.testdata.fs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * An index as NTFS keeps folders: a B-tree of sorted entries, its root in the MFT record, its other
 * nodes in blocks of 4,096 bytes. Built from the leaves up, in one pass.
 */
final class NtfsIndex {

  private static final int BLOCK = 4096;
  private static final int HEAD = 64;
  private static final int END = 24;

  /** An entry: reference or data offsets, then key (and data). */
  record Key(byte[] head, byte[] body) {

    /** An entry of a folder. */
    static Key name(long reference, byte[] fileName) {
      ByteBuffer head = Bytes.little(16);
      head.putLong(reference).putShort(10, (short) fileName.length);
      return new Key(head.array(), fileName);
    }

    /** An entry of {@code $SII} or {@code $SDH}: the key, then data. */
    static Key view(byte[] key, byte[] data) {
      ByteBuffer head = Bytes.little(16);
      head.putShort(0, (short) (16 + key.length)).putShort(2, (short) data.length);
      head.putShort(10, (short) key.length);
      ByteBuffer body = ByteBuffer.allocate(key.length + data.length).put(key).put(data);
      return new Key(head.array(), body.array());
    }

    int size() {
      return Bytes.roundUp(16 + body.length, 8);
    }
  }

  private record Node(List<Key> keys, List<Long> children) {
    boolean leaf() {
      return children.isEmpty();
    }

    /** Bytes of all entries with the closing one. */
    int size() {
      return keys.stream().mapToInt(key -> key.size() + (leaf() ? 0 : 8)).sum()
          + (leaf() ? 16 : END);
    }
  }

  private final List<byte[]> blocks = new ArrayList<>();
  private final Node root;

  /** From entries in collation order; the root node may take {@code room} bytes in the record. */
  NtfsIndex(List<Key> sorted, int room) {
    Node level = new Node(sorted, List.of());
    while (level.size() > room) {
      level = split(level);
    }
    root = level;
  }

  private Node split(Node all) {
    List<Key> separators = new ArrayList<>();
    List<Long> children = new ArrayList<>();
    int per = all.leaf() ? 0 : 8;
    int from = 0;
    while (from <= all.keys().size()) {
      int to = from;
      int used = HEAD + END;
      while (to < all.keys().size() && used + all.keys().get(to).size() + per <= BLOCK) {
        used += all.keys().get(to++).size() + per;
      }
      if (to == all.keys().size() - 1) {
        to--;
      }
      List<Long> below = all.leaf() ? List.of() : all.children().subList(from, to + 1);
      children.add(store(new Node(all.keys().subList(from, to), below)));
      if (to < all.keys().size()) {
        separators.add(all.keys().get(to));
      }
      from = to + 1;
    }
    return new Node(separators, children);
  }

  private long store(Node node) {
    long number = blocks.size();
    byte[] entries = entries(node);
    ByteBuffer out = Bytes.little(BLOCK);
    out.put(Bytes.ascii("INDX")).putShort((short) 40).putShort((short) 9).putLong(0);
    out.putLong(number).putInt(HEAD - 24).putInt(HEAD - 24 + entries.length);
    out.putInt(BLOCK - 24).putInt(node.leaf() ? 0 : 1);
    out.put(HEAD, entries);
    blocks.add(NtfsRecord.protect(out.array(), 40));
    return number;
  }

  private static byte[] entries(Node node) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < node.keys().size(); i++) {
      Key key = node.keys().get(i);
      int size = key.size() + (node.leaf() ? 0 : 8);
      ByteBuffer entry = Bytes.little(size);
      entry.put(key.head()).put(key.body());
      entry.putShort(8, (short) size).putShort(12, (short) (node.leaf() ? 0 : 1));
      if (!node.leaf()) {
        entry.putLong(size - 8, node.children().get(i));
      }
      out.writeBytes(entry.array());
    }
    ByteBuffer end = Bytes.little(node.leaf() ? 16 : END);
    end.putShort(8, (short) end.capacity()).putShort(12, (short) (node.leaf() ? 2 : 3));
    if (!node.leaf()) {
      end.putLong(16, node.children().get(node.children().size() - 1));
    }
    out.writeBytes(end.array());
    return out.toByteArray();
  }

  /** The blocks of {@code $INDEX_ALLOCATION}; empty for a small index. */
  byte[] allocation() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    blocks.forEach(out::writeBytes);
    return out.toByteArray();
  }

  /** The value of {@code $BITMAP}. */
  byte[] bitmap() {
    byte[] out = new byte[Bytes.roundUp(Bytes.ceil(blocks.size(), 8), 8)];
    for (int i = 0; i < blocks.size(); i++) {
      out[i / 8] |= (byte) (1 << i % 8);
    }
    return out;
  }

  /** The value of {@code $INDEX_ROOT}. */
  byte[] rootValue(int indexedType, int collation) {
    byte[] entries = entries(root);
    ByteBuffer out = Bytes.little(32 + entries.length);
    out.putInt(indexedType).putInt(collation).putInt(BLOCK).putInt(1);
    out.putInt(16).putInt(16 + entries.length).putInt(16 + entries.length);
    out.putInt(blocks.isEmpty() ? 0 : 1).put(entries);
    return out.array();
  }
}
