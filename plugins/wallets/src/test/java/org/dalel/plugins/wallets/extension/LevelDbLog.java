package org.dalel.plugins.wallets.extension;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Writes a LevelDB that has a log and nothing else, as a browser leaves it that runs. */
final class LevelDbLog {

  private static final int BLOCK = 32_768;
  private static final int HEADER = 7;

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private long sequence;

  LevelDbLog put(String key, String value) {
    return put(key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
  }

  LevelDbLog put(byte[] key, byte[] value) {
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    entry.write(1);
    counted(entry, key);
    counted(entry, value);
    return batch(entry.toByteArray());
  }

  LevelDbLog remove(String key) {
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    entry.write(0);
    counted(entry, key.getBytes(StandardCharsets.UTF_8));
    return batch(entry.toByteArray());
  }

  /** The bytes of the log. */
  byte[] bytes() {
    return log.toByteArray();
  }

  /** Writes the folder. */
  Path in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("000003.log"), bytes());
    return folder;
  }

  private LevelDbLog batch(byte[] entry) {
    ByteBuffer batch = ByteBuffer.allocate(12 + entry.length).order(ByteOrder.LITTLE_ENDIAN);
    batch.putLong(++sequence).putInt(1).put(entry);
    fragments(batch.array());
    return this;
  }

  private void fragments(byte[] record) {
    int done = 0;
    boolean first = true;
    do {
      int room = BLOCK - log.size() % BLOCK;
      if (room < HEADER) {
        log.writeBytes(new byte[room]);
        room = BLOCK;
      }
      int length = Math.min(room - HEADER, record.length - done);
      boolean last = done + length == record.length;
      fragment(first ? (last ? 1 : 2) : (last ? 4 : 3), record, done, length);
      first = false;
      done += length;
    } while (done < record.length);
  }

  private void fragment(int type, byte[] record, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(type);
    crc.update(record, from, length);
    int masked = Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    log.writeBytes(header.putInt(masked).putShort((short) length).put((byte) type).array());
    log.write(record, from, length);
  }

  private static void counted(ByteArrayOutputStream out, byte[] bytes) {
    int length = bytes.length;
    while (length > 0x7f) {
      out.write(length & 0x7f | 0x80);
      length >>>= 7;
    }
    out.write(length);
    out.writeBytes(bytes);
  }
}
