package org.dalel.testdata.fs;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.dalel.testdata.model.Names;

/**
 * Linear directories of ext. A deleted name stays where it was, in the slack behind the living
 * entry before it, as the kernel leaves it.
 */
final class ExtDirectory {

  private record Slot(byte[] name, long inode, int type, boolean dead) {
    int size() {
      return 8 + Bytes.roundUp(name.length, 4);
    }
  }

  private ExtDirectory() {}

  static byte[] bytes(Entry folder, int blockSize) {
    List<List<Slot>> blocks = blocks(slots(folder), blockSize);
    ByteBuffer out = Bytes.little(blocks.size() * blockSize);
    for (int i = 0; i < blocks.size(); i++) {
      block(out, i * blockSize, blocks.get(i), blockSize);
    }
    return out.array();
  }

  private static List<Slot> slots(Entry folder) {
    List<Slot> out = new ArrayList<>();
    long self = folder.inode.address;
    out.add(new Slot(Bytes.ascii("."), self, 2, false));
    long up = folder.parent.map(entry -> entry.inode.address).orElse(self);
    out.add(new Slot(Bytes.ascii(".."), up, 2, false));
    for (Entry each : folder.inode.entries) {
      int type =
          switch (each.inode.kind) {
            case FILE -> 1;
            case FOLDER -> 2;
            case LINK -> 7;
          };
      out.add(new Slot(Names.bytes(each.name), each.inode.address, type, each.deleted));
    }
    return out;
  }

  /** A dead name at the start of a block would lose its inode, so a living one goes before it. */
  private static List<List<Slot>> blocks(List<Slot> slots, int blockSize) {
    List<List<Slot>> blocks = new ArrayList<>();
    List<Slot> left = slots;
    int used = blockSize;
    for (int i = 0; i < left.size(); i++) {
      if (used + left.get(i).size() > blockSize) {
        blocks.add(new ArrayList<>());
        used = 0;
        left = livingFirst(left, i);
      }
      blocks.get(blocks.size() - 1).add(left.get(i));
      used += left.get(i).size();
    }
    return blocks;
  }

  private static List<Slot> livingFirst(List<Slot> slots, int from) {
    for (int i = from; slots.get(from).dead() && i < slots.size(); i++) {
      if (!slots.get(i).dead()) {
        List<Slot> out = new ArrayList<>(slots);
        out.add(from, out.remove(i));
        return out;
      }
    }
    return slots;
  }

  private static void block(ByteBuffer out, int start, List<Slot> slots, int blockSize) {
    int at = start;
    int before = -1;
    for (Slot slot : slots) {
      boolean lost = slot.dead() && before < 0;
      out.putInt(at, lost ? 0 : (int) slot.inode()).putShort(at + 4, (short) slot.size());
      out.put(at + 6, (byte) slot.name().length).put(at + 7, (byte) slot.type());
      out.put(at + 8, slot.name());
      if (!slot.dead() || lost) {
        if (before >= 0) {
          out.putShort(before + 4, (short) (at - before));
        }
        before = at;
      }
      at += slot.size();
    }
    out.putShort(before + 4, (short) (start + blockSize - before));
  }
}
