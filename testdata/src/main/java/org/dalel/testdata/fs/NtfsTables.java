package org.dalel.testdata.fs;

import java.nio.ByteBuffer;
import org.dalel.testdata.model.Volume;

/** Boot sector and attribute definitions of NTFS 3.1. */
final class NtfsTables {

  private static final int INDEXED = 0x02;
  private static final int RESIDENT = 0x40;
  private static final int AWAY = 0x80;

  private NtfsTables() {}

  static byte[] boot(Volume volume, long offset, long mft, long mirror) {
    ByteBuffer out = Bytes.little(512);
    out.put(new byte[] {(byte) 0xEB, 0x52, (byte) 0x90}).put(Bytes.ascii("NTFS    "));
    out.putShort((short) 512).put((byte) 8).put(21, (byte) 0xF8);
    out.putShort(24, (short) 63).putShort(26, (short) 255).putInt(28, (int) (offset / 512));
    out.putInt(36, 0x00800080).putLong(40, volume.size() / 512 - 1);
    out.putLong(48, mft).putLong(56, mirror).put(64, (byte) 0xF6).put(68, (byte) 1);
    out.putLong(72, volume.seed()).put(510, (byte) 0x55).put(511, (byte) 0xAA);
    return out.array();
  }

  static byte[] attributeDefinitions() {
    ByteBuffer out = Bytes.little(2560);
    define(out, "$STANDARD_INFORMATION", 0x10, RESIDENT, 48, 72);
    define(out, "$ATTRIBUTE_LIST", 0x20, AWAY, 0, -1);
    define(out, "$FILE_NAME", 0x30, RESIDENT | INDEXED, 68, 578);
    define(out, "$OBJECT_ID", 0x40, RESIDENT, 0, 256);
    define(out, "$SECURITY_DESCRIPTOR", 0x50, AWAY, 0, -1);
    define(out, "$VOLUME_NAME", 0x60, RESIDENT, 2, 256);
    define(out, "$VOLUME_INFORMATION", 0x70, RESIDENT, 12, 12);
    define(out, "$DATA", 0x80, 0, 0, -1);
    define(out, "$INDEX_ROOT", 0x90, RESIDENT, 0, -1);
    define(out, "$INDEX_ALLOCATION", 0xA0, AWAY, 0, -1);
    define(out, "$BITMAP", 0xB0, AWAY, 0, -1);
    define(out, "$REPARSE_POINT", 0xC0, AWAY, 0, 16384);
    define(out, "$EA_INFORMATION", 0xD0, RESIDENT, 8, 8);
    define(out, "$EA", 0xE0, 0, 0, 65536);
    define(out, "$LOGGED_UTILITY_STREAM", 0x100, AWAY, 0, 65536);
    return out.array();
  }

  private static void define(
      ByteBuffer out, String name, int type, int flags, long least, long most) {
    int at = out.position();
    out.put(Bytes.utf16(name)).position(at + 128);
    out.putInt(type).putInt(0).putInt(0).putInt(flags).putLong(least).putLong(most);
  }
}
