package org.dalel.plugins.messaging.signal.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A backup of Signal, by the numbers of its fields. */
final class MadeArchive {
  static final String RECOVERY_KEY =
      "0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqr";
  static final long TIME = 1_700_000_000_000L;

  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

  /** Begins with its version, an account, the owner, two people and a group of the three. */
  MadeArchive() {
    message(number(1, 1), number(2, TIME), text(4, "Made 1.0"));
    message(part(1, text(2, "owner.01"), text(4, "Дана"), text(5, "Серік")));
    message(part(2, number(1, 1), part(5)));
    message(
        part(
            2,
            number(1, 2),
            part(
                2,
                bytes(1, aci(2)),
                number(4, 77_012_345_678L),
                text(11, "Aida"),
                text(17, "from work"))));
    message(part(2, number(1, 3), part(2, bytes(1, aci(3)), text(18, "Борис"), number(5, 1))));
    message(
        part(
            2,
            number(1, 4),
            part(
                3,
                part(
                    5,
                    part(2, text(1, "Friends")),
                    part(7, bytes(1, aci(2)), number(2, 2)),
                    part(7, bytes(1, aci(3)), number(2, 1)),
                    part(11, text(4, "about us"))))));
    message(part(3, number(1, 10), number(2, 2)));
    message(part(3, number(1, 11), number(2, 4), number(3, 1)));
  }

  /** An item of a chat: who wrote it, when, and what else it has. */
  MadeArchive item(long chat, long author, int offset, byte[]... parts) {
    return message(
        part(4, join(number(1, chat), number(2, author), number(3, TIME + offset), join(parts))));
  }

  /** A text that came in. */
  MadeArchive incoming(long chat, long author, int offset, String body, byte[]... more) {
    return item(
        chat,
        author,
        offset,
        join(part(8, number(1, TIME + offset + 5), number(3, 1)), join(more)),
        part(11, part(2, text(1, body))));
  }

  MadeArchive message(byte[]... parts) {
    byte[] all = join(parts);
    stream.writeBytes(varint(all.length));
    stream.writeBytes(all);
    return this;
  }

  byte[] bytes() {
    return stream.toByteArray();
  }

  static byte[] encrypted(byte[] stream, ArchiveKeys keys) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(stream);
    }
    packed.writeBytes(new byte[55]); // the app hides the true size
    byte[] iv = new byte[16];
    Arrays.fill(iv, (byte) 9);
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(keys.aes(), "AES"), new IvParameterSpec(iv));
    byte[] all = join(iv, cipher.doFinal(packed.toByteArray()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(keys.hmac(), "HmacSHA256"));
    return join(all, mac.doFinal(all));
  }

  static byte[] aci(int last) {
    byte[] id = new byte[16];
    id[15] = (byte) last;
    return id;
  }

  static byte[] number(int field, long value) {
    return join(varint((long) field << 3), varint(value));
  }

  static byte[] text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] part(int field, byte[]... parts) {
    return bytes(field, join(parts));
  }

  static byte[] bytes(int field, byte[] value) {
    return join(varint((long) field << 3 | 2), varint(value.length), value);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] varint(long value) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    long left = value;
    while (left >>> 7 != 0) {
      all.write((int) (left & 0x7f | 0x80));
      left >>>= 7;
    }
    all.write((int) left);
    return all.toByteArray();
  }
}
