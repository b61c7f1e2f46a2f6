package org.dalel.tsk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lists every name of a file system once, as {@code fls -r -p} does, in batches: thousands of
 * records cross from native code in one buffer.
 *
 * <p>Order: directory by directory from the root; then allocated metadata without a name and {@code
 * /$OrphanFiles}, when asked for. The order depends on the evidence alone.
 */
public final class TskEnumerator implements AutoCloseable {
  private static final int INITIAL_BUFFER = 1 << 20;
  private static final int KIND_AT = 4;
  private static final int ENTRY = 1;
  private static final int DIRECTORY = 2;

  private final Handle handle;
  // Held so that the flag that native code polls lives as long as this enumerator.
  private final Cancellation cancellation;
  private ByteBuffer buffer =
      ByteBuffer.allocateDirect(INITIAL_BUFFER).order(ByteOrder.nativeOrder());
  private TskDirectory directory = TskDirectory.NOWHERE;

  TskEnumerator(Handle handle, Cancellation cancellation) {
    this.handle = handle;
    this.cancellation = cancellation;
  }

  /** The next records; an empty list means that there are no more. */
  public List<TskRecord> nextBatch() throws TskException {
    List<TskRecord> records = new ArrayList<>();
    long used = fill();
    // A buffer may hold nothing but directories.
    while (used > 0) {
      decode((int) used, records);
      if (!records.isEmpty()) {
        break;
      }
      used = fill();
    }
    return records;
  }

  /** Passes all remaining records. */
  public void forEach(Consumer<? super TskRecord> consumer) throws TskException {
    for (List<TskRecord> batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
      batch.forEach(consumer);
    }
  }

  /** The flag that ends this enumeration early. */
  public Cancellation cancellation() {
    return cancellation;
  }

  private long fill() throws TskException {
    long used = handle.useLong(e -> Native.enumerationFill(e, buffer));
    while (used < 0) {
      buffer =
          ByteBuffer.allocateDirect(Math.toIntExact(Math.max(-used, 2L * buffer.capacity())))
              .order(ByteOrder.nativeOrder());
      used = handle.useLong(e -> Native.enumerationFill(e, buffer));
    }
    return used;
  }

  private void decode(int used, List<TskRecord> records) {
    int at = 0;
    while (at < used) {
      int length = buffer.getInt(at);
      byte[] packed = new byte[length];
      buffer.get(at, packed);
      at += length;
      switch (packed[KIND_AT]) {
        case ENTRY -> records.add(entry(packed));
        case DIRECTORY -> directory = TskDirectory.unpack(packed);
        default -> records.add(TskEvent.unpack(packed));
      }
    }
  }

  private TskEntry entry(byte[] packed) {
    TskEntry entry = new TskEntry(packed, directory);
    return entry.unnamed() ? new TskEntry(packed, TskDirectory.NOWHERE) : entry;
  }

  @Override
  public void close() {
    handle.close();
  }
}
