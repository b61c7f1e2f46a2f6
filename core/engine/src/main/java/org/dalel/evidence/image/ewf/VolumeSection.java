package org.dalel.evidence.image.ewf;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The media as the sections {@code volume}, {@code disk} and {@code data} describe it.
 *
 * <pre>
 *   0x00  1  media type            0x24  1  media flags: 1 image, 2 physical, 4 Fastbloc, 8 Tableau
 *   0x04  4  chunks                0x34  1  compression level (EnCase 5 on)
 *   0x08  4  sectors in a chunk    0x38  4  sectors of error granularity (EnCase 5 on)
 *   0x0c  4  bytes in a sector     0x40 16  identifier of the set of segments (EnCase 5 on)
 *   0x10  8  sectors (4 in the     0x418 4  Adler-32 of the 1048 bytes before; in the 94 byte form
 *            94 byte form)                  of SMART and the first EWF at 0x5a, of 90 bytes
 * </pre>
 */
record VolumeSection(
    int mediaType,
    long chunks,
    long sectorsPerChunk,
    long bytesPerSector,
    long sectors,
    int mediaFlags,
    int compression,
    long errorGranularity,
    String setIdentifier,
    boolean smart,
    boolean intact) {

  static final int LONG = 1052;
  static final int SHORT = 94;
  private static final long MAX_CHUNK = 1L << 27;

  /** Reads the data of a section; empty when it is too short to be either form. */
  static Optional<VolumeSection> parse(ByteBuffer data) {
    if (data.remaining() < SHORT) {
      return Optional.empty();
    }
    boolean full = data.remaining() >= LONG;
    int checked = (full ? LONG : SHORT) - 4;
    boolean intact =
        EwfSection.adler(data, 0, checked) == Integer.toUnsignedLong(data.getInt(checked));
    return Optional.of(
        new VolumeSection(
            data.get(0),
            unsigned(data, 4),
            unsigned(data, 8),
            unsigned(data, 12),
            full ? data.getLong(16) : unsigned(data, 16),
            full ? data.get(36) : 0,
            full ? data.get(52) : 0,
            full ? unsigned(data, 56) : 0,
            full ? guid(data, 64) : "",
            !full && isSmart(data),
            intact));
  }

  /** Why no image can be laid out from these numbers, or empty. */
  Optional<String> contradiction() {
    if (sectorsPerChunk == 0 || bytesPerSector == 0 || chunkSize() > MAX_CHUNK) {
      return Optional.of(
          String.format(
              "expected chunks of 1 to %d bytes, found %d sectors of %d bytes",
              MAX_CHUNK, sectorsPerChunk, bytesPerSector));
    }
    if (sectors < 0 || sectors > Long.MAX_VALUE / bytesPerSector) {
      return Optional.of(String.format("expected a number of sectors, found %d", sectors));
    }
    return Optional.empty();
  }

  long chunkSize() {
    return sectorsPerChunk * bytesPerSector;
  }

  long mediaSize() {
    return sectors * bytesPerSector;
  }

  /** The numbers by name, for the examiner. */
  Map<String, String> asMedia() {
    Map<String, String> media = new LinkedHashMap<>();
    media.put("media type", typeName());
    media.put("physical", (mediaFlags & 2) != 0 ? "yes" : "no");
    media.put("bytes per sector", Long.toString(bytesPerSector));
    media.put("sectors", Long.toString(sectors));
    media.put("sectors per chunk", Long.toString(sectorsPerChunk));
    media.put("chunks", Long.toString(chunks));
    media.put("error granularity", Long.toString(errorGranularity));
    media.put(
        "compression level",
        switch (compression) {
          case 0 -> "none";
          case 1 -> "fast";
          case 2 -> "best";
          default -> Integer.toString(compression);
        });
    if ((mediaFlags & 4) != 0) {
      media.put("write blocker", "Fastbloc");
    }
    if ((mediaFlags & 8) != 0) {
      media.put("write blocker", "Tableau");
    }
    if (!setIdentifier.isEmpty()) {
      media.put("set identifier", setIdentifier);
    }
    return media;
  }

  private String typeName() {
    return switch (mediaType) {
      case 0x00 -> "removable disk";
      case 0x01 -> "fixed disk";
      case 0x03 -> "optical disk";
      case 0x0e -> "logical evidence";
      case 0x10 -> "memory";
      default -> String.format("0x%02x", mediaType & 0xff);
    };
  }

  /** SMART signs its form at 0x55. */
  private static boolean isSmart(ByteBuffer data) {
    return data.get(85) == 'S' && data.get(86) == 'M' && data.get(87) == 'A';
  }

  private static long unsigned(ByteBuffer data, int offset) {
    return Integer.toUnsignedLong(data.getInt(offset));
  }

  private static String guid(ByteBuffer data, int offset) {
    boolean zero = data.getLong(offset) == 0 && data.getLong(offset + 8) == 0;
    return zero
        ? ""
        : String.format(
            Locale.ROOT,
            "%08x-%04x-%04x-%04x-%012x",
            data.getInt(offset),
            data.getShort(offset + 4),
            data.getShort(offset + 6),
            Short.reverseBytes(data.getShort(offset + 8)),
            Long.reverseBytes(data.getLong(offset + 8)) & 0xffffffffffffL);
  }
}
