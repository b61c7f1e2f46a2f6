package org.dalel.plugins.wallets.mycelium;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.derive.SeedBytes;

/** Databases of Mycelium by the tables and layouts of its source. */
public final class MyceliumFiles implements AutoCloseable {

  static final UUID ACCOUNT = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
  static final UUID WATCHED = UUID.fromString("12345678-9abc-def0-1234-56789abcdef0");

  /** The key that its source names. */
  static final byte[] OF_THE_PROGRAM = Bytes.ofHex("a8105c3c8b75556a9099b8dcab9cc133");

  static final byte[] STORE_KEY = Bytes.ofHex("000102030405060708090a0b0c0d0e0f");

  static final String WORDS = "abandon ".repeat(11) + "about";
  static final String ZPUB =
      "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs";
  static final String ZPRV =
      "zprvAdG4iTXWBoARxkkzNpNh8r6Qag3irQB8PzEMkAFeTRXxHpbF9z4QgEvBRmfvqWvGp42t42nvgGpNgYSJA9iefm1yYNZKEm7z6qUWCroSQnE";
  static final String FIRST = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";
  static final String ONE = "1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH";
  static final byte[] ONE_KEY =
      Bytes.ofHex("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");

  static final String SENDER = "12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S";
  static final String RECIPIENT = "1Q2TWHE3GMdB6BZKafqwxXtWAWgFt5Jvm3";
  static final String TXID = "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16";
  static final String SPENT = "0437cd7f8525ceed2324359c2d0ba26006d92d856a9c20fa0241106ee5a597c9";
  static final String SENDER_SCRIPT =
      "410411db93e1dcdb8a016b49840f8c53bc1eb68a382e97b1482ecad7b148a6909a5c"
          + "b2e0eaddfb84ccf9744464f82e160bfa9b8b64f9d4c03f999b8643f656b412a3ac";
  static final String RAW =
      "0100000001c997a5e56e104102fa209c6a852dd90660a20b2d9c352423edce25857fcd370400000000"
          + "4847304402204e45e16932b8af514961a1d3a1a25fdf3f4f7732e9d624c6c61548ab5fb8cd41022018"
          + "1522ec8eca07de4860a4acdd12909d831cc56cbbac4622082221a8768d1d0901ffffffff0200ca9a3b"
          + "00000000434104ae1a62fe09c5f51b13905f07f06b99a2f7159b2225f374cd378d71302fa28414e7aa"
          + "b37397f554a7df5f142c21c1b7303b8a0626f1baded5c72a704f7e6cd84cac00286bee000000004341"
          + "0411db93e1dcdb8a016b49840f8c53bc1eb68a382e97b1482ecad7b148a6909a5cb2e0eaddfb84ccf9"
          + "744464f82e160bfa9b8b64f9d4c03f999b8643f656b412a3ac00000000";

  private final Connection base;

  private MyceliumFiles(Path file) throws SQLException {
    this.base = DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  /** An empty {@code walletbacking.db} of version 5, with a log that is not written back. */
  public static MyceliumFiles wallet(Path file) throws SQLException {
    MyceliumFiles made = new MyceliumFiles(file);
    made.run(
        "PRAGMA journal_mode = WAL",
        "PRAGMA wal_autocheckpoint = 0",
        "CREATE TABLE single (id TEXT PRIMARY KEY, addresses TEXT, archived INTEGER, blockheight INTEGER, addressType TEXT)",
        "CREATE TABLE bip44 (id TEXT PRIMARY KEY, accountIndex INTEGER, archived INTEGER, blockheight INTEGER,"
            + " indexContexts TEXT, lastDiscovery INTEGER, accountType INTEGER, accountSubId INTEGER, addressType TEXT)",
        "CREATE TABLE kv (k BLOB NOT NULL, v BLOB, checksum BLOB, subId INTEGER NOT NULL, PRIMARY KEY (k, subId))");
    return made;
  }

  /** An empty {@code mds.db}. */
  public static MyceliumFiles notes(Path file) throws SQLException {
    MyceliumFiles made = new MyceliumFiles(file);
    made.run(
        "CREATE TABLE keyValueStore (key TEXT, category TEXT, value TEXT, PRIMARY KEY (key, category))");
    return made;
  }

  void run(String... statements) throws SQLException {
    for (String each : statements) {
      // one statement each: an open one would keep the next from being committed
      try (Statement sql = base.createStatement()) {
        sql.execute(each);
      }
    }
  }

  /** Writes what stands in the log back into the file. */
  public void writeBack() throws SQLException {
    run("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  public void note(String category, String key, String value) throws SQLException {
    insert("INSERT INTO keyValueStore VALUES (?,?,?)", key, category, value);
  }

  void insert(String statement, Object... values) throws SQLException {
    try (PreparedStatement row = base.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        row.setObject(i + 1, values[i]);
      }
      row.executeUpdate();
    }
  }

  /** Adds the key of the store, locked with another. */
  public void storeKey(byte[] user) throws Exception {
    value(new byte[1], locked(user, STORE_KEY), 0);
  }

  void plain(byte[] id, byte[] value, long part) throws Exception {
    value(Bytes.join(new byte[] {1}, id), value, part);
  }

  void locked(byte[] id, byte[] value, long part) throws Exception {
    value(Bytes.join(new byte[] {2}, id), locked(STORE_KEY, value), part);
  }

  private void value(byte[] k, byte[] v, long part) throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    byte[] checksum = Arrays.copyOf(sha.digest(Bytes.join(k, v)), 8);
    insert("INSERT OR REPLACE INTO kv VALUES (?,?,?,?)", k, v, checksum, part);
  }

  /** AES-CBC of length, value and zeros; the start of the value's hash behind it. */
  static byte[] locked(byte[] key, byte[] value) throws Exception {
    byte[] padded =
        Arrays.copyOf(
            Bytes.join(new byte[] {(byte) value.length}, value), (value.length / 16 + 1) * 16);
    Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(value);
    return Bytes.join(aes.doFinal(padded), Arrays.copyOf(hash, 16));
  }

  /** The words of zeros, with their additional word. */
  public void seed(String passphrase, byte[] seed) throws Exception {
    byte[] word = passphrase.getBytes(StandardCharsets.UTF_8);
    locked(
        Bytes.ofHex("d64ca2b680d8c8909a367f28eb47f990"),
        Bytes.join(
            new byte[] {0, 16},
            new byte[16],
            new byte[] {(byte) word.length},
            word,
            new byte[] {64},
            seed),
        0);
  }

  /** A published extended key as the store keeps it. */
  static byte[] node(String extended) {
    byte[] b = Base58.BITCOIN.decodeChecked(extended).orElseThrow();
    boolean secret = b[45] == 0;
    ByteBuffer place = ByteBuffer.wrap(Bytes.part(b, 4, 13));
    ByteBuffer numbers = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    numbers.putInt(place.get() & 0xff).putInt(place.getInt()).putInt(place.getInt());
    byte[] key =
        secret
            ? Bytes.join(new byte[] {1}, Bytes.part(b, 46, 78), publicKey(extended))
            : Bytes.join(new byte[1], Bytes.part(b, 45, 78));
    return Bytes.join(key, Bytes.part(b, 13, 45), numbers.array());
  }

  private static byte[] publicKey(String secret) {
    return org.dalel.plugins.wallets.derive.HdNode.ofText(secret).orElseThrow().publicKey();
  }

  static byte[] accountId(int purpose) {
    return new byte[] {(byte) purpose, 0, 0, 0, 0, 0};
  }

  static byte[] addressId(int purpose, int index) {
    return new byte[] {(byte) purpose, 0, 0, 0, 0, 0, 0, (byte) index, 0, 0, 0, 0};
  }

  static byte[] address(String text) {
    return Bytes.join(
        new byte[21], new byte[] {(byte) text.length()}, text.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] id(UUID uuid) {
    return ByteBuffer.allocate(16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  /** A new wallet with all of the constants above. */
  public static MyceliumFiles filled(Path file) throws Exception {
    MyceliumFiles made = wallet(file);
    made.fill(OF_THE_PROGRAM);
    return made;
  }

  /** Adds them, the key of the store locked with another. */
  void fill(byte[] user) throws Exception {
    storeKey(user);
    seed("", SeedBytes.bip39(WORDS, ""));
    account();
    single();
    watched();
  }

  private void account() throws Exception {
    insert("INSERT INTO bip44 VALUES (?,0,0,800000,'{}',0,0,0,'\"P2WPKH\"')", id(ACCOUNT));
    plain(accountId(84), node(ZPUB), 0);
    locked(accountId(84), node(ZPRV), 0);
    plain(addressId(84, 0), address(FIRST), 0);
    tables(ACCOUNT);
  }

  private void single() throws Exception {
    byte[] id = Bytes.join(new byte[1], Digests.hash160(ONE_KEY));
    byte[] secret = new byte[32];
    secret[31] = 1;
    plain(id, ONE_KEY, 0);
    locked(id, secret, 0);
    insert(
        "INSERT INTO single VALUES (?,?,1,800000,'\"P2PKH\"')", new byte[16], "[\"" + ONE + "\"]");
  }

  private void watched() throws Exception {
    insert(
        "INSERT INTO single VALUES (?,?,0,800000,'\"P2PKH\"')",
        id(WATCHED),
        "[\"" + SENDER + "\"]");
    tables(WATCHED);
    String end = Bytes.hex(id(WATCHED));
    insert(
        "INSERT INTO tx_" + end + " VALUES (?,?,170,1231731025,?)",
        Bytes.ofHex(TXID),
        Bytes.ofHex(TXID),
        Bytes.ofHex(RAW));
    insert(
        "INSERT INTO ptxo_" + end + " VALUES (?,9,5000000000,1,?)",
        Bytes.ofHex(SPENT + "0000"),
        Bytes.ofHex(SENDER_SCRIPT));
    insert(
        "INSERT INTO utxo_" + end + " VALUES (?,170,4000000000,0,?)",
        Bytes.ofHex(TXID + "0100"),
        Bytes.ofHex(SENDER_SCRIPT));
  }

  /** The tables of an account. */
  void tables(UUID account) throws SQLException {
    String end = Bytes.hex(id(account));
    String outputs =
        " (outpoint BLOB PRIMARY KEY, height INTEGER, value INTEGER, isCoinbase INTEGER, script BLOB)";
    run(
        "CREATE TABLE utxo_" + end + outputs,
        "CREATE TABLE ptxo_" + end + outputs,
        "CREATE TABLE tx_"
            + end
            + " (id BLOB PRIMARY KEY, hash BLOB, height INTEGER, time INTEGER, binary BLOB)",
        "CREATE TABLE outtx_" + end + " (id BLOB PRIMARY KEY, raw BLOB)",
        "CREATE TABLE txtoptxo_" + end + " (txid BLOB, input BLOB, PRIMARY KEY (txid, input))");
  }

  @Override
  public void close() throws SQLException {
    base.close();
  }
}
