package org.dalel.plugins.messaging.signal;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.formats.protobuf.ProtoMessage;
import org.dalel.plugins.messaging.crypto.Hkdf;

/**
 * The frames of a backup of Signal for Android.
 *
 * <pre>
 *   length (u32) | header, plain: 1 { 1 IV (16), 2 salt, 3 version }
 *   then frame by frame: length (u32; from version 1 on encrypted with the frame) | AES-256-CTR of a frame | HMAC-SHA256, 10 bytes
 *   behind frames of attachments, avatars and stickers: their bytes, encrypted | 10 bytes
 *   counter of each part: the first four bytes of the IV, one more each time
 * </pre>
 */
final class BackupFrames {
  private static final int ROUNDS = 250_000;
  private static final int MAC = 10;
  private static final int LONGEST = 64 << 20;
  private static final int IV = 16;
  private static final byte[] PURPOSE = "Backup Export".getBytes(StandardCharsets.US_ASCII);

  private final DataInputStream in;
  private final Header header;
  private final SecretKeySpec cipherKey;
  private final Mac mac;
  private int counter;
  private long at;

  /**
   * What stands at the beginning.
   *
   * @param iv of 16 bytes
   * @param salt of the passphrase
   * @param version of the form
   * @param size bytes of it, with its length
   */
  record Header(byte[] iv, byte[] salt, int version, int size) {

    static Header read(byte[] file) throws FormatException {
      ByteView view = ByteView.of(file);
      long length = file.length < 4 ? 0 : ByteBuffer.wrap(file).getInt() & 0xffffffffL;
      if (length < IV || length > 1024 || length > view.length() - 4) {
        throw new FormatException(0, "a header of 16 to 1024 bytes", Long.toString(length));
      }
      ProtoMessage frame = ProtoMessage.read(view.slice(4, (int) length));
      Optional<ProtoMessage> header = frame.message(1);
      Optional<byte[]> iv = header.flatMap(one -> one.bytes(1)).map(ByteView::bytes);
      if (iv.filter(bytes -> bytes.length == IV).isEmpty()) {
        throw new FormatException(4, "a header with an IV of 16 bytes", "none");
      }
      byte[] salt = header.flatMap(one -> one.bytes(2)).map(ByteView::bytes).orElse(new byte[0]);
      int version = header.flatMap(one -> one.last(3)).map(one -> (int) one.value()).orElse(0);
      return new Header(iv.get(), salt, version, (int) length + 4);
    }
  }

  /** A key of 64 bytes: for AES, then for the HMAC. */
  record Keys(byte[] bytes) {

    /** What a passphrase of 30 digits makes; blanks in it do not count. */
    static Keys of(String passphrase, byte[] salt, Runnable checkpoint)
        throws GeneralSecurityException {
      byte[] input = passphrase.replaceAll("[\\s-]", "").getBytes(StandardCharsets.UTF_8);
      MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
      sha512.update(salt);
      byte[] hash = input;
      for (int i = 0; i < ROUNDS; i++) {
        sha512.update(hash);
        hash = sha512.digest(input);
        if (i % 1000 == 0) {
          checkpoint.run();
        }
      }
      return new Keys(Hkdf.sha256(Arrays.copyOf(hash, 32), 64, PURPOSE));
    }
  }

  /**
   * Frames behind the header.
   *
   * @param in at its end
   */
  BackupFrames(InputStream in, Header header, Keys keys) throws GeneralSecurityException {
    this.in = new DataInputStream(in);
    this.header = header;
    this.cipherKey = new SecretKeySpec(keys.bytes(), 0, 32, "AES");
    this.mac = Mac.getInstance("HmacSHA256");
    this.mac.init(new SecretKeySpec(keys.bytes(), 32, 32, "HmacSHA256"));
    this.counter = ByteBuffer.wrap(header.iv()).getInt();
    this.at = header.size();
  }

  /** Offset of the next frame in the file. */
  long at() {
    return at;
  }

  /**
   * The next frame; empty at the end of the file.
   *
   * @throws FormatException if its HMAC is not of these keys
   */
  Optional<ProtoMessage> next() throws IOException, GeneralSecurityException {
    byte[] head = in.readNBytes(4);
    if (head.length < 4) {
      return Optional.empty();
    }
    Cipher cipher = cipher();
    mac.reset();
    byte[] plainLength = head;
    if (header.version() > 0) {
      mac.update(head);
      plainLength = cipher.update(head);
    }
    int length = ByteBuffer.wrap(plainLength).getInt();
    if (length < MAC || length > LONGEST) {
      throw new FormatException(at, "a frame of 10 bytes to 64 MiB", Integer.toString(length));
    }
    byte[] frame = in.readNBytes(length);
    if (frame.length < length) {
      throw new EOFException(
          "expected a frame of "
              + length
              + " bytes at 0x"
              + Long.toHexString(at)
              + ", found the end of the file");
    }
    mac.update(frame, 0, length - MAC);
    if (!Arrays.equals(frame, length - MAC, length, mac.doFinal(), 0, MAC)) {
      throw new FormatException(at, "a frame with the HMAC of the key", "another");
    }
    counter++;
    at += 4 + length;
    return Optional.of(ProtoMessage.read(ByteView.of(cipher.doFinal(frame, 0, length - MAC))));
  }

  /** Passes over the bytes of a file behind its frame. */
  void skip(long length) throws IOException {
    in.skipNBytes(length + MAC);
    counter++;
    at += length + MAC;
  }

  private Cipher cipher() throws GeneralSecurityException {
    byte[] iv = header.iv().clone();
    ByteBuffer.wrap(iv).putInt(counter);
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(Cipher.DECRYPT_MODE, cipherKey, new IvParameterSpec(iv));
    return cipher;
  }
}
