package org.dalel.plugins.wallets.derive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.chain.ChainScanner;
import org.dalel.plugins.wallets.chain.codec.Base32;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.seed.SeedPhrase;
import org.dalel.plugins.wallets.seed.SeedScanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivationTest {

  private static final String ABANDON = "abandon ".repeat(11) + "about";
  private static final Derivation DERIVATION = new Derivation();

  private static Set<String> texts(List<DerivedAddress> addresses) {
    return addresses.stream().map(DerivedAddress::canonical).collect(Collectors.toSet());
  }

  /** BIP-39 with the passphrase TREZOR, first vector of the reference implementation. */
  @Test
  void makesTheSeedOfBip39() {
    assertThat(Bytes.hex(SeedBytes.bip39(ABANDON, "TREZOR")))
        .isEqualTo(
            "c55257c360c07c72029aebc1b53c05ed0362ada38ead3e3e9efa3708e53495531f09a6987599d18264c1e1c9"
                + "2f2cf141630c7a3c4ab7c81b2f001698e7463b04");
  }

  /** BIP-32, test vector 1: public keys of the extended keys. */
  @ParameterizedTest
  @CsvSource({
    "m/0',xpub68Gmy5EdvgibQVfPdqkBBCHxA5htiqg55crXYuXoQRKfDBFA1WEjWgP6LHhwBZeNK1VTsfTFUHCdrfp1bgwQ9xv5ski8PX9rL2dZXvgGDnw",
    "m/0'/1/2',xpub6D4BDPcP2GT577Vvch3R8wDkScZWzQzMMUm3PWbmWvVJrZwQY4VUNgqFJPMM3No2dFDFGTsxxpG5uJh7n7epu4trkrX7x7DogT5Uv6fcLW5",
    "m/0'/1/2'/2/1000000000,xpub6H1LXWLaKsWFhvm6RVpEL9P4KfRZSW7abD2ttkWP3SSQvnyA8FSVqNTEcYFgJS2UaFcxupHiYkro49S8yGasTvXEYBVPamhGW6cFJodrTHy"
  })
  void makesTheKeysOfBip32(String path, String expected) {
    HdNode root = HdNode.ofSeed(Bytes.ofHex("000102030405060708090a0b0c0d0e0f"));

    HdNode node = root.at(path).orElseThrow();

    HdNode known = HdNode.ofText(expected).orElseThrow();
    assertThat(node.publicKey()).isEqualTo(known.publicKey());
    assertThat(node.chainCode()).isEqualTo(known.chainCode());
  }

  /** SLIP-10, test vector 1 for Ed25519. */
  @Test
  void makesTheKeysOfSlip10() {
    byte[] seed = Bytes.ofHex("000102030405060708090a0b0c0d0e0f");

    assertThat(Bytes.hex(Slip10.publicKey(seed, "m/0'/1'/2'/2'/1000000000'")))
        .isEqualTo("3c24da049451555d51a7014a37337aa4e12d41e485abccfa46b47dfb2af54b7a");
  }

  /** BIP-84, BIP-86 and the examples of BIP-44 wallets for the same phrase. */
  @Test
  void makesThePublishedAddresses() {
    assertThat(texts(DERIVATION.ofSeed(SeedBytes.bip39(ABANDON, ""), 2)))
        .contains(
            "1LqBGSKuX5yYUonjxT5qGfpUsXKYYWeabA",
            "37VucYSaXLCAsxYyAPfbSi9eh4iEcbShgf",
            "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu",
            "bc1qnjg0jd8228aq7egyzacy8cys3knf9xvrerkf9g",
            "bc1q8c6fshw2dlwun7ekn9qwf37cu2rn755upcp6el",
            "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr",
            "bc1p3qkhfews2uk44qtvauqyr2ttdsw7svhkl9nkm9s9c3x4ax5h60wqwruhk7",
            "0x9858EfFD232B4033E47d90003D41EC34EcaEda94",
            "HAgk14JpMQLgt6rVgv7cBQFJWFto5Dqxi472uT3DKpqk");
  }

  /** BIP-84: the same addresses from the key of the account. */
  @Test
  void makesTheAddressesBelowAnExtendedKey() {
    String zpub =
        "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs";

    assertThat(texts(DERIVATION.ofExtendedKey(zpub, 2)))
        .contains(
            "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu",
            "bc1qnjg0jd8228aq7egyzacy8cys3knf9xvrerkf9g",
            "bc1q8c6fshw2dlwun7ekn9qwf37cu2rn755upcp6el");
    assertThat(DERIVATION.ofExtendedKey("no key", 2)).isEmpty();
    assertThat(DERIVATION.ofExtendedKey(Base58.BITCOIN.encodeChecked(new byte[78]), 2)).isEmpty();
  }

  /** 24 times "abandon" is the key of 32 zero bytes, whose public key is widely known. */
  @Test
  void makesTheAddressOfAnAlgorandPhrase() {
    SeedPhrase phrase = new SeedScanner().scan("abandon ".repeat(24) + "invest").get(0);

    String address = DERIVATION.ofPhrase(phrase, "", 1).get(0).canonical();

    assertThat(Bytes.hex(Base32.decode(address).orElseThrow()))
        .startsWith("3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29");
    assertThat(ChainScanner.shared().scan(address.getBytes(StandardCharsets.US_ASCII))).hasSize(1);
  }

  /** Trust Wallet Core: the key of a phrase, and the addresses of a key (versions 4 and 5). */
  @Test
  void makesTheKeyAndTheWalletsOfTon() {
    String words =
        "protect drill sugar gallery note admit input wrist chicken swarm scheme hedgehog orbit ritual glove ski buddy slogan fragile sun delay toy lucky require";
    assertThat(Bytes.hex(TonKeys.secret(words, "")))
        .isEqualTo("cdcea50b87d3f1ca859e7b2bdf9a5339b7b6804b5c70ac85198829f9607dc43b");
    byte[] key = Bytes.ofHex("f229a9371fa7c2108b3d90ea22c9be705ff5d0cfeaee9cbb9366ff0171579357");
    assertThat(texts(TonKeys.addresses(key)))
        .contains(
            "0:0008a25f1087c8e6f921b7fc3735893c93e394e5797f8eaf573669a470f6943b",
            "0:423dc062faab1869dd6eb1baf9e9e064f006725de92e2ff3ec12ff84b8337cf4")
        .hasSize(4);
    // ton-org/ton: WalletContractV3R2
    byte[] other = Bytes.ofHex("5754865e86d0ade1199301bbb0319a25ed6b129c4b0a57f28f62449b3df9c522");
    String v3 =
        ChainScanner.shared()
            .address("EQA0D_5WdusaCB-SpnoE6l5TzdBmgOkzTcXrdh0px6g3zJSk")
            .orElseThrow()
            .canonical();
    assertThat(texts(TonKeys.addresses(other))).contains(v3);
    SeedPhrase phrase = new SeedScanner().scan(words).get(0);
    assertThat(texts(DERIVATION.ofPhrase(phrase, "", 1)))
        .isEqualTo(texts(TonKeys.addresses(Slip10.publicKey(TonKeys.secret(words, "")))));
  }

  /** electrum/tests/test_wallet_vertical.py, test_electrum_seed_old. */
  @Test
  void makesTheAddressesOfElectrum1() {
    SeedPhrase phrase =
        new SeedScanner()
            .scan(
                "my seed phrase: powerful random nobody notice nothing important anyway look away hidden message over")
            .get(0);

    assertThat(phrase.electrum1Digits()).contains("acb740e454c3134901d7c8f16497cc1c");
    assertThat(texts(DERIVATION.ofPhrase(phrase, "", 20)))
        .contains("1FJEEB8ihPMbzs2SkLmr37dHyRFzakqUmo", "1KRW8pH6HFHZh889VDq6fEKvmrsmApwNfe")
        .hasSize(25);
  }

  @Test
  void makesTheAddressesThatOtherLibrariesMade() throws IOException {
    Path file = SharedData.at("generated/address-vectors/vectors.json");
    JsonNode root = new ObjectMapper().readTree(file.toFile());
    String phrase = root.get("seed_mnemonic").asText();
    Set<String> made = new HashSet<>(texts(DERIVATION.ofSeed(SeedBytes.bip39(phrase, ""), 3)));

    List<String> missing = new ArrayList<>();
    for (String chain : List.of("btc", "ltc", "doge", "dash", "eth", "trx", "bch", "xlm")) {
      for (JsonNode vector : root.at("/addresses/" + chain)) {
        String address = vector.get("address").asText();
        if (vector.has("path") && !made.contains(address)) {
          missing.add(chain + " " + vector);
        }
      }
    }
    assertThat(missing).isEmpty();
  }
}
