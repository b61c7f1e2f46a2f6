package org.dalel.plugins.wallets.chain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Ledgers that are told apart by the form of their addresses and keys. */
public enum Chain {
  BTC("Bitcoin"),
  BCH("Bitcoin Cash"),
  XEC("eCash"),
  LTC("Litecoin"),
  DOGE("Dogecoin"),
  DASH("Dash"),
  ZEC("Zcash"),
  ZEN("Horizen"),
  BTG("Bitcoin Gold"),
  DGB("DigiByte"),
  QTUM("Qtum"),
  RVN("Ravencoin"),
  VTC("Vertcoin"),
  PIVX("PIVX"),
  NMC("Namecoin"),
  PPC("Peercoin"),
  KMD("Komodo"),
  FIRO("Firo"),
  MONA("Monacoin"),
  NAV("Navcoin"),
  NEO("Neo"),
  KAS("Kaspa"),
  EVM("Ethereum and compatible chains"),
  TRX("TRON"),
  XMR("Monero"),
  XRP("XRP Ledger"),
  SOL("Solana"),
  TON("The Open Network"),
  DOT("Polkadot"),
  KSM("Kusama"),
  SUBSTRATE("Substrate, any network"),
  ADA("Cardano"),
  XLM("Stellar"),
  ALGO("Algorand"),
  XTZ("Tezos"),
  FIL("Filecoin"),
  NEAR("NEAR"),
  ATOM("Cosmos Hub"),
  COSMOS("Cosmos family"),
  BNB("BNB Beacon Chain"),
  EGLD("MultiversX"),
  ONE("Harmony"),
  ZIL("Zilliqa"),
  AVAX("Avalanche X and P"),
  IOTA("IOTA"),
  XRD("Radix"),
  HNS("Handshake"),
  CKB("Nervos"),
  LIGHTNING("Lightning"),
  NOSTR("Nostr"),
  /** A token that does not say its chain, such as a transaction's number. */
  UNKNOWN("not known");

  private final String label;

  Chain(String label) {
    this.label = label;
  }

  /** The word for identifiers and exports, e.g. {@code btc}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its name, for people. */
  public String label() {
    return label;
  }

  /** The chain with this code. */
  public static Optional<Chain> byCode(String code) {
    return Arrays.stream(values()).filter(chain -> chain.code().equals(code)).findFirst();
  }
}
