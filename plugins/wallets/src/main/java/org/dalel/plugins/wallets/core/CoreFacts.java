package org.dalel.plugins.wallets.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dalel.plugins.wallets.derive.HdNode;

/** What the records of one wallet say, before it is known which network it belongs to. */
final class CoreFacts {

  /**
   * A key of the wallet.
   *
   * @param secret 32 bytes, when it stands in clear or was opened
   */
  record Key(byte[] publicKey, Optional<byte[]> secret, boolean encrypted, CoreRecord record) {

    Key opened(byte[] secret) {
      return new Key(publicKey, Optional.of(secret), encrypted, record);
    }
  }

  /** When and how a key was made; {@code created} in seconds since 1970, 0 when not known. */
  record KeyMeta(long created, String path, String seedId) {}

  /** The lock of all keys: a password's key unlocks it. */
  record MasterKey(byte[] locked, byte[] salt, long method, long iterations, CoreRecord record) {}

  /** A text about an address. */
  record Note(String about, String text, CoreRecord record) {}

  /** A rule that addresses follow from; {@code next} is the first number not yet given out. */
  record Descriptor(
      String id, String text, long created, int next, int start, int end, CoreRecord record) {}

  /** A script of the wallet, or one that it only watches. */
  record Script(byte[] script, boolean watched, CoreRecord record) {}

  final Map<String, Key> keys = new LinkedHashMap<>();

  /** Keys above the addresses of descriptors, by their public key. */
  final Map<String, Key> roots = new LinkedHashMap<>();

  final Map<String, KeyMeta> metas = new LinkedHashMap<>();
  final Set<String> pool = new LinkedHashSet<>();
  final List<MasterKey> masterKeys = new ArrayList<>();
  final List<Note> names = new ArrayList<>();
  final List<Note> purposes = new ArrayList<>();
  final List<Note> notes = new ArrayList<>();
  final List<Descriptor> descriptors = new ArrayList<>();
  final Map<String, HdNode> accounts = new LinkedHashMap<>();
  final List<Script> scripts = new ArrayList<>();
  final List<WalletTransaction> transactions = new ArrayList<>();
  final Map<String, Object> about = new LinkedHashMap<>();
  final Set<String> types = new LinkedHashSet<>();
  boolean lockedDescriptors;
  boolean openDescriptors;

  /** Whether the records are those of a wallet and not of some other database. */
  boolean isWallet() {
    return !keys.isEmpty()
        || !masterKeys.isEmpty()
        || !descriptors.isEmpty()
        || types.contains("minversion") && (types.contains("pool") || types.contains("flags"))
        || scripts.stream().anyMatch(Script::watched);
  }

  /** How the keys are locked. */
  String encryption() {
    boolean open =
        openDescriptors
            || keys.values().stream().anyMatch(k -> k.record().live() && !k.encrypted());
    boolean locked = lockedDescriptors || masterKeys.stream().anyMatch(k -> k.record().live());
    return locked ? "keys" : open ? "none" : "watch only";
  }

  /** The addresses that are spelled out somewhere. */
  List<String> writtenAddresses() {
    List<String> written = new ArrayList<>();
    names.forEach(note -> written.add(note.about()));
    purposes.forEach(note -> written.add(note.about()));
    return written;
  }
}
