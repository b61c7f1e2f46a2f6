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

/** Files of an encrypted iOS backup: AES-CBC with a vector of zeros, padded. */
final class EncryptedFile {
  private static final int SLICE = 1 << 16;
  private static final int BLOCK = 16;

  private EncryptedFile() {}

  /**
   * Opens one.
   *
   * @param size bytes of the file as the manifest has it
   */
  static InputStream open(EvidenceFile file, byte[] key, Optional<Long> size) throws IOException {
    InputStream in =
        new CipherInputStream(
            new BufferedInputStream(Channels.newInputStream(file.open()), SLICE), cipher(key));
    return new Unpadded(in, size);
  }

  private static Cipher cipher(byte[] key) throws IOException {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IOException("iOS backup: expected a key of AES, found: " + e, e);
    }
  }

  /** Decrypts to a private file. */
  static void decrypt(EvidenceFile file, byte[] key, Path to, ExtractionContext context)
      throws IOException {
    byte[] buffer = new byte[SLICE];
    try (InputStream in = open(file, key, Optional.empty());
        OutputStream out = Files.newOutputStream(to)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        context.checkpoint();
        out.write(buffer, 0, count);
      }
    }
  }

  /**
   * A decrypted stream without its padding. The padding says where the file ends: the size that the
   * manifest gives may be that of another moment, and counts only where the padding is damaged.
   */
  private static final class Unpadded extends InputStream {
    private final InputStream in;
    private final Optional<Long> size;
    private final byte[] held = new byte[SLICE + BLOCK];
    private int from;
    private int to;
    private long given;
    private boolean ended;
    private boolean paddingMissing;

    Unpadded(InputStream in, Optional<Long> size) {
      this.in = in;
      this.size = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      fill();
      int count = Math.min(length, ended ? to - from : to - from - BLOCK);
      if (count <= 0) {
        requireSize();
        return -1;
      }
      System.arraycopy(held, from, buffer, offset, count);
      from += count;
      given += count;
      return count;
    }

    /** Until there is more than the last block, or the end. */
    private void fill() throws IOException {
      while (!ended && to - from <= BLOCK) {
        System.arraycopy(held, from, held, 0, to - from);
        to -= from;
        from = 0;
        int count = in.read(held, to, held.length - to);
        if (count < 0) {
          ended = true;
          to -= padding();
        } else {
          to += count;
        }
      }
    }

    private int padding() {
      int pad = to == from ? 0 : held[to - 1] & 0xff;
      boolean sound = pad > 0 && pad <= BLOCK && pad <= to - from;
      for (int i = 1; sound && i <= pad; i++) {
        sound = held[to - i] == pad;
      }
      if (sound) {
        return pad;
      }
      paddingMissing = true;
      long more = size.filter(bytes -> bytes >= given).map(bytes -> bytes - given).orElse(-1L);
      return more >= 0 && more < to - from ? (int) (to - from - more) : 0;
    }

    private void requireSize() throws IOException {
      if (paddingMissing && size.isPresent() && given < size.get()) {
        throw new IOException(
            "iOS backup: expected " + size.get() + " bytes and padding, found " + given);
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
