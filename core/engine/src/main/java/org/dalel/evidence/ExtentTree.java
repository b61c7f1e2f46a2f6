package org.dalel.evidence;

import static org.dalel.evidence.Ext4Geometry.u16;
import static org.dalel.evidence.Ext4Geometry.u32;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The extent tree of one inode, read once from left to right.
 *
 * <pre>
 *   header  u16 magic 0xF30A  u16 entries  u16 most entries  u16 depth  u32 generation
 *   index   u32 first file block  u32 block, low  u16 block, high  u16 unused
 *   extent  u32 first file block  u16 length (above 32768: uninitialised)  u16 block, high  u32 low
 * </pre>
 */
final class ExtentTree {
  private static final int MAGIC = 0xF30A;
  private static final int ENTRY = 12;
  private static final int DEEPEST = 5;
  private static final int LONGEST = 32768;

  private final Ext4Geometry geometry;
  private final String inode;
  private final long end;
  private final List<RunList.Run> runs = new ArrayList<>();
  private final Set<Long> seen = new HashSet<>();
  private long covered;
  private boolean lost;
  private String firstDamage;
  private int damages;

  /**
   * @param end blocks of the file
   */
  ExtentTree(Ext4Geometry geometry, long inode, long end) {
    this.geometry = geometry;
    this.inode = "inode " + inode;
    this.end = end;
  }

  /**
   * An entry of an index block.
   *
   * @param afterBad whether entries before it are damaged
   */
  private record Child(long from, long block, boolean afterBad) {}

  /** The runs of the whole file. */
  RunList read(ByteBuffer root) throws IOException {
    int depth = u16(root, 6);
    if (depth > DEEPEST) {
      lose(
          end,
          String.format(
              "extent tree in the inode: expected a depth of at most %d at 6, found %d",
              DEEPEST, depth));
    } else {
      node(root, "extent tree in the inode", depth, 0, end);
    }
    fillTo(end);
    return new RunList(0, runs);
  }

  /** What is wrong with the tree, if anything. */
  Optional<String> damage() {
    return Optional.ofNullable(firstDamage)
        .map(d -> inode + ": " + d + (damages > 1 ? " (and " + (damages - 1) + " more)" : ""));
  }

  void damaged(String what) {
    firstDamage = firstDamage == null ? what : firstDamage;
    damages++;
  }

  private void node(ByteBuffer node, String place, int depth, long from, long to)
      throws IOException {
    int entries = u16(node, 2);
    int room = node.limit() / ENTRY - 1;
    if (u16(node, 0) != MAGIC || entries > room || u16(node, 6) != depth) {
      String found =
          String.format(
              "%s: expected magic 0xf30a, at most %d entries and depth %d, found 0x%x, %d and %d",
              place, room, depth, u16(node, 0), entries, u16(node, 6));
      lose(to, found);
    } else if (depth == 0) {
      leaf(node, place, entries, from, to);
    } else {
      index(node, place, entries, depth, from, to);
    }
  }

  private void index(ByteBuffer node, String place, int entries, int depth, long from, long to)
      throws IOException {
    List<Child> children = new ArrayList<>(entries);
    long previous = from - 1;
    boolean damaged = false;
    for (int i = 1; i <= entries; i++) {
      long first = u32(node, i * ENTRY);
      long block = u32(node, i * ENTRY + 4) | (long) u16(node, i * ENTRY + 8) << 32;
      if (first >= end && previous < first) {
        break;
      }
      if (first <= previous || first >= to || !geometry.holds(block, 1)) {
        bad(place, i, first, 1, block, from, to);
        damaged = true;
      } else {
        children.add(new Child(first, block, damaged));
        damaged = false;
        previous = first;
      }
    }
    descend(children, depth, to);
    lost |= damaged;
  }

  private void descend(List<Child> children, int depth, long to) throws IOException {
    for (int i = 0; i < children.size(); i++) {
      Child child = children.get(i);
      lost |= child.afterBad();
      fillTo(child.from());
      long next = i + 1 < children.size() ? children.get(i + 1).from() : to;
      child(child.block(), depth - 1, child.from(), next);
    }
  }

  private void child(long block, int depth, long from, long to) throws IOException {
    String place = String.format("block of the extent tree at 0x%x", geometry.byteOf(block));
    if (!seen.add(block)) {
      lose(to, place + ": expected each block once in the tree, found it again");
      return;
    }
    Optional<ByteBuffer> node = geometry.block(block);
    if (node.isPresent()) {
      node(node.get(), place, depth, from, to);
    } else {
      lose(to, place + ": expected a block, found the end of the image");
    }
  }

  private void leaf(ByteBuffer node, String place, int entries, long from, long to) {
    for (int i = 1; i <= entries; i++) {
      long first = u32(node, i * ENTRY);
      int stored = u16(node, i * ENTRY + 4);
      long block = (long) u16(node, i * ENTRY + 6) << 32 | u32(node, i * ENTRY + 8);
      boolean written = stored <= LONGEST;
      int length = written ? stored : stored - LONGEST;
      if (first >= end && first >= covered) {
        break; // allocated in advance, behind the end of the file
      }
      boolean fits =
          first >= Math.max(from, covered) && first < to && (to == end || first + length <= to);
      if (!fits || length == 0 || !geometry.holds(block, length)) {
        bad(place, i, first, length, block, from, to);
        lost = true;
      } else {
        fillTo(first);
        add(written ? block : -1, Math.min(length, end - first), false);
      }
    }
  }

  private void bad(String place, int i, long first, int length, long block, long from, long to) {
    damaged(
        String.format(
            "%s: expected at 0x%x an ascending entry of file blocks %d to %d that lies in the file"
                + " system, found %d blocks for file block %d at block %d; it is left out",
            place, i * ENTRY, from, to - 1, length, first, block));
  }

  /** The file blocks up to {@code to} are described by something that cannot be read. */
  private void lose(long to, String why) {
    damaged(why + "; what it describes is not known");
    lost = true;
    fillTo(Math.min(to, end));
  }

  /** What no extent describes: a hole, or the place of damaged entries. */
  private void fillTo(long block) {
    if (block > covered) {
      add(-1, block - covered, lost);
    }
    lost = false;
  }

  private void add(long block, long length, boolean filler) {
    RunList.append(runs, new RunList.Run(block, length, filler));
    covered += length;
  }
}
