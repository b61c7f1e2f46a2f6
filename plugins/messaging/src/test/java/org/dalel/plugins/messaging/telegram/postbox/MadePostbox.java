package org.dalel.plugins.messaging.telegram.postbox;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.testdata.database.SqlCipherFile;

/**
 * Writes a postbox as the description of the format says, apart from its reader. Classes have the
 * numbers that the hash gave in another program (mmh3 5.3.0 for Python).
 */
final class MadePostbox {
  static final int USER = -1637309141;
  static final int GROUP = 1721859409;
  static final int CHANNEL = 1667961306;
  static final int SECRET_CHAT = 566849114;
  static final int FILE = 665733176;
  static final int IMAGE = -1951522668;
  static final int ACTION = -1132984447;

  private final Path file;

  /** An empty one, with room at the end of its pages. */
  MadePostbox(Path file) throws Exception {
    this.file = file;
    run("PRAGMA page_size = 4096", "CREATE TABLE filler (text TEXT)");
    byte[] bytes = Files.readAllBytes(file);
    bytes[20] = 80;
    Files.write(file, bytes);
    run(
        "VACUUM",
        "CREATE TABLE t0 (key INTEGER PRIMARY KEY, value BLOB)",
        "CREATE TABLE t2 (key INTEGER PRIMARY KEY, value BLOB)",
        "CREATE TABLE t6 (key BLOB PRIMARY KEY, value BLOB)",
        "CREATE TABLE t7 (key BLOB PRIMARY KEY, value BLOB)",
        "CREATE TABLE t16 (key INTEGER PRIMARY KEY, value BLOB)");
  }

  MadePostbox run(String... statements) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
    return this;
  }

  MadePostbox put(String table, Object key, byte[] value) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO " + table + " VALUES (?,?)")) {
      insert.setObject(1, key);
      insert.setBytes(2, value);
      insert.execute();
    }
    return this;
  }

  /** The key file of a passcode, for a key and a salt. */
  static byte[] keyFile(String passcode, byte[] key, byte[] salt, int sum) throws Exception {
    byte[] plain = new byte[64];
    System.arraycopy(key, 0, plain, 0, 32);
    System.arraycopy(salt, 0, plain, 32, 16);
    ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).putInt(48, sum);
    byte[] digest =
        MessageDigest.getInstance("SHA-512").digest(passcode.getBytes(StandardCharsets.UTF_8));
    Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
    aes.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(Arrays.copyOf(digest, 32), "AES"),
        new IvParameterSpec(Arrays.copyOfRange(digest, 48, 64)));
    return aes.doFinal(plain);
  }

  /** Encrypts a database, its header left in clear. */
  static byte[] encrypted(byte[] plain, byte[] key, byte[] salt) throws Exception {
    return new SqlCipherFile(true, key, salt).plainHeader().database(plain);
  }

  static long user(long id) {
    return id >>> 32 << 35 | id & 0xffffffffL;
  }

  static long peer(int kind, long id) {
    return (long) kind << 32 | user(id);
  }

  /** The key of a message. */
  static byte[] key(long peer, int namespace, int time, int id) {
    return ByteBuffer.allocate(20).putLong(peer).putInt(namespace).putInt(time).putInt(id).array();
  }

  /** The value of a message of which no optional part is there. */
  static byte[] message(int flags, Long author, String text, byte[][] attributes, byte[]... media) {
    return message(new byte[] {0}, flags, new byte[] {0}, author, text, attributes, media);
  }

  /**
   * The value of a message.
   *
   * @param parts which optional parts there are, and the parts
   * @param forward 0, or what says where it was forwarded from
   */
  static byte[] message(
      byte[] parts,
      int flags,
      byte[] forward,
      Long author,
      String text,
      byte[][] attributes,
      byte[]... media) {
    Out out = new Out().u8(0).i32(77).i32(1).bytes(parts).i32(flags).i32(0).bytes(forward);
    if (author == null) {
      out.u8(0);
    } else {
      out.u8(1).i64(author);
    }
    out.text(text);
    for (byte[][] objects : new byte[][][] {attributes, media}) {
      out.i32(objects.length);
      for (byte[] one : objects) {
        out.i32(one.length).bytes(one);
      }
    }
    return out.done();
  }

  /** With media that stand in a table of their own. */
  static byte[] withReference(byte[] message, int namespace, long id) {
    return new Out().bytes(message).i32(1).i32(namespace).i64(id).done();
  }

  static byte[] withoutReference(byte[] message) {
    return new Out().bytes(message).i32(0).done();
  }

  /** A root object. */
  static byte[] root(int type, byte[]... fields) {
    return object("_", type, fields);
  }

  static byte[] object(String name, int type, byte[]... fields) {
    byte[] inner = join(fields);
    return new Out().name(name, 5).i32(type).i32(inner.length).bytes(inner).done();
  }

  static byte[] objects(String name, int type, byte[]... each) {
    Out out = new Out().name(name, 8).i32(each.length);
    for (byte[] one : each) {
      out.i32(type).i32(one.length).bytes(one);
    }
    return out.done();
  }

  static byte[] number(String name, int value) {
    return new Out().name(name, 0).i32(value).done();
  }

  static byte[] number(String name, long value) {
    return new Out().name(name, 1).i64(value).done();
  }

  static byte[] real(String name, double value) {
    return new Out().name(name, 3).i64(Double.doubleToLongBits(value)).done();
  }

  static byte[] text(String name, String value) {
    return new Out().name(name, 4).text(value).done();
  }

  static byte[] blob(String name, byte[] value) {
    return new Out().name(name, 10).i32(value.length).bytes(value).done();
  }

  static byte[] join(byte[]... parts) {
    Out out = new Out();
    for (byte[] part : parts) {
      out.bytes(part);
    }
    return out.done();
  }

  /** Little-endian bytes. */
  static final class Out {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Out u8(int value) {
      out.write(value);
      return this;
    }

    Out i32(int value) {
      return bytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    }

    Out i64(long value) {
      return bytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    }

    Out bytes(byte[] value) {
      out.writeBytes(value);
      return this;
    }

    Out text(String value) {
      byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
      return i32(utf8.length).bytes(utf8);
    }

    Out name(String value, int kind) {
      return u8(value.length()).bytes(value.getBytes(StandardCharsets.UTF_8)).u8(kind);
    }

    byte[] done() {
      return out.toByteArray();
    }
  }
}
