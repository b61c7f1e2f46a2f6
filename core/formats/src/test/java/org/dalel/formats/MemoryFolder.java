package org.dalel.formats;

import java.util.List;
import java.util.TreeMap;

/** A folder in memory. */
public final class MemoryFolder implements FileFolder {
  private final TreeMap<String, byte[]> files = new TreeMap<>();

  /** Adds a file or replaces it. */
  public MemoryFolder with(String name, byte[] bytes) {
    files.put(name, bytes);
    return this;
  }

  /** Takes a file away. */
  public MemoryFolder without(String name) {
    files.remove(name);
    return this;
  }

  @Override
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  @Override
  public ByteSource open(String name) {
    return ByteSource.of(files.get(name));
  }
}
