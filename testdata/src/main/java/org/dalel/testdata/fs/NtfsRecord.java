package org.dalel.testdata.fs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * One MFT record of 1,024 bytes: header, attributes in order of type and name, update sequence.
 * Layout as in the Linux-NTFS documentation.
 */
final class NtfsRecord {

  static final int SIZE = 1024;
  static final int STANDARD_INFORMATION = 0x10;
  static final int FILE_NAME = 0x30;
  static final int VOLUME_NAME = 0x60;
  static final int VOLUME_INFORMATION = 0x70;
  static final int DATA = 0x80;
  static final int INDEX_ROOT = 0x90;
  static final int INDEX_ALLOCATION = 0xA0;
  static final int BITMAP = 0xB0;
  static final int IN_USE = 1;
  static final int FOLDER = 2;

  private final long number;
  private final int sequence;
  private final Map<String, byte[]> attributes = new TreeMap<>();

  NtfsRecord(long number, int sequence) {
    this.number = number;
    this.sequence = sequence;
  }

  NtfsRecord resident(int type, String name, byte[] value) {
    byte[] text = Bytes.utf16(name);
    int valueAt = 24 + Bytes.roundUp(text.length, 8);
    ByteBuffer out = Bytes.little(Bytes.roundUp(valueAt + value.length, 8));
    header(out, type, false, text, 24, 0);
    out.putInt(16, value.length).putShort(20, (short) valueAt);
    out.put(22, (byte) (type == FILE_NAME ? 1 : 0));
    out.put(24, text).put(valueAt, value);
    return add(type, name, out.array());
  }

  NtfsRecord runs(int type, String name, NtfsRuns runs) {
    byte[] text = Bytes.utf16(name);
    int nameAt = runs.flags() == 0 ? 64 : 72;
    int pairsAt = nameAt + Bytes.roundUp(text.length, 8);
    ByteBuffer out = Bytes.little(Bytes.roundUp(pairsAt + runs.pairs().length, 8));
    header(out, type, true, text, nameAt, runs.flags());
    out.putLong(16, 0).putLong(24, runs.clusters() - 1).putShort(32, (short) pairsAt);
    out.put(34, (byte) (runs.compressed() ? 4 : 0));
    out.putLong(40, runs.allocated()).putLong(48, runs.size()).putLong(56, runs.initialised());
    if (runs.flags() != 0) {
      out.putLong(64, runs.stored());
    }
    out.put(nameAt, text).put(pairsAt, runs.pairs());
    return add(type, name, out.array());
  }

  private NtfsRecord add(int type, String name, byte[] bytes) {
    attributes.put(String.format("%02x %s %04d", type, name, attributes.size()), bytes);
    return this;
  }

  private static void header(
      ByteBuffer out, int type, boolean away, byte[] name, int nameAt, int flags) {
    out.putInt(type).putInt(out.capacity()).put((byte) (away ? 1 : 0));
    out.put((byte) (name.length / 2)).putShort((short) nameAt).putShort((short) flags);
  }

  byte[] bytes(int flags, int links) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int instance = 0;
    for (byte[] attribute : attributes.values()) {
      byte[] copy = attribute.clone();
      Bytes.little(copy).putShort(14, (short) instance++);
      body.writeBytes(copy);
    }
    int used = 56 + body.size() + 8;
    if (used > SIZE) {
      throw new IllegalArgumentException(
          "ntfs: MFT entry " + number + ": expected attributes within 1024 bytes, found " + used);
    }
    ByteBuffer out = Bytes.little(SIZE);
    out.put(Bytes.ascii("FILE")).putShort((short) 48).putShort((short) 3).putLong(0);
    out.putShort((short) sequence).putShort((short) links).putShort((short) 56);
    out.putShort((short) flags).putInt(used).putInt(SIZE).putLong(0);
    out.putShort((short) instance).putShort((short) 0).putInt((int) number);
    out.put(56, body.toByteArray()).putInt(56 + body.size(), -1);
    return protect(out.array(), 48);
  }

  /** Swaps the last two bytes of each sector for the update sequence number. */
  static byte[] protect(byte[] block, int arrayAt) {
    byte[] out = Arrays.copyOf(block, block.length);
    ByteBuffer view = Bytes.little(out);
    view.putShort(arrayAt, (short) 1);
    for (int sector = 0; sector < out.length / 512; sector++) {
      int end = sector * 512 + 510;
      view.putShort(arrayAt + 2 + sector * 2, view.getShort(end));
      view.putShort(end, (short) 1);
    }
    return out;
  }
}
