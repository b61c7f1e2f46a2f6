package org.dalel.plugins.wallets.artifact;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dalel.formats.ByteView;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bech32;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;

/**
 * Networks of Bitcoin and its descendants by what their addresses and keys begin with.
 *
 * <p>Source: chainparams.cpp of the clients named; SLIP-173 for the prefixes of bech32.
 */
public enum CoinNetwork {
  BTC(Chain.BTC, "btc", "Bitcoin Core", 0xd9b4bef9, "00", "05", 0x80, "bc"),
  BTC_TESTNET(Chain.BTC, "btc-testnet", "Bitcoin Core", 0x0709110b, "6f", "c4", 0xef, "tb"),
  BTC_REGTEST(Chain.BTC, "btc-regtest", "Bitcoin Core", 0xdab5bffa, "6f", "c4", 0xef, "bcrt"),
  BTC_SIGNET(Chain.BTC, "btc-signet", "Bitcoin Core", 0x40cf030a, "6f", "c4", 0xef, "tb"),
  LTC(Chain.LTC, "ltc", "Litecoin Core", 0xdbb6c0fb, "30", "32", 0xb0, "ltc"),
  LTC_TESTNET(Chain.LTC, "ltc-testnet", "Litecoin Core", 0xf1c8d2fd, "6f", "3a", 0xef, "tltc"),
  LTC_REGTEST(Chain.LTC, "ltc-regtest", "Litecoin Core", 0xdab5bffa, "6f", "3a", 0xef, "rltc"),
  DOGE(Chain.DOGE, "doge", "Dogecoin Core", 0xc0c0c0c0, "1e", "16", 0x9e, ""),
  DOGE_TESTNET(Chain.DOGE, "doge-testnet", "Dogecoin Core", 0xdcb7c1fc, "71", "c4", 0xf1, ""),
  DASH(Chain.DASH, "dash", "Dash Core", 0xbd6b0cbf, "4c", "10", 0xcc, ""),
  DASH_TESTNET(Chain.DASH, "dash-testnet", "Dash Core", 0xffcae2ce, "8c", "13", 0xef, ""),
  ZEC(Chain.ZEC, "zec", "Zcash", 0x6427e924, "1cb8", "1cbd", 0x80, ""),
  NMC(Chain.NMC, "nmc", "Namecoin Core", 0xfeb4bef9, "34", "0d", 0xb4, "nc"),
  PPC(Chain.PPC, "ppc", "Peercoin", 0xe5e9e8e6, "37", "75", 0xb7, "pc"),
  VTC(Chain.VTC, "vtc", "Vertcoin Core", 0xdab5bffa, "47", "05", 0x80, "vtc"),
  MONA(Chain.MONA, "mona", "Monacoin Core", 0xdbb6c0fb, "32", "37", 0xb0, "mona"),
  RVN(Chain.RVN, "rvn", "Ravencoin Core", 0x4e564152, "3c", "7a", 0x80, ""),
  PIVX(Chain.PIVX, "pivx", "PIVX Core", 0xe9fdc490, "1e", "0d", 0xd4, "");

  private final Chain chain;
  private final String label;
  private final String program;
  private final int magic;
  private final byte[] keyVersion;
  private final byte[] scriptVersion;
  private final byte secretVersion;
  private final String prefix;

  CoinNetwork(
      Chain chain,
      String label,
      String program,
      int magic,
      String keyVersion,
      String scriptVersion,
      int secretVersion,
      String prefix) {
    this.chain = chain;
    this.label = label;
    this.program = program;
    this.magic = magic;
    this.keyVersion = Bytes.ofHex(keyVersion);
    this.scriptVersion = Bytes.ofHex(scriptVersion);
    this.secretVersion = (byte) secretVersion;
    this.prefix = prefix;
  }

  /** The ledger; test networks have that of their main network. */
  public Chain chain() {
    return chain;
  }

  /** The word for fields, e.g. {@code ltc-regtest}. */
  public String label() {
    return label;
  }

  /** Name of its reference client. */
  public String program() {
    return program;
  }

  /** First four bytes of its messages as a little-endian number; some networks share it. */
  public int magic() {
    return magic;
  }

  /** Whether it has witness addresses. */
  public boolean hasWitness() {
    return !prefix.isEmpty();
  }

  /** P2PKH of 20 bytes. */
  public String keyHash(byte[] hash) {
    return Base58.BITCOIN.encodeChecked(keyVersion, hash);
  }

  /** P2SH of 20 bytes. */
  public String scriptHash(byte[] hash) {
    return Base58.BITCOIN.encodeChecked(scriptVersion, hash);
  }

  /** A witness address; only where {@link #hasWitness}. */
  public String witness(int version, byte[] program) {
    return Bech32.witness(prefix, version, program);
  }

  /** Script of P2WPKH within P2SH. */
  public String nested(byte[] keyHash) {
    return scriptHash(Digests.hash160(Bytes.join(new byte[] {0, 20}, keyHash)));
  }

  /** A private key of 32 bytes in the wallet import format. */
  public String wif(byte[] secret, boolean compressed) {
    byte[] end = compressed ? new byte[] {1} : new byte[0];
    return Base58.BITCOIN.encodeChecked(new byte[] {secretVersion}, secret, end);
  }

  /** The four bytes that its extended private keys begin with, where they are known. */
  public Optional<byte[]> privateVersion() {
    return switch (this) {
      case BTC, LTC, DASH -> Optional.of(Bytes.ofHex("0488ade4"));
      case DOGE -> Optional.of(Bytes.ofHex("02fac398"));
      case BTC_TESTNET,
          BTC_REGTEST,
          BTC_SIGNET,
          LTC_TESTNET,
          LTC_REGTEST,
          DOGE_TESTNET,
          DASH_TESTNET ->
          Optional.of(Bytes.ofHex("04358394"));
      default -> Optional.empty();
    };
  }

  /** Whether an address is one of this network. */
  public boolean owns(String address) {
    Optional<Bech32> witness = Bech32.decode(address);
    if (witness.isPresent()) {
      return hasWitness() && witness.get().prefix().equals(prefix);
    }
    return Base58.BITCOIN
        .decodeChecked(address)
        .filter(b -> is(b, keyVersion) || is(b, scriptVersion) || (this == LTC && b[0] == 5))
        .isPresent();
  }

  private static boolean is(byte[] payload, byte[] version) {
    return payload.length == version.length + 20 && Bytes.startsWith(payload, version);
  }

  /** The network to which most of the addresses belong; the more usual one when several do. */
  public static Optional<CoinNetwork> of(List<String> addresses) {
    CoinNetwork best = null;
    long most = 0;
    for (CoinNetwork network : values()) {
      long owned = addresses.stream().filter(network::owns).count();
      if (owned > most) {
        best = network;
        most = owned;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The network with these first four bytes of messages; the more usual one when several have. */
  public static Optional<CoinNetwork> ofMagic(int magic) {
    return Arrays.stream(values()).filter(network -> network.magic == magic).findFirst();
  }

  /** The address that a script pays to; absent for scripts that have none. */
  public Optional<String> address(ByteView script) {
    byte[] s = script.bytes();
    int n = s.length;
    if (n == 25 && Bytes.startsWith(s, Bytes.ofHex("76a914")) && s[24] == (byte) 0xac) {
      return Optional.of(keyHash(Bytes.part(s, 3, 23)));
    }
    if (n == 23 && Bytes.startsWith(s, Bytes.ofHex("a914")) && s[22] == (byte) 0x87) {
      return Optional.of(scriptHash(Bytes.part(s, 2, 22)));
    }
    boolean key = (n == 35 && s[0] == 33 || n == 67 && s[0] == 65) && s[n - 1] == (byte) 0xac;
    if (key) {
      return Optional.of(keyHash(Digests.hash160(Bytes.part(s, 1, n - 1))));
    }
    boolean program =
        n >= 4 && n <= 42 && s[1] == n - 2 && (s[0] == 0 || s[0] >= 0x51 && s[0] <= 0x60);
    return program && hasWitness()
        ? Optional.of(witness(s[0] == 0 ? 0 : s[0] - 0x50, Bytes.part(s, 2, n)))
        : Optional.empty();
  }
}
