package org.dalel.plugins.messaging.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.formats.sqlite.page.DatabaseHeader;

/** Files of an encrypted iOS backup: AES-CBC with a vector of zeros, padded. */
final class EncryptedFile {

  private EncryptedFile() {}

  /** Whether what is inside begins like a database. */
  static boolean isDatabase(EvidenceFile file, byte[] key)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Channels.newInputStream(file.open())) {
      byte[] head = in.readNBytes(DatabaseHeader.MAGIC.length());
      return head.length == DatabaseHeader.MAGIC.length()
          && DatabaseHeader.isAt(cipher(key).update(head));
    }
  }

  private static Cipher cipher(byte[] key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
    return cipher;
  }

  /**
   * Decrypts to a private file.
   *
   * @param size bytes of the file on the device; what is behind is padding
   */
  static void decrypt(
      EvidenceFile file, byte[] key, Path to, Optional<Long> size, ExtractionContext context)
      throws IOException, GeneralSecurityException {
    byte[] buffer = new byte[1 << 16];
    long left = size.filter(bytes -> bytes > 0).orElse(Long.MAX_VALUE);
    try (InputStream in =
            new CipherInputStream(
                new BufferedInputStream(Channels.newInputStream(file.open()), 1 << 16),
                cipher(key));
        OutputStream out = Files.newOutputStream(to)) {
      for (int count = in.read(buffer); count >= 0 && left > 0; count = in.read(buffer)) {
        context.checkpoint();
        int some = (int) Math.min(left, count);
        out.write(buffer, 0, some);
        left -= some;
      }
    }
  }
}
