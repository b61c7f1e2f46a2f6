package org.dalel.plugins.wallets.extension;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes the log of an IndexedDB of Chromium with one database and one store, as {@code
 * leveldb_coding_scheme.md} of Chromium has it; all numbers in it are small.
 */
final class IndexedDbLog {

  private final LevelDbLog log = new LevelDbLog();

  IndexedDbLog(String origin, String database, String... stores) {
    log.put(join(new byte[] {0, 0, 0, 0, (byte) 0xc9}, counted(origin), counted(database)), one(1));
    for (int i = 0; i < stores.length; i++) {
      byte[] key = {0, 1, 0, 0, 0x32, (byte) (i + 1), 0};
      log.put(key, stores[i].getBytes(StandardCharsets.UTF_16BE));
    }
  }

  /**
   * Writes a record.
   *
   * @param store its number, from 1
   * @param value texts, maps and lists
   */
  IndexedDbLog put(int store, String key, Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {1, (byte) 0xff, 0x10, (byte) 0xff, 0x0d});
    write(out, value);
    log.put(join(new byte[] {0, 1, (byte) store, 1, 1}, counted(key)), out.toByteArray());
    return this;
  }

  LevelDbLog log() {
    return log;
  }

  /** The serialisation of V8: objects, dense arrays and texts of one byte a character. */
  private static void write(ByteArrayOutputStream out, Object value) {
    if (value instanceof Map<?, ?> map) {
      out.write('o');
      map.forEach(
          (name, member) -> {
            write(out, name);
            write(out, member);
          });
      out.write('{');
      out.write(map.size());
    } else if (value instanceof Iterable<?> list) {
      ByteArrayOutputStream items = new ByteArrayOutputStream();
      int count = 0;
      for (Object item : list) {
        write(items, item);
        count++;
      }
      out.write('A');
      out.write(count);
      out.writeBytes(items.toByteArray());
      out.writeBytes(new byte[] {'$', 0, (byte) count});
    } else {
      byte[] text = value.toString().getBytes(StandardCharsets.ISO_8859_1);
      out.write('"');
      for (int left = text.length; ; left >>>= 7) {
        out.write(left > 0x7f ? left & 0x7f | 0x80 : left);
        if (left <= 0x7f) {
          break;
        }
      }
      out.writeBytes(text);
    }
  }

  private static byte[] one(int number) {
    return new byte[] {(byte) number};
  }

  private static byte[] counted(String text) {
    return join(one(text.length()), text.getBytes(StandardCharsets.UTF_16BE));
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
