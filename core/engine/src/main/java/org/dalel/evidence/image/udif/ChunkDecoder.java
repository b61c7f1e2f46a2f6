package org.dalel.evidence.image.udif;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** Decodes one compressed chunk; what cannot be decoded stays zero. */
final class ChunkDecoder {
  private ChunkDecoder() {}

  /**
   * What came out.
   *
   * @param done bytes decoded from the start
   * @param fault what the decoder says, empty when it says nothing
   */
  record Decoded(int done, String fault) {}

  /** Decodes {@code packed} into {@code target}, which is as long as the chunk. */
  static Decoded decode(int type, ByteBuffer packed, byte[] target) {
    return switch (type) {
      case UdifChunk.ZLIB -> inflate(packed, target);
      case UdifChunk.BZIP2 -> bunzip(packed, target);
      case UdifChunk.ADC ->
          new Decoded(AdcDecoder.decode(packed.array(), packed.limit(), target), "");
      default -> new Decoded(0, String.format("unknown type 0x%x", type));
    };
  }

  private static Decoded inflate(ByteBuffer packed, byte[] target) {
    Inflater inflater = new Inflater();
    int done = 0;
    try {
      inflater.setInput(packed);
      int got = -1;
      while (got != 0 && done < target.length) {
        got = inflater.inflate(target, done, target.length - done);
        done += got;
      }
      return new Decoded(done, "");
    } catch (DataFormatException e) {
      return new Decoded(done, String.valueOf(e.getMessage()));
    } finally {
      inflater.end();
    }
  }

  private static Decoded bunzip(ByteBuffer packed, byte[] target) {
    int done = 0;
    try (InputStream in =
        new BZip2CompressorInputStream(
            new ByteArrayInputStream(packed.array(), 0, packed.limit()))) {
      int got = 0;
      while (got >= 0 && done < target.length) {
        got = in.read(target, done, target.length - done);
        done += Math.max(0, got);
      }
      return new Decoded(done, "");
    } catch (IOException | RuntimeException e) { // the decoder trusts the tables of its input
      return new Decoded(done, String.valueOf(e.getMessage()));
    }
  }
}
