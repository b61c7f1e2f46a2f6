package org.dalel.plugins.archives;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.formats.ByteSource;
import org.dalel.formats.sevenzip.SevenZipCoder;
import org.dalel.formats.sevenzip.SevenZipFolder;

/**
 * An encrypted folder of a 7z archive as hashcat reads it in mode 11600.
 *
 * <pre>
 *   $7z$packing$cycles$salt length$salt$iv length$iv$crc$data length$unpacked length$data
 *   packed ones end with   $length that the crc is of$properties of the packing
 * </pre>
 */
final class SevenZipLine {
  /** What hashcat takes. */
  private static final int MOST = 320 * 1024;

  private static final int IV = 16;
  private static final HexFormat HEX = HexFormat.of();

  /** How what lies beneath the encryption is packed, by the ids of methods. */
  private static final Map<String, Integer> PACKING =
      Map.of("030101", 1, "21", 2, "030401", 3, "040202", 6, "040108", 7);

  private SevenZipLine() {}

  /** The line; nothing for folders that hashcat cannot check. */
  static Optional<String> of(SevenZipFolder folder, ByteSource bytes) throws IOException {
    Optional<SevenZipCoder> aes = folder.aes();
    List<SevenZipCoder> others = folder.coders().stream().filter(one -> !one.isAes()).toList();
    if (aes.isEmpty()
        || folder.firstSum().isEmpty()
        || folder.packSize() <= 0
        || folder.packSize() > MOST
        || folder.packSize() % IV != 0
        || others.size() > 1
        || !others.stream().allMatch(one -> PACKING.containsKey(one.id()))) {
      return Optional.empty();
    }
    SevenZipCoder lock = aes.get();
    byte[] data = bytes.bytes(folder.packOffset(), (int) folder.packSize());
    String line =
        "$7z$%d$%d$%d$%s$%d$%s$%d$%d$%d$%s"
            .formatted(
                others.isEmpty() ? 0 : PACKING.get(others.get(0).id()),
                lock.cyclesPower(),
                lock.salt().length,
                HEX.formatHex(lock.salt()),
                lock.iv().length,
                HEX.formatHex(Arrays.copyOf(lock.iv(), IV)),
                folder.firstSum().getAsLong(),
                data.length,
                folder.aesSize(),
                HEX.formatHex(data));
    return Optional.of(others.isEmpty() ? line : line + packing(folder, others.get(0)));
  }

  private static String packing(SevenZipFolder folder, SevenZipCoder packer) {
    return "$" + folder.firstSize() + "$" + HEX.formatHex(packer.properties());
  }
}
