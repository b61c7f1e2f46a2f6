package org.dalel.evidence.image.ewf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Adler32;
import java.util.zip.Deflater;
import org.dalel.evidence.image.Samples;

/** Writes small E01 images, and remembers where their sections and chunks are. */
final class EwfSample {

  static final int SECTOR = 512;

  final byte[] media;
  final int chunkSize;
  int chunksInTable = 16;
  int chunksInSegment = 48;
  boolean compressed = true;
  boolean secondTable = true;
  boolean base = true;
  boolean done = true;
  String header =
      "1\nmain\nc\tn\ta\te\tt\tav\tov\tm\tu\tp\nC-1\tE-1\tdisk\tAida\tnote\t1\tLinux\t"
          + "2024 1 2 3 4 5\t2024 1 2 3 4 5\t0\n\n";
  byte[] extraType = {};
  byte[] extra = {};

  final List<byte[]> segments = new ArrayList<>();

  /** Offsets of section descriptors by {@code segment/type/number}. */
  final Map<String, Integer> sections = new LinkedHashMap<>();

  /** Segment, offset and stored length of each chunk. */
  final List<int[]> chunks = new ArrayList<>();

  EwfSample(int size, int sectorsPerChunk, long seed) {
    this.media = Samples.media(size, seed);
    this.chunkSize = sectorsPerChunk * SECTOR;
  }

  /** Writes the segments as {@code name.E01} and so on; the path of the first. */
  Path write(Path folder, String name) throws IOException {
    if (segments.isEmpty()) {
      build();
    }
    for (int i = 0; i < segments.size(); i++) {
      Files.write(folder.resolve(name + "." + EwfSegments.extension('E', i + 1)), segments.get(i));
    }
    return folder.resolve(name + ".E01");
  }

  EwfSample build() {
    int total = (media.length + chunkSize - 1) / chunkSize;
    int next = 0;
    do {
      next = segment(next, total);
    } while (next < total);
    return this;
  }

  private int segment(int first, int total) {
    int number = segments.size() + 1;
    Writer out = new Writer(number);
    if (number == 1) {
      out.section("header", deflate(header.getBytes(StandardCharsets.UTF_8)));
      out.section("volume", volume(total));
    } else {
      out.section("data", volume(total));
    }
    int end = Math.min(total, first + chunksInSegment);
    for (int chunk = first; chunk < end; chunk += chunksInTable) {
      chunks(out, chunk, Math.min(end, chunk + chunksInTable));
    }
    boolean last = end >= total;
    if (last) {
      if (extraType.length > 0) {
        out.section(new String(extraType, StandardCharsets.US_ASCII), extra);
      }
      out.section("hash", hash());
    }
    if (!last) {
      out.last("next");
    } else if (done) {
      out.last("done");
    }
    segments.add(out.bytes.toByteArray());
    return end;
  }

  private void chunks(Writer out, int first, int end) {
    List<byte[]> stored = new ArrayList<>();
    int start = out.bytes.size();
    int at = start + EwfSection.DESCRIPTOR;
    ByteBuffer entries = little((end - first) * 4);
    int length = 0;
    for (int chunk = first; chunk < end; chunk++) {
      byte[] plain =
          Arrays.copyOfRange(
              media, chunk * chunkSize, Math.min(media.length, (chunk + 1) * chunkSize));
      byte[] packed = deflate(plain);
      boolean pack = compressed && packed.length < plain.length;
      byte[] form = pack ? packed : withAdler(plain);
      int offset = at + length;
      chunks.add(new int[] {segments.size(), offset, form.length});
      entries.putInt((base ? offset - start : offset) | (pack ? 0x80000000 : 0));
      stored.add(form);
      length += form.length;
    }
    ByteBuffer data = little(length);
    stored.forEach(data::put);
    out.section("sectors", data.array());
    byte[] table = table(entries.array(), base ? start : 0);
    out.section("table", table);
    if (secondTable) {
      out.section("table2", table);
    }
  }

  private static byte[] table(byte[] entries, long base) {
    ByteBuffer table = little(24 + entries.length + 4);
    table.putInt(entries.length / 4).putInt(0).putLong(base).putInt(0);
    table.putInt((int) adler(table.array(), 0, 20));
    table.put(entries).putInt((int) adler(entries, 0, entries.length));
    return table.array();
  }

  private byte[] volume(int total) {
    ByteBuffer volume = little(VolumeSection.LONG);
    volume.put(0, (byte) 1).putInt(4, total).putInt(8, chunkSize / SECTOR).putInt(12, SECTOR);
    volume.putLong(16, media.length / SECTOR).put(36, (byte) 3).put(52, (byte) 1);
    volume.putInt(1048, (int) adler(volume.array(), 0, 1048));
    return volume.array();
  }

  private byte[] hash() {
    ByteBuffer hash = little(36);
    hash.put(Samples.digest("MD5").digest(media)).position(32);
    hash.putInt((int) adler(hash.array(), 0, 32));
    return hash.array();
  }

  static byte[] withAdler(byte[] plain) {
    return little(plain.length + 4).put(plain).putInt((int) adler(plain, 0, plain.length)).array();
  }

  static byte[] deflate(byte[] plain) {
    Deflater deflater = new Deflater(6);
    deflater.setInput(plain);
    deflater.finish();
    byte[] packed = new byte[plain.length + 1024];
    int length = deflater.deflate(packed);
    deflater.end();
    return Arrays.copyOf(packed, length);
  }

  static long adler(byte[] bytes, int from, int length) {
    Adler32 adler = new Adler32();
    adler.update(bytes, from, length);
    return adler.getValue();
  }

  static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Makes the checksum of a changed descriptor good again. */
  static void seal(byte[] segment, int offset) {
    ByteBuffer bytes = ByteBuffer.wrap(segment).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(offset + 72, (int) adler(segment, offset, 72));
  }

  int section(String name) {
    return sections.get(name);
  }

  private final class Writer {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final int number;
    final Map<String, Integer> counts = new LinkedHashMap<>();

    Writer(int number) {
      this.number = number;
      bytes.writeBytes(new byte[] {'E', 'V', 'F', 9, 13, 10, (byte) 0xff, 0, 1});
      bytes.writeBytes(little(4).putShort((short) number).array());
    }

    void section(String type, byte[] data) {
      int offset = bytes.size();
      descriptor(type, offset + 76L + data.length, 76L + data.length);
      bytes.writeBytes(data);
    }

    void last(String type) {
      descriptor(type, bytes.size(), 0);
    }

    private void descriptor(String type, long next, long size) {
      sections.put(number + "/" + type + "/" + counts.merge(type, 1, Integer::sum), bytes.size());
      ByteBuffer descriptor = little(76).put(type.getBytes(StandardCharsets.US_ASCII));
      descriptor.putLong(16, next).putLong(24, size);
      descriptor.putInt(72, (int) adler(descriptor.array(), 0, 72));
      bytes.writeBytes(descriptor.array());
    }
  }
}
