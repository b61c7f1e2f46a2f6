package org.dalel.plugins.messaging.signal.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.api.EvidenceFile;

/**
 * An encrypted backup.
 *
 * <pre>
 *   ["SBACKUP" 01 | length (varint) | what the service keeps]   in backups of the service of 2025 and later
 *   IV (16) | AES-256-CBC of gzip of the stream | HMAC-SHA256 of IV and cipher text (32)
 * </pre>
 */
final class ArchiveFile {
  private static final byte[] MAGIC = "SBACKUP\u0001".getBytes(StandardCharsets.ISO_8859_1);
  private static final int IV = 16;
  private static final int HMAC = 32;
  private static final int LONGEST_HEADER = 4096;

  private final EvidenceFile file;
  private final long start;
  private final long end;

  private ArchiveFile(EvidenceFile file, long start, long end) {
    this.file = file;
    this.start = start;
    this.end = end;
  }

  /**
   * Finds the parts.
   *
   * @throws IOException if the file is too short to be one
   */
  static ArchiveFile of(EvidenceFile file) throws IOException {
    byte[] head = head(file, LONGEST_HEADER);
    long start = 0;
    if (Arrays.equals(head, 0, Math.min(head.length, MAGIC.length), MAGIC, 0, MAGIC.length)) {
      FrameStream frames =
          new FrameStream(
              new java.io.ByteArrayInputStream(head, MAGIC.length, head.length - MAGIC.length));
      frames.next();
      start = MAGIC.length + frames.at();
    }
    long end = file.size() - HMAC;
    if (end - start < 2 * IV) {
      throw new IOException(
          "backup of Signal: expected an IV, cipher text and HMAC, at least 64 bytes, found %d bytes"
              .formatted(file.size()));
    }
    return new ArchiveFile(file, start, end);
  }

  /** The first bytes of a file. */
  static byte[] head(EvidenceFile file, int length) throws IOException {
    try (InputStream in = Channels.newInputStream(file.open())) {
      return in.readNBytes(length);
    }
  }

  /** Whether the beginning belongs to a key and the service's part of it. */
  boolean needsService() {
    return start > 0;
  }

  /**
   * Whether keys give a compressed stream at the beginning.
   *
   * @throws IOException if the evidence cannot be read, which says nothing of the keys
   */
  boolean opens(ArchiveKeys keys) throws IOException, GeneralSecurityException {
    try (CipherText cipherText = cipherText()) {
      try {
        return new FrameStream(plain(cipherText, keys)).next().filter(Streams::isInfo).isPresent();
      } catch (IOException unreadable) {
        cipherText.requireRead();
        return false; // what can be read is no compressed stream with these keys
      }
    }
  }

  /** The bytes between the header and the HMAC. */
  CipherText cipherText() throws IOException {
    return CipherText.of(file.open(), start, end);
  }

  /** The stream, decrypted and decompressed. */
  InputStream plain(CipherText cipherText, ArchiveKeys keys)
      throws IOException, GeneralSecurityException {
    byte[] iv = cipherText.readNBytes(IV);
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(keys.aes(), "AES"), new IvParameterSpec(iv));
    return new BufferedInputStream(
        new GZIPInputStream(new CipherInputStream(cipherText, cipher), 1 << 16), 1 << 16);
  }

  /** Whether all bytes are as they were written. */
  boolean isWhole(ArchiveKeys keys, Runnable checkpoint)
      throws IOException, GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(keys.hmac(), "HmacSHA256"));
    try (SeekableByteChannel channel = file.open()) {
      channel.position(start);
      InputStream in = Channels.newInputStream(channel);
      byte[] buffer = new byte[1 << 16];
      long left = end - start;
      while (left > 0) {
        checkpoint.run();
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          return false;
        }
        mac.update(buffer, 0, count);
        left -= count;
      }
      return MessageDigest.isEqual(mac.doFinal(), in.readNBytes(HMAC));
    }
  }
}
