package org.dalel.plugins.wallets.bitcoinj;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Event;
import org.dalel.api.Identifier;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.formats.protobuf.ProtoField;
import org.dalel.formats.protobuf.ProtoMessage;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;

/**
 * The keys of a wallet.
 *
 * <pre>
 *   Key  1 type (1 plain, 2 locked, 3 words, 4 derived)  2 secret  3 public key  4 label
 *        5 created, ms  6 {1 iv 2 locked secret}  7 {1 chain code 2 path}  8 seed  9 locked seed
 *        11 script (1 P2PKH 2 P2WPKH)
 * </pre>
 */
final class KeyReader {

  private static final int WORDS = 3;
  private static final int SECRET = 32;
  private static final int LOCKED_SECRET = 48;
  private static final int WITNESS = 2;
  private static final int IV = 16;

  /** A secret behind the password of the wallet. */
  record Locked(byte[] key, long offset) {}

  private record Key(ProtoMessage fields, long offset, byte[] publicKey, Optional<Path> path) {}

  /** Numbers from the root, hardened ones with the highest bit set. */
  private record Path(List<Integer> numbers, byte[] chainCode) {
    String text() {
      StringBuilder text = new StringBuilder("m");
      numbers.forEach(n -> text.append('/').append(n & 0x7fffffff).append(n < 0 ? "'" : ""));
      return text.toString();
    }
  }

  private final CoinNetwork network;
  private final ArtifactSink sink;
  private final KeyArtifacts keyArtifacts = new KeyArtifacts();
  private final List<Key> keys = new ArrayList<>();
  private final Map<String, byte[]> parents = new LinkedHashMap<>();
  private final Set<String> addresses = new LinkedHashSet<>();
  private final List<BitcoinjLock.Item> items = new ArrayList<>();
  private final PhrasePlaces phrases = new PhrasePlaces();
  private Optional<Locked> locked = Optional.empty();
  private long oldest = Long.MAX_VALUE;
  private boolean open;
  private boolean witness;

  KeyReader(CoinNetwork network, ArtifactSink sink) {
    this.network = network;
    this.sink = sink;
  }

  void take(ProtoField field, ProtoMessage key) {
    key.last(5).map(ProtoField::value).filter(ms -> ms > 0).ifPresent(this::older);
    witness |= key.last(11).filter(type -> type.value() == WITNESS).isPresent();
    if (key.last(1).map(ProtoField::value).orElse(0L) == WORDS) {
      words(field, key);
    }
    key.message(6)
        .flatMap(lock -> lock.bytes(2))
        .filter(bytes -> bytes.length() == LOCKED_SECRET && locked.isEmpty())
        .ifPresent(bytes -> locked = Optional.of(new Locked(bytes.bytes(), field.offset())));
    byte[] publicKey = key.bytes(3).map(ByteView::bytes).orElse(new byte[0]);
    key.message(6).ifPresent(lock -> item(field, key, lock, publicKey));
    if (publicKey.length == 33 || publicKey.length == 65) {
      Optional<Path> path = key.message(7).flatMap(KeyReader::path);
      path.ifPresent(p -> parents.put(p.text(), publicKey));
      keys.add(new Key(key, field.offset(), publicKey, path));
    }
  }

  private void item(ProtoField field, ProtoMessage key, ProtoMessage lock, byte[] publicKey) {
    boolean words = key.last(1).map(ProtoField::value).orElse(0L) == WORDS;
    Optional<byte[]> iv = lock.bytes(1).map(ByteView::bytes).filter(b -> b.length == IV);
    Optional<byte[]> data = lock.bytes(2).map(ByteView::bytes);
    if (iv.isPresent() && data.isPresent() && (words || publicKey.length > 0)) {
      Optional<String> path = key.message(7).flatMap(KeyReader::path).map(Path::text);
      Optional<byte[]> of = words ? Optional.empty() : Optional.of(publicKey);
      items.add(new BitcoinjLock.Item(iv.get(), data.get(), of, path, field.offset()));
    }
  }

  /** What is locked, words included. */
  List<BitcoinjLock.Item> items() {
    return List.copyOf(items);
  }

  /** Words in clear. */
  List<String> phrases() {
    return phrases.phrases();
  }

  private void older(long milliseconds) {
    oldest = Math.min(oldest, milliseconds);
  }

  private static Optional<Path> path(ProtoMessage derived) {
    List<Integer> numbers = new ArrayList<>();
    try {
      for (ProtoField field : derived.all(2).toList()) {
        if (field.wire() == ProtoField.Wire.VARINT) {
          numbers.add((int) field.value());
        }
        ByteCursor packed = new ByteCursor(field.bytes());
        while (packed.more()) {
          numbers.add((int) packed.varint());
        }
      }
    } catch (FormatException noNumbers) {
      return Optional.empty();
    }
    return derived.bytes(1).map(code -> new Path(numbers, code.bytes()));
  }

  /** The words and, since 0.11, their seed: in clear only when the wallet has no lock. */
  private void words(ProtoField field, ProtoMessage key) {
    key.text(2)
        .ifPresent(
            phrase -> {
              open = true;
              phrases.add(phrase, field.offset());
            });
  }

  /** Whether a secret stands in clear. */
  boolean open() {
    return open;
  }

  /** A locked key that is good for a hash line. */
  Optional<Locked> locked() {
    return locked;
  }

  Set<String> addresses() {
    return addresses;
  }

  void created(Artifact.Builder wallet) {
    if (oldest < 9_000_000_000_000L) {
      Instant time = Instant.ofEpochMilli(oldest);
      wallet
          .field("created", time.toString())
          .event(Event.at(time, Event.Kind.CREATED, "oldest key of the wallet"));
    }
  }

  /** Emits what was taken; parents of derived keys are known by now. */
  void emit() {
    phrases.forEach(words -> keyArtifacts.seedPhrase("bip39", words, ""), sink::emit);
    for (Key key : keys) {
      extended(key);
      address(key);
      key.fields()
          .bytes(2)
          .filter(secret -> secret.length() == SECRET)
          .ifPresent(secret -> secret(key, secret.bytes()));
    }
  }

  private void secret(Key key, byte[] secret) {
    open = true;
    String wif = network.wif(secret, key.publicKey().length == 33);
    sink.emit(
        WalletArtifacts.privateKey("wif", wif)
            .field("public-key", Bytes.hex(key.publicKey()))
            .atByte(key.offset())
            .build());
  }

  /** The account: the last key above those of the chains for receiving and change. */
  private void extended(Key key) {
    if (key.path().isEmpty() || key.publicKey().length != 33) {
      return;
    }
    Path path = key.path().get();
    List<Integer> numbers = path.numbers();
    boolean account = !numbers.isEmpty() && numbers.get(numbers.size() - 1) < 0;
    if (!account || path.chainCode().length != SECRET) {
      return;
    }
    byte[] fingerprint = fingerprint(path);
    byte[] head =
        ByteBuffer.allocate(13)
            .putInt(
                network.chain() == Chain.BTC && network != CoinNetwork.BTC
                    ? 0x043587cf
                    : 0x0488b21e)
            .put((byte) numbers.size())
            .put(fingerprint)
            .putInt(numbers.get(numbers.size() - 1))
            .array();
    String text = Base58.BITCOIN.encodeChecked(head, path.chainCode(), key.publicKey());
    sink.emit(
        keyArtifacts
            .extendedKey(text)
            .field("path", path.text())
            .field("parent-known", Bytes.hex(fingerprint).matches(".*[1-9a-f].*"))
            .atByte(key.offset())
            .build());
  }

  private byte[] fingerprint(Path path) {
    List<Integer> above = path.numbers().subList(0, path.numbers().size() - 1);
    byte[] parent = parents.get(new Path(above, path.chainCode()).text());
    return parent == null ? new byte[4] : Bytes.part(Digests.hash160(parent), 0, 4);
  }

  private void address(Key key) {
    byte[] hash = Digests.hash160(key.publicKey());
    boolean derived = key.path().filter(path -> path.numbers().size() > 1).isPresent();
    if (key.path().isPresent() && !derived) {
      return;
    }
    boolean segwit = witness && derived && key.publicKey().length == 33 && network.hasWitness();
    String old = network.keyHash(hash);
    String address = segwit ? network.witness(0, hash) : old;
    addresses.add(old);
    addresses.add(address);
    Artifact.Builder artifact =
        WalletArtifacts.address(network.chain(), address, segwit ? "p2wpkh" : "p2pkh")
            .field("network", network.label())
            .field("public-key", Bytes.hex(key.publicKey()))
            .field("path", key.path().map(Path::text))
            .field("label", key.fields().text(4).filter(text -> !text.isEmpty()));
    key.fields()
        .last(5)
        .map(ProtoField::value)
        .filter(ms -> ms > 0 && ms < 9_000_000_000_000L)
        .ifPresent(ms -> artifact.field("created", Instant.ofEpochMilli(ms).toString()));
    if (network.hasWitness() && key.publicKey().length == 33) {
      String other = segwit ? old : network.witness(0, hash);
      addresses.add(other);
      artifact
          .field("other-forms", Map.of(segwit ? "p2pkh" : "p2wpkh", other))
          .identifier(WalletArtifacts.identifier(network.chain(), other, Identifier.Role.OWNER));
    }
    sink.emit(artifact.atByte(key.offset()).build());
  }
}
