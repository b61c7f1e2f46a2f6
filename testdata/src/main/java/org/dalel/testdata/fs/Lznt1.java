package org.dalel.testdata.fs;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The compression of NTFS (MS-XCA, section 2.5, LZNT1), greedy with one candidate a hash. */
final class Lznt1 {

  private static final int CHUNK = 4096;

  private Lznt1() {}

  static byte[] compress(byte[] input) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < input.length; at += CHUNK) {
      byte[] chunk = Arrays.copyOfRange(input, at, Math.min(at + CHUNK, input.length));
      byte[] small = chunk(chunk);
      boolean smaller = small.length < chunk.length;
      byte[] body = smaller ? small : chunk;
      int header = (smaller ? 0xB000 : 0x3000) | body.length - 1;
      out.write(header);
      out.write(header >>> 8);
      out.writeBytes(body);
    }
    out.write(0);
    out.write(0);
    return out.toByteArray();
  }

  private static byte[] chunk(byte[] in) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream group = new ByteArrayOutputStream();
    int[] seen = new int[1 << 12];
    Arrays.fill(seen, -1);
    int flags = 0;
    int count = 0;
    int at = 0;
    while (at < in.length) {
      int shift = shift(at);
      int longest = Math.min((0xFFFF >>> 16 - shift) + 3, in.length - at);
      int candidate = candidate(in, at, seen);
      int length = candidate < 0 ? 0 : match(in, candidate, at, longest);
      if (length >= 3) {
        int token = at - candidate - 1 << shift | length - 3;
        group.write(token);
        group.write(token >>> 8);
        flags |= 1 << count;
        at += length;
      } else {
        group.write(in[at++]);
      }
      if (++count == 8 || at == in.length) {
        out.write(flags);
        out.writeBytes(group.toByteArray());
        group.reset();
        flags = 0;
        count = 0;
      }
    }
    return out.toByteArray();
  }

  /** Bits of the length in a token at this position of the chunk. */
  private static int shift(int at) {
    int shift = 12;
    for (int reach = 0x10; reach < at; reach <<= 1) {
      shift--;
    }
    return shift;
  }

  private static int candidate(byte[] in, int at, int[] seen) {
    if (at + 3 > in.length) {
      return -1;
    }
    int hash = (in[at] * 0x9E5F + in[at + 1] * 0x6D2B + in[at + 2] * 0x1B3) & 0xFFF;
    int before = seen[hash];
    seen[hash] = at;
    return before;
  }

  private static int match(byte[] in, int from, int at, int longest) {
    int length = 0;
    while (length < longest && in[from + length] == in[at + length]) {
      length++;
    }
    return length;
  }
}
