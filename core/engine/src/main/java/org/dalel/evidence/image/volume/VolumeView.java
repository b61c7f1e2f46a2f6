package org.dalel.evidence.image.volume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.dalel.evidence.image.EvidenceImage;

/** Bytes of a volume by their distance from its start. What lies outside reads as zero. */
final class VolumeView {

  private static final int HEAD = 320 << 10;

  private final EvidenceImage image;
  private final long offset;
  private final long length;
  private final ByteBuffer head;

  private VolumeView(EvidenceImage image, long offset, long length, ByteBuffer head) {
    this.image = image;
    this.offset = offset;
    this.length = length;
    this.head = head;
  }

  static VolumeView of(EvidenceImage image, long offset, long length) throws IOException {
    long inside = Math.max(0, Math.min(length, image.size() - offset));
    ByteBuffer head = ByteBuffer.allocate((int) Math.min(inside, HEAD));
    image.read(offset, head);
    return new VolumeView(image, offset, inside, head.flip().order(ByteOrder.LITTLE_ENDIAN));
  }

  long length() {
    return length;
  }

  /** The first bytes, up to 320 KiB. */
  ByteBuffer head() {
    return head.duplicate();
  }

  /** {@code count} bytes, little endian, zeroes behind the end of the volume. */
  ByteBuffer bytes(long at, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    if (at < 0 || at >= length) {
      return bytes;
    }
    int there = (int) Math.min(count, length - at);
    if (at + there <= head.limit()) {
      bytes.put(0, head, (int) at, there);
    } else {
      image.read(offset + at, bytes.limit(there));
      bytes.clear();
    }
    return bytes;
  }

  boolean has(long at, byte[] magic) throws IOException {
    if (at < 0 || at + magic.length > length) {
      return false;
    }
    return bytes(at, magic.length).equals(ByteBuffer.wrap(magic));
  }

  boolean has(long at, String magic) throws IOException {
    return has(at, magic.getBytes(StandardCharsets.ISO_8859_1));
  }

  int u8(long at) throws IOException {
    return bytes(at, 1).get(0) & 0xff;
  }

  int u16(long at) throws IOException {
    return Short.toUnsignedInt(bytes(at, 2).getShort(0));
  }

  int u16Big(long at) throws IOException {
    return Short.toUnsignedInt(Short.reverseBytes(bytes(at, 2).getShort(0)));
  }

  long u32(long at) throws IOException {
    return Integer.toUnsignedLong(bytes(at, 4).getInt(0));
  }

  long u32Big(long at) throws IOException {
    return Integer.toUnsignedLong(Integer.reverseBytes(bytes(at, 4).getInt(0)));
  }

  long u64(long at) throws IOException {
    return bytes(at, 8).getLong(0);
  }

  /** Text up to its first zero, without trailing blanks; empty when nothing is left. */
  Optional<String> text(long at, int count, Charset charset) throws IOException {
    String text = charset.decode(bytes(at, count)).toString();
    int end = text.indexOf('\0');
    String label = (end < 0 ? text : text.substring(0, end)).stripTrailing();
    return label.isEmpty() ? Optional.empty() : Optional.of(label);
  }

  /** 16 bytes as a UUID in their order; empty when all are zero. */
  Optional<String> uuid(long at) throws IOException {
    ByteBuffer bytes = bytes(at, 16).order(ByteOrder.BIG_ENDIAN);
    long high = bytes.getLong(0);
    long low = bytes.getLong(8);
    return high == 0 && low == 0 ? Optional.empty() : Optional.of(new UUID(high, low).toString());
  }
}
