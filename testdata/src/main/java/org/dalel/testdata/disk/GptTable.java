package org.dalel.testdata.disk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import org.dalel.testdata.model.FileSystem;
import org.dalel.testdata.model.Seed;

/**
 * GUID partition table with protective MBR and both copies (UEFI specification 2.10, chapter 5).
 *
 * @param sectors of the whole disk
 */
record GptTable(List<Slot> slots, int sectorSize, long sectors, long seed) {

  private static final int ENTRIES = 128;
  private static final int ENTRY = 128;
  private static final UUID BASIC_DATA = UUID.fromString("EBD0A0A2-B9E5-4433-87C0-68B6B72699C7");
  private static final UUID LINUX = UUID.fromString("0FC63DAF-8483-4772-8E79-3D69D8477DE4");
  private static final UUID HFS = UUID.fromString("48465300-0000-11AA-AA11-00306543ECAC");

  /** Sectors that one copy of the entries needs. */
  static int entrySectors(int sectorSize) {
    return ENTRIES * ENTRY / sectorSize;
  }

  byte[] protectiveMbr() {
    ByteBuffer out = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    DosTable.entry(out, 446, 0xEE, 1, sectors - 1);
    out.put(510, (byte) 0x55).put(511, (byte) 0xAA);
    return out.array();
  }

  byte[] entries() {
    ByteBuffer out = ByteBuffer.allocate(ENTRIES * ENTRY).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      out.position(i * ENTRY);
      put(out, type(slot.volume().fileSystem()));
      put(out, uuid(i + 1));
      out.putLong(slot.offset() / sectorSize).putLong(slot.end() / sectorSize - 1).putLong(0);
      String name = slot.volume().label();
      byte[] text = name.getBytes(StandardCharsets.UTF_16LE);
      out.put(text, 0, Math.min(72, text.length));
    }
    return out.array();
  }

  /** The header of the first copy, or of the second at the end of the disk. */
  byte[] header(boolean second) {
    int table = entrySectors(sectorSize);
    long own = second ? sectors - 1 : 1;
    long other = second ? 1 : sectors - 1;
    ByteBuffer out = ByteBuffer.allocate(sectorSize).order(ByteOrder.LITTLE_ENDIAN);
    out.put("EFI PART".getBytes(StandardCharsets.US_ASCII)).putInt(0x00010000).putInt(92);
    out.putInt(0).putInt(0).putLong(own).putLong(other);
    out.putLong(2 + table).putLong(sectors - table - 2);
    put(out, uuid(0));
    out.putLong(second ? sectors - 1 - table : 2).putInt(ENTRIES).putInt(ENTRY);
    out.putInt(crc(entries(), ENTRIES * ENTRY));
    out.putInt(16, crc(out.array(), 92));
    return out.array();
  }

  private UUID uuid(int number) {
    Seed source = new Seed(Seed.derive(seed, "gpt " + number));
    long high = source.next() & 0xFFFFFFFFFFFF0FFFL | 0x4000L;
    return new UUID(high, source.next() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
  }

  private static int crc(byte[] bytes, int count) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, count);
    return (int) crc.getValue();
  }

  /** The first three fields of a GUID are little-endian on disk. */
  private static void put(ByteBuffer out, UUID uuid) {
    long high = uuid.getMostSignificantBits();
    out.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
    out.order(ByteOrder.BIG_ENDIAN).putLong(uuid.getLeastSignificantBits());
    out.order(ByteOrder.LITTLE_ENDIAN);
  }

  private static UUID type(FileSystem fileSystem) {
    return switch (fileSystem) {
      case NTFS, EXFAT, FAT12, FAT16, FAT32, BITLOCKER -> BASIC_DATA;
      case HFSPLUS -> HFS;
      default -> LINUX;
    };
  }
}
