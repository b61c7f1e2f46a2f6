package org.dalel.plugins.wallets.keystore;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.dalel.api.Artifact;
import org.dalel.api.Position;
import org.dalel.api.records.PrivateKey;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Ss58;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Kdf;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Rounds;
import org.dalel.plugins.wallets.crypto.Scrypt;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;

/**
 * The box of an account: XSalsa20-Poly1305, whose tag is the proof.
 *
 * <pre>
 *   with scrypt    salt 32   u32 N   u32 p   u32 r   nonce 24   box; key = first 32 of 64 bytes
 *   without        nonce 24   box; key = password, cut or filled with zeros to 32 bytes
 *   in the box     PKCS #8 head 16   secret 64 or 32   a1 23 03 21 00   public key
 * </pre>
 */
final class PolkadotLock {

  private static final int SALT = 32;
  private static final int COST = 12;
  private static final int NONCE = 24;
  private static final int KEY = 32;
  private static final int HEAD = 16;
  private static final byte[] DIVIDER = Bytes.ofHex("a123032100");

  private final byte[] nonce;
  private final byte[] box;
  private final Optional<Scrypt> scrypt;

  private PolkadotLock(byte[] nonce, byte[] box, Optional<Scrypt> scrypt) {
    this.nonce = nonce;
    this.box = box;
    this.scrypt = scrypt;
  }

  /** The box in the Base64 of {@code encoded}, when its types are known. */
  static Optional<PolkadotLock> of(List<String> types, String encoded) {
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(encoded);
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
    boolean stretched = types.contains("scrypt");
    int at = stretched ? SALT + COST : 0;
    if (!types.contains("xsalsa20-poly1305") || bytes.length <= at + NONCE) {
      return Optional.empty();
    }
    Optional<Scrypt> cost = stretched ? Optional.of(scrypt(bytes)) : Optional.empty();
    return Optional.of(
        new PolkadotLock(
            Bytes.part(bytes, at, at + NONCE), Bytes.part(bytes, at + NONCE, bytes.length), cost));
  }

  private static Scrypt scrypt(byte[] bytes) {
    ByteBuffer head = ByteBuffer.wrap(bytes, SALT, COST).order(ByteOrder.LITTLE_ENDIAN);
    long n = head.getInt() & 0xffffffffL;
    long p = head.getInt() & 0xffffffffL;
    long r = head.getInt() & 0xffffffffL;
    return new Scrypt(Arrays.copyOf(bytes, SALT), n, r, p);
  }

  Optional<Unlocked<byte[]>> open(Unlocking unlocking) throws Exception {
    Kdf cost =
        scrypt.isPresent() ? scrypt.get() : new Rounds(Rounds.Hash.SHA256_PASSWORD, new byte[0], 1);
    return unlocking.attempt(
        "account",
        cost,
        password -> {
          byte[] word = Passwords.utf8(password);
          byte[] key =
              scrypt.isPresent()
                  ? scrypt.get().key(word, KEY, unlocking.checkpoint())
                  : Arrays.copyOf(word, KEY);
          return Ciphers.secretBox(key, nonce, box);
        });
  }

  /** Emits the secret in the content of a box. */
  static void emit(
      byte[] content, List<String> kinds, Chain chain, String address, Unlocking unlocking) {
    Optional<byte[]> own = publicKey(content);
    Optional<byte[]> wanted = Ss58.decode(address).map(Ss58::key);
    boolean plain = kinds.contains("sr25519") || kinds.contains("ed25519");
    boolean fits =
        own.isPresent() && (!plain || Arrays.equals(own.get(), wanted.orElse(own.get())));
    if (!fits) {
      unlocking
          .sink()
          .problem(
              new Position.WholeItem(),
              "Polkadot-js account: expected PKCS #8 with the key of "
                  + address
                  + " in its box, found "
                  + content.length
                  + " bytes of something else; they are left out");
      return;
    }
    int end = divider(content);
    byte[] secret = Bytes.part(content, HEAD, end);
    String kind = kinds.stream().filter(k -> !k.equals("pkcs8")).findFirst().orElse("unknown");
    Artifact.Builder artifact =
        Artifact.of(
                PrivateKey.of(Bytes.hex(secret), kind)
                    .withPublicKey(Bytes.hex(own.get()))
                    .withAddress(WalletArtifacts.handle(chain, address)))
            .field("locked", true);
    if (kind.equals("ed25519") && secret.length >= KEY) {
      byte[] made = new byte[KEY];
      Ed25519.generatePublicKey(secret, 0, made, 0);
      artifact.field("fits-key", Arrays.equals(made, own.get()));
    }
    unlocking.sink().emit(artifact.build());
  }

  private static int divider(byte[] content) {
    for (int at : new int[] {HEAD + 2 * KEY, HEAD + KEY}) {
      boolean there =
          content.length > at + DIVIDER.length
              && Arrays.equals(content, at, at + DIVIDER.length, DIVIDER, 0, DIVIDER.length);
      if (there) {
        return at;
      }
    }
    return -1;
  }

  private static Optional<byte[]> publicKey(byte[] content) {
    int at = divider(content);
    return at < 0
        ? Optional.empty()
        : Optional.of(Bytes.part(content, at + DIVIDER.length, content.length));
  }
}
