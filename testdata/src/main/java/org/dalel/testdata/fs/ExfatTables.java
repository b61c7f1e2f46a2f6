package org.dalel.testdata.fs;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Directory entries of exFAT, 32 bytes each. */
final class ExfatTables {

  private static final int ENTRY = 32;
  private static final int UTC = 0x80;
  private static final int IN_USE = 0x80;

  private ExfatTables() {}

  /** The up-case table in its short form: 0xFFFF and a count stand for characters as they are. */
  static byte[] upCase() {
    ByteBuffer out = Bytes.little(0x20000);
    for (int c = 0; c < 0x10000; ) {
      int same = 0;
      while (c + same < 0x10000 && same < 0xFFFF && UpCase.of((char) (c + same)) == c + same) {
        same++;
      }
      if (same > 2) {
        out.putChar('\uffff').putChar((char) same);
        c += same;
      } else {
        out.putChar(UpCase.of((char) c++));
      }
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  static byte[] label(String label) {
    ByteBuffer out = Bytes.little(ENTRY);
    byte[] text = Bytes.utf16(label.substring(0, Math.min(11, label.length())));
    return out.put((byte) (text.length == 0 ? 0x03 : 0x83))
        .put((byte) (text.length / 2))
        .put(text)
        .array();
  }

  static byte[] bitmap(int cluster, long size) {
    return Bytes.little(ENTRY).put((byte) 0x81).putInt(20, cluster).putLong(24, size).array();
  }

  static byte[] upCase(int cluster, byte[] table) {
    int sum = 0;
    for (byte each : table) {
      sum = Integer.rotateRight(sum, 1) + (each & 0xFF);
    }
    ByteBuffer out = Bytes.little(ENTRY).put((byte) 0x82).putInt(4, sum);
    return out.putInt(20, cluster).putLong(24, table.length).array();
  }

  /** File, stream extension and name entries of one name. */
  static byte[] entries(Entry entry) {
    Inode inode = entry.inode;
    Fork fork = inode.main();
    byte[] name = Bytes.utf16(entry.name);
    int names = Bytes.ceil(name.length, 30);
    ByteBuffer out = Bytes.little((2 + names) * ENTRY);
    out.put((byte) 0x85).put((byte) (1 + names)).putShort((short) 0);
    out.putShort((short) (inode.folder() ? 0x10 : 0x20)).putShort((short) 0);
    out.putInt(time(inode.times.created())).putInt(time(inode.times.modified()));
    out.putInt(time(inode.times.accessed()));
    out.put(hundredths(inode.times.created())).put(hundredths(inode.times.modified()));
    out.put((byte) UTC).put((byte) UTC).put((byte) UTC);
    long size = inode.folder() ? (long) fork.clusters.length * ExfatWriter.CLUSTER : fork.size();
    boolean chain = fork.fragmented() || inode.folder() || fork.clusters.length == 0;
    out.position(ENTRY);
    out.put((byte) 0xC0).put((byte) (chain ? 1 : 3)).put((byte) 0).put((byte) (name.length / 2));
    out.putShort(hash(entry.name)).putShort((short) 0).putLong(size).putInt(0);
    out.putInt((int) FatDirectory.first(fork)).putLong(size);
    for (int i = 0; i < names; i++) {
      int from = i * 30;
      out.position((2 + i) * ENTRY);
      out.put((byte) 0xC1).put((byte) 0).put(name, from, Math.min(30, name.length - from));
    }
    out.putShort(2, checksum(out.array()));
    for (int at = 0; entry.deleted && at < out.capacity(); at += ENTRY) {
      out.put(at, (byte) (out.get(at) & ~IN_USE));
    }
    return out.array();
  }

  private static short hash(String name) {
    int hash = 0;
    for (char c : name.toCharArray()) {
      char upper = UpCase.of(c);
      hash = rotate(hash) + (upper & 0xFF) & 0xFFFF;
      hash = rotate(hash) + (upper >>> 8) & 0xFFFF;
    }
    return (short) hash;
  }

  private static short checksum(byte[] set) {
    int sum = 0;
    for (int i = 0; i < set.length; i++) {
      if (i != 2 && i != 3) {
        sum = rotate(sum) + (set[i] & 0xFF) & 0xFFFF;
      }
    }
    return (short) sum;
  }

  private static int rotate(int value) {
    return (value & 1) << 15 | value >>> 1;
  }

  private static int time(Instant instant) {
    LocalDateTime at = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    int date = at.getYear() - 1980 << 9 | at.getMonthValue() << 5 | at.getDayOfMonth();
    return date << 16 | at.getHour() << 11 | at.getMinute() << 5 | at.getSecond() / 2;
  }

  private static byte hundredths(Instant instant) {
    int odd = (int) (instant.getEpochSecond() & 1);
    return (byte) (odd * 100 + instant.getNano() / 10_000_000);
  }
}
