package org.dalel.plugins.wallets.electrum;

import java.util.Base64;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.codec.Bytes;

/**
 * Lines of hashcat for the locks of Electrum: 16600 for single values, 21700 and 21800 for whole
 * files (as hashcat's modules of these numbers parse them).
 *
 * @param mode of hashcat
 * @param line in the syntax of that mode
 */
record ElectrumHashes(int mode, String line) {

  private static final int BLOCK = 16;
  private static final int MOST_OF_21700 = 16384;
  private static final int PART_OF_21800 = 1024;

  /** The hexadecimal seed of 1.x: initialisation vector and first block. */
  static Optional<ElectrumHashes> ofOldSeed(String base64) {
    return decoded(base64).filter(bytes -> bytes.length == 4 * BLOCK).map(bytes -> of(1, bytes, 0));
  }

  /** An extended private key: initialisation vector and first block. */
  static Optional<ElectrumHashes> ofExtendedKey(String base64) {
    return decoded(base64).filter(bytes -> bytes.length == 8 * BLOCK).map(bytes -> of(2, bytes, 0));
  }

  /** A single private key: its last two blocks, of which the second ends with the padding. */
  static Optional<ElectrumHashes> ofSingleKey(String base64) {
    return decoded(base64)
        .filter(bytes -> bytes.length == 5 * BLOCK)
        .map(bytes -> of(3, bytes, bytes.length - 2 * BLOCK));
  }

  /** A whole file; one that a hardware wallet locks has no password to search. */
  static Optional<ElectrumHashes> ofFile(ElectrumFile.Locked file) {
    if (!file.magic().equals("BIE1")) {
      return Optional.empty();
    }
    String key = Bytes.hex(file.ephemeral());
    String mac = Bytes.hex(file.mac());
    int length = file.bytes().length - ElectrumFile.Locked.MAC;
    if (length <= MOST_OF_21700) {
      String data = Bytes.hex(Bytes.part(file.bytes(), 0, length));
      return Optional.of(new ElectrumHashes(21700, "$electrum$4*" + key + "*" + data + "*" + mac));
    }
    String data = Bytes.hex(Bytes.part(file.ciphertext(), 0, PART_OF_21800));
    return Optional.of(new ElectrumHashes(21800, "$electrum$5*" + key + "*" + data + "*" + mac));
  }

  private static ElectrumHashes of(int type, byte[] bytes, int at) {
    String vector = Bytes.hex(Bytes.part(bytes, at, at + BLOCK));
    String block = Bytes.hex(Bytes.part(bytes, at + BLOCK, at + 2 * BLOCK));
    return new ElectrumHashes(16600, "$electrum$" + type + "*" + vector + "*" + block);
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64.strip()));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }
}
