package org.dalel.plugins.wallets.core;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dalel.api.Artifact;
import org.dalel.api.Event;
import org.dalel.api.Identifier;
import org.dalel.formats.ByteView;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.RawTransaction;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.derive.HdNode;

/** Emits what the records of a wallet say: the wallet, its locks, keys, scripts and notes. */
final class CoreArtifacts {

  private static final long HIGHEST_SECOND = 9_000_000_000L;

  private final CoreFacts facts;
  private final Optional<CoinNetwork> network;
  private final Consumer<Artifact> sink;
  private final Map<String, String> labels = new HashMap<>();
  private final Map<String, String> own = new HashMap<>();

  CoreArtifacts(CoreFacts facts, Optional<CoinNetwork> network, Consumer<Artifact> sink) {
    this.facts = facts;
    this.network = network;
    this.sink = sink;
    facts.names.stream()
        .filter(note -> note.record().live())
        .forEach(note -> labels.putIfAbsent(note.about(), note.text()));
  }

  /** Everything but the wallet itself and what is locked. */
  void emit() {
    facts.masterKeys.forEach(this::hashLine);
    facts.keys.values().forEach(this::key);
    network.ifPresent(net -> facts.scripts.forEach(script -> script(net, script)));
    network.ifPresent(
        net -> new DescriptorArtifacts(net, facts.accounts, labels, own, sink).emit(facts));
    facts.names.forEach(this::name);
    facts.notes.forEach(this::note);
    facts.roots.values().stream().filter(root -> !root.encrypted()).forEach(this::root);
    network.ifPresent(
        net -> new TransferArtifacts(net, facts.transactions, own.keySet(), labels, sink).emit());
  }

  /** Keys that were opened. */
  void opened(CoreLock.Opened opened) {
    opened.keys().forEach(this::secret);
    opened.roots().forEach(this::root);
  }

  /** The wallet itself. */
  Artifact.Builder wallet() {
    Artifact.Builder wallet =
        WalletArtifacts.wallet(
            network.map(CoinNetwork::program).orElse("Bitcoin Core family"),
            network.map(CoinNetwork::label).orElse("unknown"),
            facts.encryption());
    if (facts.about.get("client-version") instanceof Long version) {
      wallet.field("version", version(version));
    }
    facts.masterKeys.stream()
        .filter(key -> key.record().live())
        .findFirst()
        .ifPresent(
            key ->
                wallet
                    .field(
                        "kdf",
                        key.method() == 0 ? "SHA-512, OpenSSL EVP" : "method " + key.method())
                    .field("kdf-iterations", key.iterations()));
    facts.about.forEach(wallet::field);
    wallet
        .field("keys", (long) facts.keys.size())
        .field(
            "keys-in-clear",
            facts.keys.values().stream()
                .filter(k -> k.secret().isPresent() && !k.encrypted())
                .count())
        .field("keypool", (long) facts.pool.size())
        .field("transactions", (long) facts.transactions.size());
    firstKey()
        .ifPresent(
            seconds -> {
              Instant time = Instant.ofEpochSecond(seconds);
              wallet
                  .field("created", time.toString())
                  .event(Event.at(time, Event.Kind.CREATED, "oldest key of the wallet"));
            });
    return wallet;
  }

  private Optional<Long> firstKey() {
    return java.util.stream.LongStream.concat(
            facts.metas.values().stream().mapToLong(CoreFacts.KeyMeta::created),
            facts.descriptors.stream().mapToLong(CoreFacts.Descriptor::created))
        .filter(seconds -> seconds > 1 && seconds < HIGHEST_SECOND)
        .boxed()
        .min(Long::compare);
  }

  /** {@code 210201} is 0.21.2.1. */
  private static String version(long number) {
    return String.format(
        "%d.%d.%d.%d", number / 1_000_000, number / 10_000 % 100, number / 100 % 100, number % 100);
  }

  /** Mode 11300: the last two blocks of the locked key, its salt and cost. */
  private void hashLine(CoreFacts.MasterKey key) {
    if (key.method() != 0) {
      return;
    }
    byte[] locked = key.locked();
    String end = Bytes.hex(Bytes.part(locked, locked.length - 32, locked.length));
    String line =
        "$bitcoin$64$"
            + end
            + "$16$"
            + Bytes.hex(key.salt())
            + "$"
            + key.iterations()
            + "$2$00$2$00";
    place(WalletArtifacts.hashLine("hashcat", "11300", line), key.record());
  }

  private void key(CoreFacts.Key key) {
    String hex = Bytes.hex(key.publicKey());
    Artifact.Builder address = network.isPresent() ? addresses(network.get(), key) : hashes(key);
    address.field("public-key", hex).field("keypool", facts.pool.contains(hex));
    Optional.ofNullable(facts.metas.get(hex)).ifPresent(meta -> meta(address, meta));
    place(address, key.record());
    secret(key);
  }

  private Artifact.Builder addresses(CoinNetwork net, CoreFacts.Key key) {
    Map<String, String> forms = KeyForms.of(net, key.publicKey());
    String form =
        forms.keySet().stream()
            .filter(f -> labels.containsKey(forms.get(f)))
            .findFirst()
            .orElse("p2pkh");
    forms.forEach((name, each) -> own.put(each, name));
    Artifact.Builder address =
        WalletArtifacts.address(net.chain(), forms.get(form), form).field("network", net.label());
    Map<String, Object> others = new LinkedHashMap<>(forms);
    others.remove(form);
    others.forEach(
        (name, each) ->
            address.identifier(
                WalletArtifacts.identifier(net.chain(), (String) each, Identifier.Role.OWNER)));
    return address.field("other-forms", others).field("label", label(forms.get(form)));
  }

  private Optional<String> label(String address) {
    return Optional.ofNullable(labels.get(address)).filter(text -> !text.isEmpty());
  }

  /** Of an unknown network only the hash of the key is certain; the renderings are leads. */
  private static Artifact.Builder hashes(CoreFacts.Key key) {
    String hash = Bytes.hex(Digests.hash160(key.publicKey()));
    Artifact.Builder address = WalletArtifacts.address(Chain.UNKNOWN, hash, "hash160");
    Map<String, Object> readings = new LinkedHashMap<>();
    for (CoinNetwork net :
        new CoinNetwork[] {CoinNetwork.BTC, CoinNetwork.LTC, CoinNetwork.DOGE, CoinNetwork.DASH}) {
      KeyForms.of(net, key.publicKey())
          .forEach(
              (form, each) -> {
                readings.put(net.label() + " " + form, each);
                address.identifier(
                    WalletArtifacts.identifier(net.chain(), each, Identifier.Role.MENTIONED));
              });
    }
    return address.field("other-forms", readings);
  }

  private static void meta(Artifact.Builder address, CoreFacts.KeyMeta meta) {
    if (!meta.path().isEmpty()) {
      address.field("path", meta.path());
    }
    if (meta.created() > 1 && meta.created() < HIGHEST_SECOND) {
      address.field("created", Instant.ofEpochSecond(meta.created()).toString());
    }
  }

  private void secret(CoreFacts.Key key) {
    key.secret()
        .map(secret -> new BitcoinKey(secret, key.publicKey().length == 33))
        .map(
            own ->
                network
                    .map(own::artifact)
                    .orElseGet(
                        () ->
                            WalletArtifacts.privateKey("raw", Bytes.hex(own.secret()))
                                .field("public-key", Bytes.hex(key.publicKey()))))
        .ifPresent(artifact -> place(artifact.field("locked", key.encrypted()), key.record()));
    key.secret().filter(any -> isSeed(key)).ifPresent(secret -> master(key, secret));
  }

  /** Whether all keys of the wallet follow from this one: its hash is that of the seed. */
  private boolean isSeed(CoreFacts.Key key) {
    String id = RawTransaction.txid(Digests.hash160(key.publicKey()));
    return id.equals(facts.about.get("hd-seed-id"));
  }

  /** The extended private master key, as {@code dumpwallet} prints it. */
  private void master(CoreFacts.Key key, byte[] seed) {
    network
        .flatMap(CoinNetwork::privateVersion)
        .map(version -> HdNode.ofSeed(seed).privateText(version))
        .map(WalletArtifacts::extendedKey)
        .ifPresent(
            artifact ->
                place(artifact.field("path", "m").field("locked", key.encrypted()), key.record()));
  }

  /** The key above the addresses of descriptors, with the chain code of the public form. */
  private void root(CoreFacts.Key key) {
    key.secret()
        .flatMap(secret -> DescriptorArtifacts.privateRoot(facts, key.publicKey(), secret))
        .map(WalletArtifacts::extendedKey)
        .ifPresentOrElse(
            artifact -> place(artifact.field("locked", key.encrypted()), key.record()),
            () -> secret(key));
  }

  private void script(CoinNetwork net, CoreFacts.Script script) {
    Optional<String> address =
        script.watched()
            ? net.address(ByteView.of(script.script()))
            : Optional.of(net.scriptHash(Digests.hash160(script.script())));
    address
        .filter(each -> !own.containsKey(each))
        .ifPresent(
            each -> {
              own.put(each, script.watched() ? "watched" : "script");
              place(
                  WalletArtifacts.address(net.chain(), each, script.watched() ? "watched" : "p2sh")
                      .field("network", net.label())
                      .field("script", Bytes.hex(script.script()))
                      .field("label", label(each)),
                  script.record());
            });
  }

  private void name(CoreFacts.Note name) {
    String purpose =
        facts.purposes.stream()
            .filter(note -> note.about().equals(name.about()))
            .map(CoreFacts.Note::text)
            .findFirst()
            .orElse("");
    boolean ours = own.containsKey(name.about()) || !purpose.equals("send");
    Artifact.Builder artifact =
        ours
            ? WalletArtifacts.label(name.text(), name.about())
            : WalletArtifacts.contact(
                name.text(), network.map(CoinNetwork::chain).orElse(Chain.UNKNOWN), name.about());
    place(purpose.isEmpty() ? artifact : artifact.field("purpose", purpose), name.record());
  }

  private void note(CoreFacts.Note note) {
    place(
        WalletArtifacts.label(note.text(), note.about()).field("purpose", "destdata"),
        note.record());
  }

  private void place(Artifact.Builder artifact, CoreRecord record) {
    sink.accept(record.on(artifact).build());
  }
}
