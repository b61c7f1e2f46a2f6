package org.dalel.formats.leveldb;

import static org.dalel.formats.Bytes.utf8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dalel.formats.ByteView;
import org.dalel.formats.Bytes;

/** Writes the files of a LevelDB as its documentation says. */
public final class LevelDbSample {
  private LevelDbSample() {}

  /** A batch of writes: key, value, key, value ...; a null value removes the key. */
  public static byte[] batch(long sequence, byte[]... keysAndValues) {
    Bytes out = new Bytes().little(sequence, 8).little(keysAndValues.length / 2, 4);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      byte[] value = keysAndValues[i + 1];
      out.u8(value == null ? 0 : 1).counted(keysAndValues[i]);
      if (value != null) {
        out.counted(value);
      }
    }
    return out.done();
  }

  /** The same with texts. */
  public static byte[] batch(long sequence, String... keysAndValues) {
    return batch(
        sequence,
        Arrays.stream(keysAndValues).map(t -> t == null ? null : utf8(t)).toArray(byte[][]::new));
  }

  /** A log of records, cut into blocks of 32 KiB. */
  public static byte[] log(byte[]... records) {
    Bytes out = new Bytes();
    for (byte[] record : records) {
      int at = 0;
      do {
        int room = LogReader.BLOCK - out.size() % LogReader.BLOCK;
        if (room < 7) {
          out.padTo(out.size() + room);
          continue;
        }
        int count = Math.min(room - 7, record.length - at);
        boolean last = at + count == record.length;
        int type = at == 0 ? (last ? 1 : 2) : last ? 4 : 3;
        byte[] sum = new Bytes().u8(type).raw(Arrays.copyOfRange(record, at, at + count)).done();
        out.little(Checksum.masked(ByteView.of(sum)), 4).little(count, 2).raw(sum);
        at += count;
      } while (at < record.length);
    }
    return out.done();
  }

  /** An internal key. */
  static byte[] key(String key, long sequence, int type) {
    return new Bytes().text(key).little(sequence << 8 | type, 8).done();
  }

  /** A table with one data block for each list of internal keys and values. */
  @SafeVarargs
  static byte[] table(boolean snappy, List<byte[]>... blocks) {
    Bytes out = new Bytes();
    List<byte[]> index = new ArrayList<>();
    for (List<byte[]> block : blocks) {
      index.add(block.get(block.size() - 2));
      index.add(append(out, entries(block), snappy));
    }
    byte[] metaindex = append(out, entries(List.of()), false);
    byte[] handle = append(out, entries(index), false);
    Bytes footer = new Bytes().raw(metaindex).raw(handle).padTo(40);
    return out.raw(footer.little(0xdb4775248b80fb57L, 8).done()).done();
  }

  /** A table whose index names its one block many times. */
  static byte[] tableThatRepeats(List<byte[]> block, int times) {
    Bytes out = new Bytes();
    byte[] handle = append(out, entries(block), false);
    List<byte[]> index = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      index.add(key("a", 1, 1));
      index.add(handle);
    }
    byte[] metaindex = append(out, entries(List.of()), false);
    byte[] indexHandle = append(out, entries(index), false);
    Bytes footer = new Bytes().raw(metaindex).raw(indexHandle).padTo(40);
    return out.raw(footer.little(0xdb4775248b80fb57L, 8).done()).done();
  }

  private static byte[] append(Bytes out, byte[] contents, boolean snappy) {
    byte[] stored = snappy ? literal(contents) : contents;
    byte[] handle = new Bytes().varint(out.size()).varint(stored.length).done();
    byte[] sum = new Bytes().raw(stored).u8(snappy ? 1 : 0).done();
    out.raw(sum).little(Checksum.masked(ByteView.of(sum)), 4);
    return handle;
  }

  /** Snappy that does not compress: one literal. */
  private static byte[] literal(byte[] plain) {
    return new Bytes()
        .varint(plain.length)
        .u8(61 << 2)
        .little(plain.length - 1, 2)
        .raw(plain)
        .done();
  }

  private static byte[] entries(List<byte[]> keysAndValues) {
    Bytes out = new Bytes();
    byte[] before = {};
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      byte[] key = keysAndValues.get(i);
      byte[] value = keysAndValues.get(i + 1);
      int mismatch = Arrays.mismatch(before, key);
      int shared = mismatch < 0 ? key.length : mismatch;
      out.varint(shared).varint(key.length - shared).varint(value.length);
      out.raw(Arrays.copyOfRange(key, shared, key.length)).raw(value);
      before = key;
    }
    return out.little(0, 4).little(1, 4).done();
  }

  /** A manifest that names a log and tables. */
  static byte[] manifest(String comparator, long log, long... tables) {
    Bytes out = new Bytes().varint(1).counted(utf8(comparator)).varint(2).varint(log);
    for (long table : tables) {
      out.varint(7).varint(0).varint(table).varint(99);
      out.counted(key("a", 1, 1)).counted(key("z", 1, 1));
    }
    return log(out.varint(4).varint(42).done());
  }
}
