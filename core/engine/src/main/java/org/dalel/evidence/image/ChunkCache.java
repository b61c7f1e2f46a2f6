package org.dalel.evidence.image;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Keeps the chunks that were read last, and lets threads that want the same chunk share one
 * reading.
 *
 * <p>A chunk has one slot, its number modulo their count. The thread that puts its entry into the
 * slot loads the chunk; whoever finds the entry waits for it. Nobody else waits: there is no lock.
 *
 * <p>Chunks are held softly: a case may have hundreds of images open, and those that are not read
 * any more must not fill the memory.
 */
public final class ChunkCache {

  private static final int FEWEST = 4;
  private static final int MOST = 4096;

  private final AtomicReferenceArray<SoftReference<Entry>> slots;
  private final Source source;

  /** Loads a chunk. */
  @FunctionalInterface
  public interface Source {
    byte[] load(long chunk) throws IOException;
  }

  /** A chunk on its way, or there. */
  private record Entry(long chunk, CompletableFuture<byte[]> bytes) {}

  /**
   * @param budget bytes to keep, about
   * @param chunkSize bytes of the largest chunk
   * @param source loads what is not there
   */
  public ChunkCache(long budget, int chunkSize, Source source) {
    long wanted = Math.max(FEWEST, Math.min(MOST, budget / chunkSize));
    this.slots = new AtomicReferenceArray<>((int) Long.highestOneBit(wanted));
    this.source = source;
  }

  /** The bytes of a chunk, to be read only. */
  public byte[] get(long chunk) throws IOException {
    int slot = (int) (chunk & (slots.length() - 1));
    SoftReference<Entry> present = slots.get(slot);
    Optional<Entry> there = entry(present, chunk);
    if (there.isPresent()) {
      return await(there.get());
    }
    Entry mine = new Entry(chunk, new CompletableFuture<>());
    SoftReference<Entry> offer = new SoftReference<>(mine);
    SoftReference<Entry> winner = slots.compareAndExchange(slot, present, offer);
    Optional<Entry> faster = winner == present ? Optional.empty() : entry(winner, chunk);
    return faster.isPresent() ? await(faster.get()) : load(slot, offer, mine);
  }

  private static Optional<Entry> entry(SoftReference<Entry> reference, long chunk) {
    Entry entry = reference == null ? null : reference.get();
    return entry != null && entry.chunk() == chunk ? Optional.of(entry) : Optional.empty();
  }

  private byte[] load(int slot, SoftReference<Entry> offer, Entry mine) throws IOException {
    try {
      byte[] bytes = source.load(mine.chunk());
      mine.bytes().complete(bytes);
      return bytes;
    } catch (IOException | RuntimeException | Error e) {
      slots.compareAndSet(slot, offer, null);
      mine.bytes().completeExceptionally(e);
      throw e;
    }
  }

  private static byte[] await(Entry entry) throws IOException {
    try {
      return entry.bytes().join();
    } catch (CompletionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    }
  }
}
