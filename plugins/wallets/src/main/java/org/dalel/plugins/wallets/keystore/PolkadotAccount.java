package org.dalel.plugins.wallets.keystore;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Event;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Scope;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Ss58;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;
import org.pf4j.Extension;

/**
 * Accounts exported from Polkadot-js and its relatives (Talisman, SubWallet): {@code {encoded,
 * encoding, address, meta}}. Since version 3 the Base64 of {@code encoded} starts with the salt (32
 * bytes) and N, p, r of scrypt (little-endian 32-bit numbers), then the nonce (24) and the box
 * ({@code @polkadot/util-crypto}, json/ and scrypt/). Checked against a file of that library.
 */
@Extension
public final class PolkadotAccount implements ArtifactExtractor {

  private static final int LARGEST = 64 << 10;
  private static final int SALT = 32;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("polkadot-account", "1.0.0")
                .scope(Scope.CONTENT)
                .interest(Interest.magic(Magic.text(0, "{")))
                .interest(Interest.mediaType("application/json")),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.PRIVATE_KEY)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    Optional<Json> account =
        Content.of(file, LARGEST)
            .filter(bytes -> Content.contains(bytes, "encoding"))
            .map(bytes -> JsonReader.read(bytes).root())
            .filter(PolkadotAccount::isAccount);
    if (account.isPresent()) {
      emit(account.get(), new Unlocking(context, sink));
    }
  }

  private static boolean isAccount(Json root) {
    return root.get("encoded").text().isPresent()
        && root.at("encoding", "type").isPresent()
        && root.at("encoding", "content").isArray()
        && root.get("address").text().isPresent();
  }

  private static void emit(Json root, Unlocking unlocking) throws Exception {
    List<String> types = texts(root.at("encoding", "type"));
    String address = root.get("address").text().orElse("");
    Json meta = root.get("meta");
    boolean locked = !types.contains("none");
    Artifact.Builder wallet =
        WalletArtifacts.wallet("Polkadot-js account", network(address), locked ? "keys" : "none")
            .field("version", root.at("encoding", "version").written().orElse("0"))
            .field("name", meta.get("name").filled())
            .field("genesis", meta.get("genesisHash").filled())
            .field("key-type", String.join(" ", texts(root.at("encoding", "content"))))
            .field("cipher", String.join(" ", types))
            .field("kdf", kdf(types, root.get("encoded").text().orElse("")));
    meta.get("whenCreated")
        .number()
        .filter(millis -> millis > 0 && millis < 1L << 43)
        .map(Instant::ofEpochMilli)
        .ifPresent(
            time ->
                wallet
                    .field("created", time.toString())
                    .event(Event.at(time, Event.Kind.CREATED, "account made, meta.whenCreated")));
    unlocking
        .sink()
        .emit(
            WalletArtifacts.address(chain(address), address, "account")
                .field("label", meta.get("name").filled())
                .build());
    Optional<PolkadotLock> lock =
        PolkadotLock.of(types, root.get("encoded").text().orElse("")).filter(any -> locked);
    Optional<Unlocked<byte[]>> box =
        unlocking.wallet(
            wallet, () -> lock.isPresent() ? lock.get().open(unlocking) : Optional.empty());
    List<String> kinds = texts(root.at("encoding", "content"));
    box.ifPresent(
        opened -> PolkadotLock.emit(opened.content(), kinds, chain(address), address, unlocking));
  }

  private static List<String> texts(Json array) {
    return array.isArray()
        ? array.items().stream().map(Json::text).flatMap(Optional::stream).toList()
        : array.text().stream().toList();
  }

  private static Chain chain(String address) {
    return Ss58.decode(address)
        .map(
            account ->
                switch (account.network()) {
                  case 0 -> Chain.DOT;
                  case 2 -> Chain.KSM;
                  default -> Chain.SUBSTRATE;
                })
        .orElse(address.startsWith("0x") ? Chain.EVM : Chain.SUBSTRATE);
  }

  private static String network(String address) {
    return chain(address).code();
  }

  private static Optional<String> kdf(List<String> types, String encoded) {
    if (!types.contains("scrypt")) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(encoded);
      if (bytes.length < SALT + 12) {
        return Optional.empty();
      }
      ByteBuffer head =
          ByteBuffer.wrap(Bytes.part(bytes, SALT, SALT + 12)).order(ByteOrder.LITTLE_ENDIAN);
      int n = head.getInt();
      int p = head.getInt();
      return Optional.of("scrypt n=" + n + " r=" + head.getInt() + " p=" + p);
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }
}
