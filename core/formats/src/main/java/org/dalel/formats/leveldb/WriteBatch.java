package org.dalel.formats.leveldb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.Damage;
import org.dalel.formats.FormatException;
import org.dalel.formats.RecordSink;

/**
 * Reads the writes of one record of a write-ahead log.
 *
 * <pre>
 *   0 sequence number of the first write   8 number of writes   12 writes
 *   write   1, key, value   or   0, key          key and value: varint length, bytes
 * </pre>
 *
 * <p>Source: google/leveldb, db/write_batch.cc.
 */
final class WriteBatch {
  private final String name;
  private final LogicalRecord.Joined record;
  private final RecordSink<Entry> sink;

  WriteBatch(String name, LogicalRecord.Joined record, RecordSink<Entry> sink) {
    this.name = name;
    this.record = record;
    this.sink = sink;
  }

  void run() throws IOException {
    List<Entry> writes = new ArrayList<>();
    Optional<Damage> damage = read(writes);
    for (Entry write : writes) {
      sink.record(write);
    }
    if (damage.isPresent()) {
      sink.damaged(damage.get());
    }
  }

  private Optional<Damage> read(List<Entry> writes) {
    ByteCursor in = new ByteCursor(record.data());
    int start = 0;
    try {
      long sequence = in.i64();
      long count = in.u32();
      for (long i = 0; i < count; i++) {
        start = in.at();
        writes.add(write(in, sequence + i));
      }
      start = in.at();
      if (in.more()) {
        throw new FormatException(
            start, "the end after " + count + " writes", in.left() + " bytes");
      }
      return Optional.empty();
    } catch (FormatException e) {
      String then = "reading goes on with the next batch";
      return Optional.of(new Damage(name, record.offset(start), e.expected(), e.found(), then));
    }
  }

  private Entry write(ByteCursor in, long sequence) throws FormatException {
    long offset = record.offset(in.at());
    int type = in.u8();
    if (type > 1) {
      throw new FormatException(offset, "a write of type 0 or 1", "type " + type);
    }
    ByteView key = placed(in);
    ByteView value = type == 1 ? placed(in) : in.slice(0);
    Kind kind = type == 1 ? Kind.VALUE : Kind.DELETION;
    return new Entry(kind, sequence, key, value, offset, -1, record.sound());
  }

  private ByteView placed(ByteCursor in) throws FormatException {
    int length = in.length();
    long at = record.offset(in.at());
    return in.slice(length).at(at);
  }
}
