package org.dalel.digest;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * MD5, SHA-1 and SHA-256 of several short runs of bytes: the same as {@link TripleDigest} gives for
 * each of them, but two are computed side by side where the processor has SHA instructions. An
 * instance belongs to one thread at a time.
 */
public final class BatchDigest {
  private final Way way;

  /**
   * @param capacity how many bytes the pieces of one batch may have together
   */
  public BatchDigest(int capacity) {
    TripleDigest one = TripleDigest.create();
    this.way =
        one.nativeKernel().isPresent()
            ? new Native(capacity, one.nativeKernel().getAsInt())
            : new OneByOne(capacity, one);
  }

  /**
   * Adds a piece: bytes {@code offset} to {@code offset + length} (exclusive) of an array. They are
   * copied or digested at once.
   *
   * @throws IndexOutOfBoundsException if they are not all in the array; nothing was added then
   * @throws IllegalArgumentException if the batch has no room for them; nothing was added then
   */
  public void add(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    if (length > way.room()) {
      throw new IllegalArgumentException(
          "batch: expected at most " + way.room() + " more bytes, found " + length);
    }
    way.add(array, offset, length);
  }

  /** How many bytes the batch still has room for. */
  public int room() {
    return way.room();
  }

  /** The digests of the pieces, in the order of their adding; starts anew. */
  public List<TripleDigest.Result> digests() {
    return way.digests();
  }

  private interface Way {
    int room();

    void add(byte[] array, int offset, int length);

    List<TripleDigest.Result> digests();
  }

  private static final class Native implements Way {
    private final ByteBuffer buffer;
    private final int kernel;
    private int[] lengths = new int[64];
    private int count;

    Native(int capacity, int kernel) {
      this.buffer = ByteBuffer.allocateDirect(capacity);
      this.kernel = kernel;
    }

    @Override
    public int room() {
      return buffer.remaining();
    }

    @Override
    public void add(byte[] array, int offset, int length) {
      if (count == lengths.length) {
        lengths = Arrays.copyOf(lengths, 2 * count);
      }
      buffer.put(array, offset, length);
      lengths[count++] = length;
    }

    @Override
    public List<TripleDigest.Result> digests() {
      int size = TripleDigest.Result.BYTES;
      byte[] digests = new byte[count * size];
      NativeDigest.batch(buffer, lengths, count, kernel, digests);
      List<TripleDigest.Result> results = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        results.add(new TripleDigest.Result(Arrays.copyOfRange(digests, i * size, (i + 1) * size)));
      }
      buffer.clear();
      count = 0;
      return results;
    }
  }

  private static final class OneByOne implements Way {
    private final int capacity;
    private final TripleDigest digest;
    private List<TripleDigest.Result> results = new ArrayList<>();
    private int used;

    OneByOne(int capacity, TripleDigest digest) {
      this.capacity = capacity;
      this.digest = digest;
    }

    @Override
    public int room() {
      return capacity - used;
    }

    @Override
    public void add(byte[] array, int offset, int length) {
      digest.update(array, offset, length);
      results.add(digest.digest());
      used += length;
    }

    @Override
    public List<TripleDigest.Result> digests() {
      List<TripleDigest.Result> done = results;
      results = new ArrayList<>();
      used = 0;
      return done;
    }
  }
}
