package org.dalel.plugins.wallets.core;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.artifact.RawTransaction;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.derive.HdNode;

/**
 * Reads the records of a wallet by their type.
 *
 * <p>Source: src/wallet/walletdb.cpp of Bitcoin Core 0.8 to 27 and its descendants.
 */
final class CoreParser {

  private static final int SECRET = 32;
  private static final int LOCKED_MASTER = 48;
  private static final int SALT = 8;
  private static final int WKEY_VERSION = 4;
  private static final int ACCOUNT_KEY = 74;
  private static final int DESCRIPTOR_ID = 32;

  private final CoreFacts facts;
  private final Consumer<CoreSource.Fault> faults;
  private final Set<String> seen = new HashSet<>();

  CoreParser(CoreFacts facts, Consumer<CoreSource.Fault> faults) {
    this.facts = facts;
    this.faults = faults;
  }

  /** Takes a record; live ones are to come first, of others the newest that is not live. */
  void take(CoreRecord record) {
    boolean fresh = seen.add(record.identity());
    boolean oldLock = record.type().equals("mkey");
    if (!record.live() && !fresh && !oldLock) {
      return;
    }
    try {
      read(record);
    } catch (FormatException e) {
      if (record.live()) {
        String message = record.type() + " record: " + e.getMessage() + "; it is left out";
        faults.accept(new CoreSource.Fault(record.offset(), message));
      }
    }
  }

  private void read(CoreRecord record) throws FormatException {
    switch (record.type()) {
      case "key", "wkey", "ckey" -> key(record);
      case "mkey" -> masterKey(record);
      case "name" -> facts.names.add(note(record));
      case "tx" -> transaction(record);
      case "cscript" -> facts.scripts.add(script(CoreRecord.bytes(record.read()), false, record));
      case "watchs" ->
          facts.scripts.add(script(CoreRecord.bytes(new ByteCursor(record.about())), true, record));
      case "walletdescriptor" -> descriptor(record);
      default -> {
        if (record.live()) {
          liveOnly(record);
        }
      }
    }
    if (record.live()) {
      facts.types.add(record.type());
    }
  }

  private void liveOnly(CoreRecord record) throws FormatException {
    ByteCursor value = record.read();
    switch (record.type()) {
      case "keymeta" -> meta(record);
      case "pool" -> pool(value);
      case "purpose" -> facts.purposes.add(note(record));
      case "destdata" -> facts.notes.add(note(record));
      case "version" -> facts.about.put("client-version", (long) value.i32());
      case "minversion" -> facts.about.put("wallet-version", (long) value.i32());
      case "flags" -> facts.about.put("flags", value.i64());
      case "orderposnext" -> facts.about.put("next-order", value.i64());
      case "bestblock_nomerkle", "bestblock" -> bestBlock(value);
      case "hdchain" -> hdChain(value);
      case "walletdescriptorkey" -> {
        facts.openDescriptors = true;
        root(record, secret(CoreRecord.bytes(value)));
      }
      case "walletdescriptorckey" -> {
        facts.lockedDescriptors = true;
        root(record, Optional.empty());
      }
      case "walletdescriptorcache" -> account(record);
      default -> {
        return;
      }
    }
  }

  private void key(CoreRecord record) throws FormatException {
    byte[] publicKey = publicKey(new ByteCursor(record.about()));
    boolean locked = record.type().equals("ckey");
    ByteCursor in = record.read();
    if (record.type().equals("wkey")) {
      in.skip(WKEY_VERSION);
    }
    byte[] value = CoreRecord.bytes(in);
    Optional<byte[]> secret = locked ? Optional.empty() : secret(value);
    if (!locked && secret.isEmpty()) {
      throw new FormatException(record.offset(), "a private key in DER", Bytes.hex(value));
    }
    if (!record.live() && !LeftOver.believed(publicKey, secret, value, facts.keys.values())) {
      return;
    }
    CoreFacts.Key key = new CoreFacts.Key(publicKey, secret, locked, record);
    facts.keys.merge(Bytes.hex(publicKey), key, CoreParser::better);
  }

  /** An old record in clear is worth more than the locked one that took its place. */
  private static CoreFacts.Key better(CoreFacts.Key one, CoreFacts.Key other) {
    return one.secret().isEmpty() && other.secret().isPresent() ? other : one;
  }

  /** The key that a descriptor starts from; the id of the descriptor stands before it. */
  private void root(CoreRecord record, Optional<byte[]> secret) throws FormatException {
    byte[] publicKey = publicKey(new ByteCursor(record.about().from(DESCRIPTOR_ID)));
    facts.roots.putIfAbsent(
        Bytes.hex(publicKey), new CoreFacts.Key(publicKey, secret, secret.isEmpty(), record));
  }

  private static byte[] publicKey(ByteCursor in) throws FormatException {
    long place = in.position();
    byte[] key = CoreRecord.bytes(in);
    boolean compressed = key.length == 33 && (key[0] == 2 || key[0] == 3);
    if (!compressed && !(key.length == 65 && key[0] == 4)) {
      throw new FormatException(place, "a public key of 33 or 65 bytes", key.length + " bytes");
    }
    return key;
  }

  /** The number within {@code 30 81 d3 02 01 01 04 20} or {@code 30 82 01 13 02 01 01 04 20}. */
  private static Optional<byte[]> secret(byte[] der) {
    for (int at : new int[] {8, 9}) {
      boolean marked =
          der.length >= at + SECRET
              && der[0] == 0x30
              && der[at - 3] == 1
              && der[at - 2] == 4
              && der[at - 1] == SECRET;
      if (marked) {
        return Optional.of(Bytes.part(der, at, at + SECRET));
      }
    }
    return Optional.empty();
  }

  private void masterKey(CoreRecord record) throws FormatException {
    ByteCursor in = record.read();
    byte[] locked = CoreRecord.bytes(in);
    byte[] salt = CoreRecord.bytes(in);
    if (locked.length != LOCKED_MASTER || salt.length != SALT) {
      String found = locked.length + " and " + salt.length;
      throw new FormatException(record.offset(), "a key of 48 bytes and a salt of 8", found);
    }
    long method = in.u32();
    long iterations = in.u32();
    boolean known =
        facts.masterKeys.stream().anyMatch(k -> Bytes.hex(k.locked()).equals(Bytes.hex(locked)));
    if (!known) {
      facts.masterKeys.add(new CoreFacts.MasterKey(locked, salt, method, iterations, record));
    }
  }

  private static CoreFacts.Note note(CoreRecord record) throws FormatException {
    return new CoreFacts.Note(record.aboutText(), CoreRecord.text(record.read()), record);
  }

  private static CoreFacts.Script script(byte[] script, boolean watched, CoreRecord record) {
    return new CoreFacts.Script(script, watched, record);
  }

  private void meta(CoreRecord record) throws FormatException {
    byte[] key = publicKey(new ByteCursor(record.about()));
    ByteCursor in = record.read();
    int version = in.i32();
    long created = in.i64();
    String path = version >= 10 && in.more() ? CoreRecord.text(in) : "";
    String seed = version >= 10 && in.left() >= 20 ? RawTransaction.txid(in.bytes(20)) : "";
    facts.metas.put(Bytes.hex(key), new CoreFacts.KeyMeta(created, path, seed));
  }

  private void pool(ByteCursor in) throws FormatException {
    in.skip(12);
    facts.pool.add(Bytes.hex(publicKey(in)));
  }

  private void bestBlock(ByteCursor in) throws FormatException {
    in.skip(4);
    if (RawTransaction.count(in, 32) > 0) {
      facts.about.put("last-block", RawTransaction.txid(in.bytes(32)));
    }
  }

  private void hdChain(ByteCursor in) throws FormatException {
    in.skip(4);
    facts.about.put("hd-keys-given", in.u32());
    if (in.left() >= 20) {
      facts.about.put("hd-seed-id", RawTransaction.txid(in.bytes(20)));
    }
  }

  private void descriptor(CoreRecord record) throws FormatException {
    String id = RawTransaction.txid(record.about().bytes(0, 32));
    ByteCursor in = record.read();
    String text = CoreRecord.text(in);
    long created = in.i64();
    int next = in.i32();
    int start = in.i32();
    int end = in.i32();
    facts.descriptors.add(new CoreFacts.Descriptor(id, text, created, next, start, end, record));
  }

  /** The key that the addresses of a descriptor follow from: only of its first key expression. */
  private void account(CoreRecord record) throws FormatException {
    ByteView about = record.about();
    if (about.length() == 36 && about.u32(32) == 0 && record.value().length() == ACCOUNT_KEY + 1) {
      ByteView node = record.value().slice(1, ACCOUNT_KEY);
      byte[] key = node.bytes(41, 33);
      Optional<HdNode> account = HdNode.ofPublic(key, node.bytes(9, 32), node.u8(0));
      if (account.isEmpty()) {
        throw new FormatException(record.offset(), "a public key of secp256k1", Bytes.hex(key));
      }
      facts.accounts.put(RawTransaction.txid(about.bytes(0, 32)), account.get());
    }
  }

  private void transaction(CoreRecord record) throws FormatException {
    WalletTransaction transaction = WalletTransaction.read(record);
    String named = RawTransaction.txid(record.about().bytes(0, 32));
    if (!named.equals(transaction.raw().txid())) {
      String found = transaction.raw().txid();
      throw new FormatException(record.offset(), "the transaction " + named, found);
    }
    facts.transactions.add(transaction);
  }
}
