package org.dalel.content.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.gzip.GzipUtils;
import org.apache.commons.io.FilenameUtils;
import org.dalel.api.ContainerDescription;
import org.dalel.api.ContainerEntry;
import org.dalel.api.ContainerReader;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Interest;

/**
 * Unpacks gzip (RFC 1952). All members are read, as gunzip does; Tika stops after the first.
 *
 * <p>The entry is called what the header says, or as the container without its ending.
 */
public final class GzipReader implements ContainerReader {
  private static final byte[] MAGIC = {0x1f, (byte) 0x8b};
  private static final int BUFFER = 8 * 1024;
  private static final int FLAGS_AT = 3;
  private static final int TIME_AT = 4;
  private static final int HEADER = 10;
  private static final int FLAG_EXTRA = 0x04;
  private static final int FLAG_NAME = 0x08;
  private static final int LONGEST_NAME = 64 * 1024;

  @Override
  public ContainerDescription description() {
    return ContainerDescription.of("gzip", "1.0.0", Interest.mediaType("application/gzip"));
  }

  @Override
  public boolean read(EvidenceFile container, ExtractionContext context, EntrySink sink)
      throws IOException {
    SeekableByteChannel channel = container.open();
    byte[] head = head(channel, HEADER + LONGEST_NAME);
    if (head.length < MAGIC.length
        || !Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return false; // what is called .gz may be anything, such as a link of another system
    }
    ContainerEntry.Builder entry =
        ContainerEntry.file(storedName(head).orElse(unpackedName(container.name())));
    long time = head.length < HEADER ? 0 : seconds(head);
    if (time != 0) {
      entry.modified(Instant.ofEpochSecond(time));
    }
    sink.file(entry.build(), () -> unpacked(channel));
    return true;
  }

  private static InputStream unpacked(SeekableByteChannel channel) throws IOException {
    channel.position(0);
    return new GZIPInputStream(Channels.newInputStream(channel), BUFFER);
  }

  private static byte[] head(SeekableByteChannel channel, int most) throws IOException {
    ByteBuffer head = ByteBuffer.allocate((int) Math.min(most, channel.size()));
    while (head.hasRemaining() && channel.read(head) >= 0) {
      // until it is full or the content ends
    }
    byte[] bytes = new byte[head.position()];
    head.flip().get(bytes);
    return bytes;
  }

  /** When the packed file was changed; 0 when that is not known. */
  private static long seconds(byte[] head) {
    return Integer.toUnsignedLong(
        ByteBuffer.wrap(head).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(TIME_AT));
  }

  /** The file name in the header, where there is one. */
  private static Optional<String> storedName(byte[] head) {
    int at = HEADER;
    int flags = head.length > HEADER ? head[FLAGS_AT] : 0;
    if ((flags & FLAG_NAME) == 0) {
      return Optional.empty();
    }
    if ((flags & FLAG_EXTRA) != 0 && at + 2 <= head.length) {
      at += 2 + (head[at] & 0xff) + ((head[at + 1] & 0xff) << 8);
    }
    int start = Math.min(at, head.length);
    int stop = start;
    while (stop < head.length && head[stop] != 0) {
      stop++;
    }
    String name = new String(head, start, stop - start, StandardCharsets.ISO_8859_1);
    return name.isBlank() ? Optional.empty() : Optional.of(name);
  }

  /** The name without its ending, as Tika's {@code CompressorParser} forms it. */
  private static String unpackedName(String packed) {
    String name = packed.isBlank() ? "" : FilenameUtils.getName(packed);
    if (name.endsWith(".tgz")) {
      return name.substring(0, name.length() - ".tgz".length()) + ".tar";
    }
    if (name.endsWith(".gz")) {
      return name.substring(0, name.length() - ".gz".length());
    }
    return name.isEmpty() ? "" : GzipUtils.getUncompressedFileName(name);
  }
}
