package org.dalel.formats.mvstore;

import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * Undoes LZF.
 *
 * <pre>
 *   000nnnnn                      n + 1 plain bytes follow
 *   nnnooooo [n = 7: + byte] oo   n + 2 bytes from o + 1 bytes back
 * </pre>
 *
 * <p>Three bytes make at most 264, which bounds what is allocated. Source: liblzf, lzf_d.c; H2,
 * org.h2.compress.CompressLZF.
 */
final class Lzf {
  private static final int MOST_OUT_OF_ONE = 264;

  private Lzf() {}

  static byte[] decode(ByteView input, int length) throws FormatException {
    if (length < 0 || length > (input.length() + 1L) * MOST_OUT_OF_ONE) {
      throw new FormatException(input.position(), "a plain length that fits", length + "");
    }
    ByteCursor in = new ByteCursor(input);
    byte[] out = new byte[length];
    int done = 0;
    while (done < length) {
      int control = in.u8();
      int high = control >>> 5;
      int count = high == 0 ? control + 1 : 2 + (high == 7 ? 7 + in.u8() : high);
      if (count > length - done) {
        throw new FormatException(in.position(), (length - done) + " more bytes", count + "");
      }
      if (high == 0) {
        in.slice(count).buffer().get(out, done, count);
      } else {
        int from = done - ((control & 31) << 8 | in.u8()) - 1;
        if (from < 0) {
          throw new FormatException(in.position(), "a copy from what was read", "from before it");
        }
        for (int i = 0; i < count; i++) {
          out[done + i] = out[from + i];
        }
      }
      done += count;
    }
    return out;
  }
}
