package org.dalel.api;

import java.util.Arrays;

/**
 * Bytes that meet a pattern, with what stands around them.
 *
 * @param pattern index of the {@link BytePattern} among those of the scanner
 * @param offset of its first byte in the content or range
 * @param data the bytes in front of it, itself and the bytes behind it, as far as there are any
 * @param at where it begins in {@code data}
 */
public record ByteHit(int pattern, long offset, byte[] data, int at) {

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteHit hit
        && hit.pattern == pattern
        && hit.offset == offset
        && hit.at == at
        && Arrays.equals(hit.data, data);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(offset) * 31 + pattern;
  }
}
