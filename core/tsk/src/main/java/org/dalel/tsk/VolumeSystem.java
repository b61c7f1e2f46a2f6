package org.dalel.tsk;

import java.util.ArrayList;
import java.util.List;

/**
 * A partition table and what it describes, in the order of {@code mmls}.
 *
 * @param type {@code dos}, {@code gpt}, {@code mac}, {@code bsd} or {@code sun}
 * @param offset of the table's volume in the image, in bytes
 * @param blockSize of the table's addresses, in bytes
 * @param backup whether the table found was the backup copy
 * @param volumes allocated, unallocated and metadata ranges
 */
public record VolumeSystem(
    String type, long offset, int blockSize, boolean backup, List<TskVolume> volumes) {

  public VolumeSystem {
    volumes = List.copyOf(volumes);
  }

  static VolumeSystem unpack(byte[] table) {
    Packed in = new Packed(table, 0);
    String type = in.text();
    long offset = in.i64();
    int blockSize = in.i32();
    boolean backup = in.u8() != 0;
    int count = in.i32();
    List<TskVolume> volumes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int address = in.i32();
      long start = in.i64();
      long length = in.i64();
      TskVolume.Kind kind = TskVolume.Kind.of(in.i32());
      int tableNumber = in.i8();
      int slot = in.i8();
      volumes.add(new TskVolume(address, start, length, in.text(), kind, tableNumber, slot));
    }
    return new VolumeSystem(type, offset, blockSize, backup, volumes);
  }
}
