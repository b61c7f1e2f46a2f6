package org.dalel.plugins.wallets.mycelium;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Position;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.CoinPayment;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.crypto.Rounds;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.table.Tables;

/** One wallet of Mycelium on its way to artifacts. */
final class MyceliumReading {

  private static final CoinNetwork BTC_TEST = CoinNetwork.BTC_TESTNET;

  private final Tables tables;
  private final Notes notes;
  private final ArtifactSink sink;
  private final Unlocking unlocking;
  private final KeyArtifacts keys = new KeyArtifacts();
  private final Map<String, Account> accounts = new HashMap<>();
  private final Map<String, String> names;

  MyceliumReading(Tables tables, Notes notes, ExtractionContext context, ArtifactSink sink) {
    this.tables = tables;
    this.notes = notes;
    this.sink = sink;
    this.unlocking = new Unlocking(context, sink);
    this.names = notes.of(Notes.ACCOUNT);
  }

  void emit() throws Exception {
    KeyStore store =
        KeyStore.read(tables, problem -> sink.problem(new Position.WholeItem(), problem));
    tables.rows("bip44", row -> Account.of(row).ifPresent(a -> accounts.put(key(a), a)));
    Map<String, OwnAddresses.Own> own = new OwnAddresses(sink).read(tables, store);
    Payments payments = new Payments(tables, sink).read();
    CoinNetwork network = network(store, own.keySet());
    Set<String> mine = new TreeSet<>(own.keySet());
    mine.addAll(payments.addresses(network));
    StoreSecrets secrets = new StoreSecrets(store, network, unlocking, keys);
    Optional<StoreCipher> open = store.open(StoreCipher.OF_THE_PROGRAM);
    Artifact.Builder wallet = wallet(network, encryption(store, open), own.size(), payments);
    unlock(store, open, wallet, secrets);
    own.values().forEach(each -> sink.emit(address(each, network).build()));
    extendedKeys(store);
    payments.emit(network, mine, notes, names);
  }

  private static String key(Account account) {
    return account.part() + " " + account.index();
  }

  /** By the ids of account keys; the addresses of both networks begin differently too. */
  private static CoinNetwork network(KeyStore store, Set<String> own) {
    boolean test =
        store.plain().values().stream()
            .map(KeyStore.Entry::id)
            .flatMap(id -> NodeId.of(id).stream())
            .filter(NodeId::isBitcoin)
            .findFirst()
            .map(NodeId::isTest)
            .orElseGet(() -> CoinNetwork.of(List.copyOf(own)).filter(BTC_TEST::equals).isPresent());
    return test ? BTC_TEST : CoinNetwork.BTC;
  }

  private static String encryption(KeyStore store, Optional<StoreCipher> open) {
    String locked = open.isPresent() ? "none" : "keys";
    return store.locked().isEmpty() ? "watch only" : locked;
  }

  private Artifact.Builder wallet(
      CoinNetwork network, String encryption, int addresses, Payments payments) throws IOException {
    int singles = tables.all("single", Optional::of).size();
    Artifact.Builder wallet =
        WalletArtifacts.wallet(MyceliumWallet.PROGRAM, network.label(), encryption)
            .field("accounts", (long) accounts.size())
            .field("single-accounts", (long) singles)
            .field("addresses", (long) addresses)
            .field("transactions", (long) payments.count())
            .field("balance", CoinPayment.coins(payments.balance()));
    notes.addTo(wallet);
    return wallet.field(MyceliumWallet.UNVERIFIED, true);
  }

  /** Emits the wallet, and what is locked in it. */
  private void unlock(
      KeyStore store, Optional<StoreCipher> open, Artifact.Builder wallet, StoreSecrets secrets)
      throws Exception {
    if (store.locked().isEmpty()) {
      sink.emit(wallet.build());
    } else if (open.isPresent()) {
      sink.emit(wallet.field("lock", "key that is in the program").build());
      secrets.emit(open.get(), false);
    } else {
      Optional<Unlocked<StoreCipher>> unlocked = unlocking.wallet(wallet, () -> attempt(store));
      if (unlocked.isPresent()) {
        secrets.emit(unlocked.get().content(), true);
      }
    }
  }

  private Optional<Unlocked<StoreCipher>> attempt(KeyStore store) throws Exception {
    Rounds once = new Rounds(Rounds.Hash.SHA256_PASSWORD, new byte[0], 1);
    return unlocking.attempt(
        "key store", once, password -> store.open(StoreCipher.ofPassword(password)));
  }

  private Artifact.Builder address(OwnAddresses.Own own, CoinNetwork network) {
    Artifact.Builder artifact =
        WalletArtifacts.address(network.chain(), own.address(), own.form())
            .field("network", network.label());
    Optional<Account> account = own.node().flatMap(node -> account(node, own.part()));
    own.node()
        .ifPresent(
            node ->
                artifact.field(
                    "path",
                    path(node, account).map(above -> above + "/").orElse("") + node.addressPath()));
    return artifact
        .field("account", own.account().or(() -> account.map(Account::id)).map(this::name))
        .field("archived", own.archived() || account.filter(Account::archived).isPresent())
        .field(MyceliumWallet.UNVERIFIED, true)
        .atByte(own.offset());
  }

  private String name(String account) {
    return names.getOrDefault(account, account);
  }

  /** The public keys of accounts, from which all their addresses follow. */
  private void extendedKeys(KeyStore store) {
    for (KeyStore.Entry entry : store.plain().values()) {
      unlocking.context().checkpoint();
      Optional<NodeId> id =
          NodeId.of(entry.id())
              .filter(node -> node.level() == NodeId.Level.ACCOUNT && node.isBitcoin());
      if (id.isPresent()) {
        extendedKey(id.get(), entry);
      }
    }
  }

  private void extendedKey(NodeId id, KeyStore.Entry entry) {
    Optional<StoredNode> node = StoredNode.of(entry.value()).filter(n -> n.secret().length == 0);
    if (node.isEmpty()) {
      sink.problem(
          new Position.ByteOffset(entry.offset()),
          id.accountPath()
              + ": expected a public key with its chain code, found "
              + entry.value().length
              + " bytes that are none");
      return;
    }
    Optional<Account> account = account(id, entry.part());
    sink.emit(
        keys.extendedKey(node.get().text(id), false)
            .field("path", path(id, account))
            .field("account", account.map(Account::id).map(this::name))
            .field("account-id", account.map(Account::id))
            .field("kind", account.map(Account::kind))
            .field("archived", account.map(Account::archived))
            .field(MyceliumWallet.UNVERIFIED, true)
            .atByte(entry.offset())
            .build());
  }

  /** The path of an account, but for imported ones, which are kept as if they were the first. */
  private static Optional<String> path(NodeId id, Optional<Account> account) {
    return account.map(Account::isPathKnown).orElse(true)
        ? Optional.of(id.accountPath())
        : Optional.empty();
  }

  private Optional<Account> account(NodeId id, long part) {
    return Optional.ofNullable(accounts.get(part + " " + id.account()));
  }
}
