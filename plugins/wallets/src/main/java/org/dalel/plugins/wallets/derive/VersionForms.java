package org.dalel.plugins.wallets.derive;

import static org.dalel.plugins.wallets.derive.AddressForm.*;

import java.util.List;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;

/**
 * The forms of address that a key's first bytes allow.
 *
 * <p>Source: SLIP-132; chainparams.cpp of the clients.
 */
final class VersionForms {

  private static final List<AddressForm> MAIN =
      List.of(
          BTC_P2PKH,
          BTC_P2WPKH,
          BTC_P2TR,
          BTC_P2SH_P2WPKH,
          EVM_ACCOUNT,
          TRX_ACCOUNT,
          BCH_P2PKH,
          DASH_P2PKH,
          DOGE_P2PKH,
          LTC_P2PKH,
          LTC_P2WPKH);

  private static final List<AddressForm> TEST =
      List.of(
          BTC_TEST_P2PKH,
          BTC_TEST_P2WPKH,
          BTC_REGTEST_P2WPKH,
          BTC_TEST_P2TR,
          BTC_TEST_P2SH_P2WPKH,
          LTC_TEST_P2PKH,
          LTC_TEST_P2WPKH,
          LTC_REGTEST_P2WPKH,
          LTC_TEST_P2SH_P2WPKH);

  private VersionForms() {}

  /** Of an extended key of 78 bytes; none for versions that are not known. */
  static List<AddressForm> ofExtendedKey(String text) {
    byte[] version = Bytes.part(Base58.BITCOIN.decodeChecked(text).orElseThrow(), 0, 4);
    return switch (Bytes.hex(version)) {
      case "0488b21e", "0488ade4" -> MAIN;
      case "049d7cb2", "049d7878" -> List.of(BTC_P2SH_P2WPKH, LTC_P2SH_P2WPKH);
      case "04b24746", "04b2430c" -> List.of(BTC_P2WPKH, LTC_P2WPKH);
      case "019da462", "019d9cfe" -> List.of(LTC_P2PKH, LTC_P2WPKH);
      case "01b26ef6", "01b26792" -> List.of(LTC_P2SH_P2WPKH);
      case "02facafd", "02fac398" -> List.of(DOGE_P2PKH);
      case "02fe52cc", "02fe52f8" -> List.of(DASH_P2PKH);
      case "043587cf", "04358394" -> TEST;
      case "044a5262", "044a4e28" -> List.of(BTC_TEST_P2SH_P2WPKH);
      case "045f1cf6", "045f18bc" -> List.of(BTC_TEST_P2WPKH, BTC_REGTEST_P2WPKH);
      default -> List.of();
    };
  }

  /**
   * Of a private key in the wallet import format; those with a witness only if it is compressed.
   */
  static List<AddressForm> ofSecret(int version, boolean compressed) {
    List<AddressForm> old =
        switch (version) {
          case 0x80 -> List.of(BTC_P2PKH, BCH_P2PKH);
          case 0xb0 -> List.of(LTC_P2PKH);
          case 0x9e -> List.of(DOGE_P2PKH);
          case 0xcc -> List.of(DASH_P2PKH);
          case 0xef -> List.of(BTC_TEST_P2PKH, LTC_TEST_P2PKH);
          default -> List.of();
        };
    Optional<List<AddressForm>> all =
        Optional.ofNullable(
            switch (version) {
              case 0x80 -> List.of(BTC_P2PKH, BTC_P2SH_P2WPKH, BTC_P2WPKH, BTC_P2TR, BCH_P2PKH);
              case 0xb0 -> List.of(LTC_P2PKH, LTC_P2SH_P2WPKH, LTC_P2WPKH);
              case 0xef -> TEST;
              default -> null;
            });
    return compressed ? all.orElse(old) : old;
  }
}
