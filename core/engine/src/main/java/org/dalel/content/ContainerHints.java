package org.dalel.content;

import java.util.Arrays;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.tika.detect.Detector;

/**
 * Says from the first bytes whether one of Tika's container detectors could answer anything but
 * "unknown".
 *
 * <p>The conditions are weaker than those of the detectors, never stronger: a content that passes
 * is shown to the detector itself. A detector that is not known here is always asked.
 */
final class ContainerHints {
  /** How many bytes the conditions need. */
  private static final int NEEDED = 512;

  private static final byte[] OLE2 = bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
  private static final byte[] GZIP = bytes(0x1f, 0x8b);
  private static final byte[] EBML = bytes(0x1a, 0x45, 0xdf, 0xa3);
  private static final byte[] OGG = bytes('O', 'g', 'g', 'S');
  private static final byte[] BPLIST = bytes('b', 'p', 'l', 'i', 's', 't');

  /** Beginnings that the archive and compressor formats of Commons Compress share, and TIFF. */
  private static final byte[][] PACKED = {
    bytes('P', 'K'),
    bytes('!', '<', 'a'),
    bytes(0x71, 0xc7),
    bytes(0xc7, 0x71),
    bytes('0', '7', '0'),
    bytes(0x60, 0xea),
    bytes('7', 'z', 0xbc),
    bytes('M', 'M', 0),
    bytes('I', 'I', 0x2a),
    bytes('B', 'Z', 'h'),
    bytes(0x1f, 0x8b),
    bytes(0xca, 0xfe, 0xd0, 0x0d),
    bytes(0xff, 0x06, 0x00),
    bytes(0x1f, 0x9d),
    bytes(0x78, 0x01),
    bytes(0x78, 0x5e),
    bytes(0x78, 0x9c),
    bytes(0x78, 0xda),
    bytes(0xfd, '7'),
    bytes(0x5d, 0, 0),
    bytes(0x04, 0x22),
    bytes(0x28, 0xb5)
  };

  private static final byte[][] NONE = {};
  private static final byte[][][] PACKED_BY_FIRST = byFirst(PACKED);
  private static final int DUMP_MAGIC_AT = 24;
  private static final int DUMP_MAGIC = 60012;
  private static final int TAR_MAGIC_AT = 257;
  private static final int TAR_CHECKSUM_AT = 148;
  private static final int TAR_CHECKSUM_LENGTH = 8;

  private static final Map<String, Condition> CONDITIONS =
      Map.of(
          "org.gagravarr.tika.OggDetector", (d, o, n) -> startsWith(OGG, d, o, n),
          "org.apache.tika.detect.apple.BPListDetector", (d, o, n) -> startsWith(BPLIST, d, o, n),
          "org.apache.tika.detect.MatroskaDetector", (d, o, n) -> startsWith(EBML, d, o, n),
          "org.apache.tika.detect.gzip.GZipSpecializationDetector",
              (d, o, n) -> startsWith(GZIP, d, o, n),
          "org.apache.tika.detect.microsoft.POIFSContainerDetector",
              (d, o, n) -> startsWith(OLE2, d, o, n),
          "org.apache.tika.detect.ole.MiscOLEDetector", (d, o, n) -> startsWith(OLE2, d, o, n),
          "org.apache.tika.detect.zip.DefaultZipContainerDetector", ContainerHints::mayBePacked);

  private ContainerHints() {}

  /** A condition on the first bytes. */
  @FunctionalInterface
  interface Condition {
    boolean test(byte[] data, int offset, int length);
  }

  /** The condition under which a detector has to be asked. */
  static Condition of(Detector detector) {
    return CONDITIONS.getOrDefault(detector.getClass().getName(), (d, o, n) -> true);
  }

  /**
   * Whether a detector answers better when it can read the content as a file: those that look
   * inside.
   */
  static boolean needsFile(Detector detector, ContentSource.Slice head) {
    byte[] data = head.array();
    boolean zip = startsWith(bytes('P', 'K'), data, head.offset(), head.length());
    return zip
        || startsWith(OLE2, data, head.offset(), head.length())
        || startsWith(OGG, data, head.offset(), head.length())
        || !CONDITIONS.containsKey(detector.getClass().getName());
  }

  private static byte[] bytes(int... values) {
    byte[] result = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (byte) values[i];
    }
    return result;
  }

  private static byte[][][] byFirst(byte[][] beginnings) {
    byte[][][] result = new byte[256][][];
    for (int b = 0; b < result.length; b++) {
      byte first = (byte) b;
      result[b] = Arrays.stream(beginnings).filter(p -> p[0] == first).toArray(byte[][]::new);
    }
    return result;
  }

  private static boolean startsWith(byte[] wanted, byte[] data, int offset, int length) {
    return length >= wanted.length
        && Arrays.equals(wanted, 0, wanted.length, data, offset, offset + wanted.length);
  }

  private static boolean mayBePacked(byte[] data, int offset, int length) {
    for (byte[] beginning : length > 0 ? PACKED_BY_FIRST[data[offset] & 0xff] : NONE) {
      if (startsWith(beginning, data, offset, length)) {
        return true;
      }
    }
    return mayBeSkippableFrame(data, offset, length)
        || mayBeDump(data, offset, length)
        || mayBeTar(data, offset, length);
  }

  private static boolean mayBeSkippableFrame(byte[] data, int offset, int length) {
    return length >= 4
        && (data[offset] & 0xf0) == 0x50
        && data[offset + 1] == 0x2a
        && data[offset + 2] == 0x4d
        && data[offset + 3] == 0x18;
  }

  private static boolean mayBeDump(byte[] data, int offset, int length) {
    if (length < DUMP_MAGIC_AT + 4) {
      return false;
    }
    int value = 0;
    for (int i = 3; i >= 0; i--) {
      value = value << 8 | data[offset + DUMP_MAGIC_AT + i] & 0xff;
    }
    return value == DUMP_MAGIC || Integer.reverseBytes(value) == DUMP_MAGIC;
  }

  static boolean mayBeTar(byte[] data, int offset, int length) {
    if (length < TAR_MAGIC_AT + 5) {
      return false;
    }
    int magic = offset + TAR_MAGIC_AT;
    if (data[magic] == 'u' && data[magic + 1] == 's' && data[magic + 2] == 't') {
      return true;
    }
    if (length < NEEDED || !mayBeOctal(data, offset + TAR_CHECKSUM_AT)) {
      return false;
    }
    return TarUtils.verifyCheckSum(Arrays.copyOfRange(data, offset, offset + NEEDED));
  }

  /** Whether {@code TarUtils.parseOctal} would read the check sum field without complaint. */
  private static boolean mayBeOctal(byte[] data, int at) {
    int i = at;
    int end = at + TAR_CHECKSUM_LENGTH;
    if (data[i] == 0) {
      return true;
    }
    while (i < end - 1 && data[i] == ' ') {
      i++;
    }
    while (end > i && (data[end - 1] == 0 || data[end - 1] == ' ')) {
      end--;
    }
    for (; i < end; i++) {
      if (data[i] < '0' || data[i] > '7') {
        return false;
      }
    }
    return true;
  }
}
