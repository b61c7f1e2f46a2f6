package org.dalel.evidence.image.udif;

/**
 * Apple Data Compression: literals and references to what was decoded before.
 *
 * <pre>
 *   1nnnnnnn                    n + 1 literal bytes follow
 *   01nnnnnn  oooooooo oooooooo copy n + 4 bytes from o + 1 back
 *   00nnnnoo  oooooooo          copy n + 3 bytes from o + 1 back
 * </pre>
 *
 * <p>Source: libmodi's format document.
 */
final class AdcDecoder {
  private AdcDecoder() {}

  /**
   * Decodes until the target is full or the source ends.
   *
   * @return bytes decoded; fewer than the target holds when the source ends or is damaged
   */
  static int decode(byte[] source, int length, byte[] target) {
    int in = 0;
    int out = 0;
    while (in < length && out < target.length) {
      int code = source[in] & 0xFF;
      if (code >= 0x80) {
        int count = Math.min(code - 0x7F, target.length - out);
        if (in + 1 + count > length) {
          return out;
        }
        System.arraycopy(source, in + 1, target, out, count);
        in += 1 + count;
        out += count;
      } else {
        boolean wide = code >= 0x40;
        int bytes = wide ? 3 : 2;
        if (in + bytes > length) {
          return out;
        }
        int second = source[in + 1] & 0xFF;
        int back = wide ? second << 8 | source[in + 2] & 0xFF : (code & 3) << 8 | second;
        int count = wide ? (code & 0x3F) + 4 : (code >> 2) + 3;
        int end = Math.min(target.length, out + count);
        if (back >= out) {
          return out;
        }
        for (; out < end; out++) {
          target[out] = target[out - back - 1];
        }
        in += bytes;
      }
    }
    return out;
  }
}
