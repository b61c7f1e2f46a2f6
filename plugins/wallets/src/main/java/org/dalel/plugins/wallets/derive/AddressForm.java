package org.dalel.plugins.wallets.derive;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Base32;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bech32;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.CashAddr;
import org.dalel.plugins.wallets.chain.codec.Crc16;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.chain.codec.EvmAddress;

/**
 * A form of address that a single public key has: 33 bytes of secp256k1, or 32 of Ed25519 for
 * Solana, Stellar, Tezos and Algorand.
 */
public enum AddressForm {
  BTC_P2PKH(Chain.BTC, "p2pkh", key -> base58(Digests.hash160(key), 0x00)),
  BTC_P2SH_P2WPKH(Chain.BTC, "p2sh-p2wpkh", key -> base58(nested(key), 0x05)),
  BTC_P2WPKH(Chain.BTC, "p2wpkh", key -> witness("bc", key)),
  BTC_P2TR(Chain.BTC, "p2tr", key -> Bech32.witness("bc", 1, Secp256k1.taproot(key))),
  BTC_TEST_P2PKH(Chain.BTC, "test-p2pkh", key -> base58(Digests.hash160(key), 0x6f)),
  BTC_TEST_P2SH_P2WPKH(Chain.BTC, "test-p2sh-p2wpkh", key -> base58(nested(key), 0xc4)),
  BTC_TEST_P2WPKH(Chain.BTC, "test-p2wpkh", key -> witness("tb", key)),
  BTC_TEST_P2TR(Chain.BTC, "test-p2tr", key -> Bech32.witness("tb", 1, Secp256k1.taproot(key))),
  BTC_REGTEST_P2WPKH(Chain.BTC, "regtest-p2wpkh", key -> witness("bcrt", key)),
  LTC_P2PKH(Chain.LTC, "p2pkh", key -> base58(Digests.hash160(key), 0x30)),
  LTC_P2SH_P2WPKH(Chain.LTC, "p2sh-p2wpkh", key -> base58(nested(key), 0x32)),
  LTC_P2WPKH(Chain.LTC, "p2wpkh", key -> witness("ltc", key)),
  LTC_P2TR(Chain.LTC, "p2tr", key -> Bech32.witness("ltc", 1, Secp256k1.taproot(key))),
  LTC_TEST_P2PKH(Chain.LTC, "test-p2pkh", key -> base58(Digests.hash160(key), 0x6f)),
  LTC_TEST_P2SH_P2WPKH(Chain.LTC, "test-p2sh-p2wpkh", key -> base58(nested(key), 0x3a)),
  LTC_TEST_P2WPKH(Chain.LTC, "test-p2wpkh", key -> witness("tltc", key)),
  LTC_REGTEST_P2WPKH(Chain.LTC, "regtest-p2wpkh", key -> witness("rltc", key)),
  BCH_P2PKH(Chain.BCH, "p2pkh", AddressForm::cashAddr),
  DOGE_P2PKH(Chain.DOGE, "p2pkh", key -> base58(Digests.hash160(key), 0x1e)),
  DASH_P2PKH(Chain.DASH, "p2pkh", key -> base58(Digests.hash160(key), 0x4c)),
  ZEC_P2PKH(Chain.ZEC, "p2pkh", key -> base58(Digests.hash160(key), 0x1c, 0xb8)),
  EVM_ACCOUNT(Chain.EVM, "account", key -> EvmAddress.checksummed(account(key))),
  TRX_ACCOUNT(Chain.TRX, "account", key -> base58(account(key), 0x41)),
  XRP_CLASSIC(Chain.XRP, "classic", AddressForm::ripple),
  ATOM_ACCOUNT(Chain.ATOM, "account", key -> Bech32.encode("cosmos", Digests.hash160(key))),
  COSMOS_OSMO(Chain.COSMOS, "account", key -> Bech32.encode("osmo", Digests.hash160(key))),
  BNB_ACCOUNT(Chain.BNB, "bnb", key -> Bech32.encode("bnb", Digests.hash160(key))),
  SOL_ACCOUNT(Chain.SOL, "account", Base58.BITCOIN::encode),
  XLM_ACCOUNT(Chain.XLM, "account", AddressForm::stellar),
  XTZ_TZ1(Chain.XTZ, "tz1", key -> base58(Digests.blake2b(20, key), 0x06, 0xa1, 0x9f)),
  ALGO_ACCOUNT(Chain.ALGO, "account", AddressForm::algorand);

  private final Chain chain;
  private final String form;
  private final Function<byte[], String> maker;

  AddressForm(Chain chain, String form, Function<byte[], String> maker) {
    this.chain = chain;
    this.form = form;
    this.maker = maker;
  }

  /** Where it is used. */
  public Chain chain() {
    return chain;
  }

  /** Its name. */
  public String form() {
    return form;
  }

  /** The address of a key; for secp256k1 the key must be compressed. */
  public String of(byte[] key) {
    return maker.apply(key);
  }

  /** The form of a chain with this name. */
  static Optional<AddressForm> named(String chain, String form) {
    return Arrays.stream(values())
        .filter(f -> f.chain.code().equals(chain) && f.form.equals(form.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private static String base58(byte[] hash, int... version) {
    byte[] first = new byte[version.length];
    for (int i = 0; i < first.length; i++) {
      first[i] = (byte) version[i];
    }
    return Base58.BITCOIN.encodeChecked(first, hash);
  }

  private static String witness(String prefix, byte[] key) {
    return Bech32.witness(prefix, 0, Digests.hash160(key));
  }

  /** Hash of the script that asks for a witness of the key (BIP-141). */
  private static byte[] nested(byte[] key) {
    return Digests.hash160(Bytes.join(new byte[] {0, 20}, Digests.hash160(key)));
  }

  /** Last 20 bytes of Keccak-256 of the two coordinates. */
  private static byte[] account(byte[] key) {
    byte[] both = Secp256k1.point(key).getEncoded(false);
    return Bytes.part(Digests.keccak256(Bytes.part(both, 1, 65)), 12, 32);
  }

  private static String cashAddr(byte[] key) {
    return new CashAddr("bitcoincash", Bytes.join(new byte[1], Digests.hash160(key))).text();
  }

  private static String ripple(byte[] key) {
    return Base58.RIPPLE.encodeChecked(new byte[1], Digests.hash160(key));
  }

  private static String stellar(byte[] key) {
    byte[] payload = Bytes.join(new byte[] {6 << 3}, key);
    int crc = Crc16.of(payload, payload.length);
    return Base32.encode(Bytes.join(payload, new byte[] {(byte) crc, (byte) (crc >>> 8)}));
  }

  private static String algorand(byte[] key) {
    return Base32.encode(Bytes.join(key, Bytes.part(Digests.sha512Half(key), 28, 32)));
  }
}
