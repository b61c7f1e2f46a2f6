package org.dalel.formats.sqlite.recover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dalel.formats.sqlite.page.SerialType;
import org.dalel.formats.sqlite.page.Varint;

/**
 * What the first serial types of a record may have been when one or two bytes of them are
 * overwritten: types that rows of the table have, and those that make the cell end at its boundary.
 */
final class LostTypes {
  private static final int MOST = 512;

  private final LostHeads.Spot spot;
  private final TableStatistics table;
  private final int head;
  private final int sizeBytes;
  private final int count;

  LostTypes(LostHeads.Spot spot, TableStatistics table, int head, int sizeBytes, int count) {
    this.spot = spot;
    this.table = table;
    this.head = head;
    this.sizeBytes = sizeBytes;
    this.count = count;
  }

  /** Bytes of these lost types that stand behind the overwritten ones. */
  static int visibleBytes(long[] types, int lostBytes) {
    int all = 0;
    for (long type : types) {
      all += Varint.sizeOf(type);
    }
    return all - lostBytes;
  }

  /**
   * Assumptions about the types that begin in the lost bytes.
   *
   * @param lostBytes bytes of types that are overwritten: 0, 1 or 2
   * @param visible offset of the first byte that is not
   */
  List<long[]> of(int lostBytes, int visible) {
    List<long[]> found = new ArrayList<>();
    if (lostBytes == 0) {
      found.add(new long[0]);
    } else {
      extend(found, new long[0], lostBytes, visible);
    }
    return found;
  }

  private void extend(List<long[]> found, long[] known, int lostBytes, int visible) {
    if (known.length == count || found.size() >= MOST) {
      return;
    }
    for (long type : options(known, visible)) {
      long[] types = Arrays.copyOf(known, known.length + 1);
      types[known.length] = type;
      int behind = visibleBytes(types, lostBytes);
      if (behind < 0) {
        extend(found, types, lostBytes, visible);
      } else if (agrees(type, behind, visible) && found.size() < MOST) {
        found.add(types);
      }
    }
  }

  /** The last bytes of a type that reaches behind the lost ones must be there. */
  private boolean agrees(long type, int behind, int visible) {
    for (int i = 0; i < behind; i++) {
      int at = visible + behind - 1 - i;
      int expected = (int) (type >> 7 * i & 0x7f) | (i == 0 ? 0 : 0x80);
      if (at >= spot.limit() || (spot.page()[at] & 0xff) != expected) {
        return false;
      }
    }
    return true;
  }

  private Set<Long> options(long[] known, int visible) {
    int field = known.length;
    Set<Long> options = new TreeSet<>();
    if (table.table().aliasField(field)) {
      options.add(0L);
      return options;
    }
    options.addAll(table.field(field).frequentTypes());
    if (spot.certain()) {
      solved(known, visible, options);
    }
    return options;
  }

  /** Types of the size that is left for this value if it is the last one unknown. */
  private void solved(long[] known, int visible, Set<Long> options) {
    for (int typeBytes = 1; typeBytes <= 3; typeBytes++) {
      long knownBytes = visibleBytes(known, 0);
      int at =
          visible + (int) Math.max(0, knownBytes + typeBytes - (LostHeads.LOST - head - sizeBytes));
      long sum = 0;
      for (long type : known) {
        sum += SerialType.size(type);
      }
      for (int i = known.length + 1; i < count; i++) {
        int size = Varint.size(spot.page(), at, spot.limit());
        if (size == 0 || !SerialType.valid(Varint.value(spot.page(), at))) {
          return;
        }
        sum += SerialType.size(Varint.value(spot.page(), at));
        at += size;
      }
      long rest = spot.boundary() - at - sum;
      for (long type : ofSize(rest)) {
        if (Varint.sizeOf(type) == typeBytes) {
          options.add(type);
        }
      }
    }
  }

  private static List<Long> ofSize(long size) {
    if (size < 0 || size > 65536) {
      return List.of();
    }
    List<Long> types = new ArrayList<>(List.of(12 + 2 * size, 13 + 2 * size));
    for (long type = 0; type <= 9; type++) {
      if (SerialType.size(type) == size) {
        types.add(type);
      }
    }
    return types;
  }
}
