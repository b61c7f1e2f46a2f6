package org.dalel.formats.leveldb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.Damage;
import org.dalel.formats.FormatException;
import org.dalel.formats.RecordSink;

/**
 * Reads every record of a table ({@code .ldb}, formerly {@code .sst}).
 *
 * <pre>
 *   data block ... | filter block | metaindex block | index block | footer of 48 bytes
 *   footer   handles of metaindex and index, padded to 40 bytes | 57 fb 80 8b 24 75 47 db
 *   key      user's key | 8 bytes: sequence number &lt;&lt; 8 | 1 value, 0 deletion
 * </pre>
 *
 * <p>Without a sound footer or index the blocks are found by their checksums: {@link BlockSearch}.
 * Source: google/leveldb, doc/table_format.md.
 */
final class TableReader {
  private static final int FOOTER = 48;
  private static final byte[] MAGIC = {
    0x57, (byte) 0xfb, (byte) 0x80, (byte) 0x8b, 0x24, 0x75, 0x47, (byte) 0xdb
  };
  private static final int MARK = 8;

  private final String name;
  private final ByteSource file;
  private final RecordSink<Entry> sink;

  TableReader(String name, ByteSource file, RecordSink<Entry> sink) {
    this.name = name;
    this.file = file;
    this.sink = sink;
  }

  /** Reads all records. */
  void run() throws IOException {
    List<BlockHandle> handles = new ArrayList<>();
    try {
      index(handles);
    } catch (FormatException e) {
      sink.damaged(Damage.of(name, e, "its blocks are looked for by their checksums"));
      search();
      return;
    }
    for (BlockHandle handle : handles) {
      read(handle);
    }
  }

  private void search() throws IOException {
    long end = new BlockSearch(file).run(this::entries);
    if (end < file.size()) {
      String found = "none up to the end of the file";
      sink.damaged(new Damage(name, end, "a block with its checksum", found, "the file ends here"));
    }
  }

  private void index(List<BlockHandle> handles) throws IOException {
    long size = file.size();
    ByteView footer = file.read(Math.max(0, size - FOOTER), FOOTER);
    if (!footer.has(FOOTER - MAGIC.length, MAGIC)) {
      throw new FormatException(
          Math.max(0, size - MAGIC.length), "the magic 57fb808b247547db of a table", "other bytes");
    }
    ByteCursor in = new ByteCursor(footer);
    BlockHandle.read(in, size);
    Block index = Block.read(file, BlockHandle.read(in, size));
    if (!index.intact() || index.fault().isPresent()) {
      throw new FormatException(index.offset(), "an index with its checksum", "another checksum");
    }
    BlockEntries entries = new BlockEntries(index);
    long all = 0;
    while (entries.more()) {
      entries.next();
      BlockHandle handle = BlockHandle.read(new ByteCursor(entries.value()), size);
      handles.add(handle);
      all += handle.size();
      if (all > size) {
        throw new FormatException(index.offset(), "blocks that do not overlap", all + " bytes");
      }
    }
  }

  private void read(BlockHandle handle) throws IOException {
    Block block;
    try {
      block = Block.read(file, handle);
    } catch (FormatException e) {
      sink.damaged(Damage.of(name, e, "reading goes on with the next block"));
      return;
    }
    entries(block);
  }

  private void entries(Block block) throws IOException {
    if (!block.intact()) {
      String then = "its records are marked as damaged";
      sink.damaged(
          new Damage(name, block.offset(), "a block with its checksum", "another checksum", then));
    }
    List<Entry> entries = new ArrayList<>();
    try {
      BlockEntries in = new BlockEntries(block);
      while (in.more()) {
        entries.add(entry(block, in));
      }
      if (block.fault().isPresent()) {
        throw block.fault().get();
      }
    } catch (FormatException e) {
      emit(entries);
      String part =
          block.compressed()
              ? name + ", plain block of 0x" + Long.toHexString(block.offset())
              : name;
      sink.damaged(Damage.of(part, e, "reading goes on with the next block"));
      return;
    }
    emit(entries);
  }

  private void emit(List<Entry> entries) throws IOException {
    for (Entry entry : entries) {
      sink.record(entry);
    }
  }

  private static Entry entry(Block block, BlockEntries in) throws FormatException {
    int at = in.at();
    long place = in.position();
    in.next();
    ByteView key = in.key();
    if (key.length() < MARK) {
      throw new FormatException(place, "a key that ends in 8 bytes of its own", key.length() + "");
    }
    long mark = key.i64(key.length() - MARK);
    int type = (int) (mark & 0xff);
    if (type > 1) {
      throw new FormatException(place, "a key of type 0 or 1", "type " + type);
    }
    return new Entry(
        type == 1 ? Kind.VALUE : Kind.DELETION,
        mark >>> 8,
        key.slice(0, key.length() - MARK),
        in.value(),
        block.compressed() ? block.offset() : place,
        block.compressed() ? at : -1,
        block.intact());
  }
}
