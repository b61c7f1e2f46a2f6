package org.dalel.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Content that lies in an array. */
final class MemorySource extends ContentSource {
  private final Slice slice;
  private final TemporaryCopy copy = new TemporaryCopy();

  MemorySource(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    this.slice = new Slice(array, offset, length);
  }

  @Override
  public long size() {
    return slice.length();
  }

  @Override
  public Slice head(int max) {
    return max >= slice.length() ? slice : new Slice(slice.array(), slice.offset(), max);
  }

  @Override
  public InputStream open() {
    return slice.stream();
  }

  @Override
  public Optional<Slice> memory() {
    return Optional.of(slice);
  }

  @Override
  ContentSource part(long offset, long length) {
    Objects.checkFromIndexSize(offset, length, size());
    return new MemorySource(slice.array(), slice.offset() + (int) offset, (int) length);
  }

  @Override
  int readAt(long position, ByteBuffer target, int wanted) {
    target.put(slice.array(), slice.offset() + (int) position, wanted);
    return wanted;
  }

  @Override
  Path file() throws IOException {
    return copy.of(this);
  }

  @Override
  boolean hasFile() {
    return copy.exists();
  }

  @Override
  public void close() throws IOException {
    copy.close();
  }
}
