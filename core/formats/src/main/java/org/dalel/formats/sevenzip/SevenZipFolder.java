package org.dalel.formats.sevenzip;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Streams that are packed together.
 *
 * @param coders in the order of the header, which is not always that of packing
 * @param unpackSizes what each coder gives, in bytes
 * @param packOffset where its first packed stream begins in the archive
 * @param packSize bytes of its first packed stream
 * @param firstSize bytes of the first file in it
 * @param firstSum CRC-32 of the first file in it, if the header has it
 */
public record SevenZipFolder(
    List<SevenZipCoder> coders,
    List<Long> unpackSizes,
    long packOffset,
    long packSize,
    long firstSize,
    OptionalLong firstSum) {

  public SevenZipFolder {
    coders = List.copyOf(coders);
    unpackSizes = List.copyOf(unpackSizes);
  }

  /** The step that encrypts, if there is one. */
  public Optional<SevenZipCoder> aes() {
    return coders.stream().filter(SevenZipCoder::isAes).findFirst();
  }

  /** What the step that encrypts gives, in bytes; -1 if there is none. */
  public long aesSize() {
    int at = 0;
    for (SevenZipCoder coder : coders) {
      if (coder.isAes()) {
        return at < unpackSizes.size() ? unpackSizes.get(at) : -1;
      }
      at += coder.outputs();
    }
    return -1;
  }
}
