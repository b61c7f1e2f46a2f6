package org.dalel.plugins.messaging.signal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A backup of Signal for Android, as far as its form is known. */
final class MadeBackup {
  static final String PASSPHRASE = "12345 67890 12345 67890 12345 67890";

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final byte[] iv = new byte[16];
  private final byte[] keys;
  private final int version;
  private int counter = 7;

  MadeBackup(int version) throws Exception {
    this.version = version;
    byte[] salt = new byte[32];
    Arrays.fill(salt, (byte) 3);
    ByteBuffer.wrap(iv).putInt(counter);
    keys = BackupFrames.Keys.of(PASSPHRASE, salt, () -> {}).bytes();
    byte[] header = field(1, join(field(1, iv), field(2, salt), new byte[] {0x18, (byte) version}));
    file.write(ByteBuffer.allocate(4).putInt(header.length).array());
    file.write(header);
  }

  /** A statement with parameters: texts, numbers or null. */
  MadeBackup statement(String sql, Object... parameters) throws Exception {
    byte[] all = field(1, sql.getBytes(StandardCharsets.UTF_8));
    for (Object one : parameters) {
      byte[] value = {0x28, 1};
      if (one instanceof String text) {
        value = field(1, text.getBytes(StandardCharsets.UTF_8));
      } else if (one instanceof Number number) {
        value = join(new byte[] {0x10}, varint(number.longValue()));
      }
      all = join(all, field(2, value));
    }
    return frame(field(2, all));
  }

  /** An attachment, its bytes behind it. */
  MadeBackup attachment(byte[] bytes) throws Exception {
    frame(field(4, join(new byte[] {8, 1, 16, 1, 0x18}, varint(bytes.length))));
    Cipher cipher = cipher();
    file.write(cipher.doFinal(bytes));
    file.write(new byte[10]);
    return this;
  }

  MadeBackup end() throws Exception {
    return frame(new byte[] {0x30, 1});
  }

  byte[] bytes() {
    return file.toByteArray();
  }

  private MadeBackup frame(byte[] plain) throws Exception {
    Cipher cipher = cipher();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(keys, 32, 32, "HmacSHA256"));
    byte[] length = ByteBuffer.allocate(4).putInt(plain.length + 10).array();
    if (version > 0) {
      length = cipher.update(length);
      mac.update(length);
    }
    byte[] hidden = cipher.doFinal(plain);
    file.write(length);
    file.write(hidden);
    file.write(mac.doFinal(hidden), 0, 10);
    return this;
  }

  private Cipher cipher() throws Exception {
    ByteBuffer.wrap(iv).putInt(counter++);
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(keys, 0, 32, "AES"), new IvParameterSpec(iv));
    return cipher;
  }

  private static byte[] field(int number, byte[] bytes) {
    return join(new byte[] {(byte) (number << 3 | 2)}, varint(bytes.length), bytes);
  }

  private static byte[] varint(long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long rest = value;
    while (rest >>> 7 != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
