package org.dalel.testdata.fs;

import java.nio.ByteBuffer;

/** The content of {@code $Secure} with one descriptor: owner Administrators, everybody may all. */
final class NtfsSecurity {

  private static final int MIRROR = 0x40000;

  private NtfsSecurity() {}

  private static byte[] descriptor() {
    ByteBuffer out = Bytes.little(80);
    out.putShort((short) 1).putShort((short) 0x8004);
    out.putInt(48).putInt(64).putInt(0).putInt(20);
    out.putShort((short) 2).putShort((short) 28).putInt(1);
    out.put((byte) 0).put((byte) 3).putShort((short) 20).putInt(0x1F01FF);
    out.put(new byte[] {1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0});
    for (int i = 0; i < 2; i++) {
      out.put(new byte[] {1, 2, 0, 0, 0, 0, 0, 5}).putInt(32).putInt(544);
    }
    return out.array();
  }

  private static int hash(byte[] bytes) {
    ByteBuffer in = Bytes.little(bytes);
    int hash = 0;
    while (in.hasRemaining()) {
      hash = in.getInt() + Integer.rotateLeft(hash, 3);
    }
    return hash;
  }

  private static byte[] header() {
    byte[] descriptor = descriptor();
    ByteBuffer out = Bytes.little(20);
    return out.putInt(hash(descriptor))
        .putInt(NtfsNames.SECURITY_ID)
        .putLong(0)
        .putInt(20 + descriptor.length)
        .array();
  }

  /** The stream {@code $SDS}: the entry, and its mirror 256 KiB further. */
  static byte[] sds() {
    byte[] descriptor = descriptor();
    ByteBuffer out = Bytes.little(MIRROR + 20 + descriptor.length);
    out.put(header()).put(descriptor);
    out.put(MIRROR, header()).put(MIRROR + 20, descriptor);
    return out.array();
  }

  /** The index by security id. */
  static byte[] sii() {
    byte[] key = Bytes.little(4).putInt(NtfsNames.SECURITY_ID).array();
    NtfsIndex.Key entry = NtfsIndex.Key.view(key, header());
    return new NtfsIndex(java.util.List.of(entry), 512).rootValue(0, 0x10);
  }

  /** The index by hash. */
  static byte[] sdh() {
    byte[] key = Bytes.little(8).putInt(hash(descriptor())).putInt(NtfsNames.SECURITY_ID).array();
    byte[] data = Bytes.little(24).put(header()).put(Bytes.utf16("II")).array();
    NtfsIndex.Key entry = NtfsIndex.Key.view(key, data);
    return new NtfsIndex(java.util.List.of(entry), 512).rootValue(0, 0x12);
  }
}
