package org.dalel.formats.snappy;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * Undoes framed Snappy, chunk by chunk.
 *
 * <pre>
 *   chunk   type, 3 bytes length, data
 *   ff  sNaPpY     00  CRC, raw Snappy     01  CRC, plain bytes     80 to fe  to be passed over
 * </pre>
 *
 * <p>Source: google/snappy, framing_format.txt.
 */
public final class SnappyFrames {
  private static final byte[] START = {(byte) 0xff, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y'};
  private static final int COMPRESSED = 0;
  private static final int PLAIN = 1;
  private static final int LAST_RESERVED = 0x7f;
  private static final int MOST_PLAIN = 65_536;
  private static final int MASK = 0xa282ead8;

  private SnappyFrames() {}

  /** Whether the bytes start as framed Snappy does. */
  public static boolean starts(ByteView input) {
    return input.has(0, START);
  }

  /** The plain bytes, up to the first chunk that is damaged. */
  public static Salvaged salvage(ByteView input) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteCursor in = new ByteCursor(input);
    try {
      while (in.more()) {
        out.writeBytes(chunk(in));
      }
      return new Salvaged(out.toByteArray(), Optional.empty());
    } catch (FormatException e) {
      return new Salvaged(out.toByteArray(), Optional.of(e));
    }
  }

  private static byte[] chunk(ByteCursor in) throws FormatException {
    long place = in.position();
    int head = in.i32();
    int type = head & 0xff;
    ByteCursor chunk = new ByteCursor(in.slice(head >>> 8));
    if (type > LAST_RESERVED) {
      return new byte[0];
    }
    if (type > PLAIN) {
      throw new FormatException(place, "a chunk of type 0, 1 or 80 to ff", "type " + type);
    }
    int sum = chunk.i32();
    ByteView data = chunk.slice(chunk.left());
    byte[] plain = type == COMPRESSED ? Snappy.decode(data) : data.bytes();
    if (plain.length > MOST_PLAIN) {
      throw new FormatException(place, "a chunk of at most 64 KiB", plain.length + " bytes");
    }
    if (masked(plain) != sum) {
      throw new FormatException(place, "a chunk with its checksum", "another checksum");
    }
    return plain;
  }

  private static int masked(byte[] plain) {
    CRC32C crc = new CRC32C();
    crc.update(plain);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }
}
