package org.dalel.plugins.messaging.telegram.desktop;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Surroundings;
import org.dalel.formats.FormatException;

/** The files of an account beside {@code key_datas}. */
final class AccountFiles {
  private static final int LARGEST = 16 << 20;
  private static final String HEX = "0123456789ABCDEF";

  private final EvidenceFile keyFile;
  private final Surroundings around;
  private final String name;

  /**
   * @param index of the account, from 0
   */
  AccountFiles(EvidenceFile keyFile, Surroundings around, int index) {
    this.keyFile = keyFile;
    this.around = around;
    this.name = fileName(index == 0 ? "data" : "data#" + (index + 1));
  }

  /** The first 8 bytes of the MD5 of a name, each with its low half first. */
  static String fileName(String dataName) {
    try {
      byte[] sum =
          MessageDigest.getInstance("MD5").digest(dataName.getBytes(StandardCharsets.UTF_8));
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 8; i++) {
        text.append(HEX.charAt(sum[i] & 15)).append(HEX.charAt(sum[i] >> 4 & 15));
      }
      return text.toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Name of the account's files. */
  String name() {
    return name;
  }

  /** The decrypted authorisation; empty if there is no such file. */
  Optional<byte[]> authorisation(LocalKey key) throws IOException, GeneralSecurityException {
    return decrypted(name, 0, key);
  }

  /** The decrypted list of what is kept; empty if there is no such file. */
  Optional<byte[]> map(LocalKey key) throws IOException, GeneralSecurityException {
    return decrypted(name + "/map", 2, key);
  }

  /** Newer versions write {@code NAMEs}, older ones {@code NAME0} and {@code NAME1} in turn. */
  private Optional<byte[]> decrypted(String base, int skipped, LocalKey key)
      throws IOException, GeneralSecurityException {
    for (String end : new String[] {"s", "0", "1"}) {
      Optional<EvidenceFile> file = around.sibling(keyFile, base + end).filter(f -> !f.isFolder());
      if (file.isPresent()) {
        return Optional.of(decrypted(file.get(), skipped, key));
      }
    }
    return Optional.empty();
  }

  private byte[] decrypted(EvidenceFile file, int skipped, LocalKey key)
      throws IOException, GeneralSecurityException {
    try {
      QtStream stream = new QtStream(TdfFile.read(bytes(file)).data());
      for (int i = 0; i < skipped; i++) {
        stream.bytes();
      }
      return key.decrypt(stream.bytes())
          .orElseThrow(() -> new FormatException(8, "data of the local key", "data of another"));
    } catch (FormatException e) {
      throw new IOException(file.name() + ": " + e.getMessage(), e);
    }
  }

  static byte[] bytes(EvidenceFile file) throws IOException {
    return Channels.newInputStream(file.open()).readNBytes(LARGEST);
  }
}
