package org.dalel.content.archive;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;
import org.dalel.api.ContainerDescription;
import org.dalel.api.ContainerEntry;
import org.dalel.api.ContainerReader;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Interest;
import org.dalel.api.Magic;

/**
 * Unpacks what Firefox and its relatives pack (sessions, search engines, add-ons): not a frame of
 * LZ4, for which its names are mistaken, but a block behind a head of its own.
 *
 * <pre>
 *   "mozLz40\0"  u32 plain length, little-endian  one block of LZ4
 * </pre>
 *
 * <p>Source: toolkit/components/lz4/lz4.js of mozilla-central; checked against Firefox ESR 153.
 */
public final class MozLz4Reader implements ContainerReader {
  private static final String MAGIC = "mozLz40\0";

  @Override
  public ContainerDescription description() {
    return ContainerDescription.of("mozlz4", "1.0.0", Interest.magic(Magic.text(0, MAGIC)));
  }

  @Override
  public boolean read(EvidenceFile container, ExtractionContext context, EntrySink sink)
      throws IOException {
    if (container.size() < MAGIC.length() + Integer.BYTES) {
      return false;
    }
    sink.file(
        ContainerEntry.file(unpackedName(container.name())).build(), () -> unpacked(container));
    return true;
  }

  private static InputStream unpacked(EvidenceFile container) throws IOException {
    InputStream raw = Channels.newInputStream(container.open());
    raw.skipNBytes(MAGIC.length());
    long stated = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      int next = raw.read();
      if (next < 0) {
        throw new EOFException("mozLz4: expected a plain length at 0x8, found the end");
      }
      stated |= (long) next << 8 * i;
    }
    return new Counted(new BlockLZ4CompressorInputStream(raw), stated);
  }

  /**
   * {@code recovery.jsonlz4} is {@code recovery.json}, {@code search.json.mozlz4} without its end.
   */
  private static String unpackedName(String name) {
    return name.replaceFirst("(?i)\\.(moz)?lz4$", "")
        .replaceFirst("(?i)\\.(json|bak)lz4$", ".json");
  }

  /** A block has no end mark: only its plain length tells whether it is whole. */
  private static final class Counted extends FilterInputStream {
    private final long stated;
    private long count;

    Counted(InputStream in, long stated) {
      super(in);
      this.stated = stated;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int got = super.read(bytes, from, length);
      count += Math.max(0, got);
      if (count > stated || got < 0 && count < stated) {
        throw new IOException(
            "mozLz4: expected "
                + stated
                + " plain bytes, found "
                + (got < 0 ? "" : "at least ")
                + count);
      }
      return got;
    }
  }
}
