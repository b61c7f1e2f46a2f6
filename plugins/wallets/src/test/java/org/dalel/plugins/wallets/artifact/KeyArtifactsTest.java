package org.dalel.plugins.wallets.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.dalel.api.Artifact;
import org.dalel.api.Identifier;
import org.junit.jupiter.api.Test;

class KeyArtifactsTest {

  private static final String ABANDON = "abandon ".repeat(11) + "about";

  private static Stream<String> owned(Artifact artifact) {
    return artifact.identifiers().stream()
        .filter(i -> i.kind() == Identifier.Kind.WALLET_ADDRESS)
        .filter(i -> i.role() == Identifier.Role.OWNER)
        .map(Identifier::normalised);
  }

  /** BIP-84, BIP-86, MetaMask's and TronLink's first account of the same phrase. */
  @Test
  void givesAPhraseTheAddressesThatFollowFromIt() {
    Artifact phrase = new KeyArtifacts().seedPhrase("bip39", ABANDON, "").build();

    assertThat(owned(phrase))
        .contains(
            "btc:bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu",
            "btc:bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr",
            "btc:tb1q6rz28mcfaxtmd6v789l9rrlrusdprr9pqcpvkl",
            "evm:0x9858EfFD232B4033E47d90003D41EC34EcaEda94",
            "trx:TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH",
            "sol:HAgk14JpMQLgt6rVgv7cBQFJWFto5Dqxi472uT3DKpqk")
        .doesNotHaveDuplicates()
        .hasSizeBetween(200, KeyArtifacts.MOST_ADDRESSES);
    assertThat(phrase.identifiers())
        .anySatisfy(
            i -> {
              assertThat(i.normalised())
                  .isEqualTo("btc:bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu");
              assertThat(i.raw()).isEqualTo("m/84'/0'/0'/0/0");
            });
    assertThat(phrase.fields())
        .containsEntry("fingerprint", "73c5da0a")
        .containsEntry("derived", owned(phrase).count());
    assertThat(phrase.toString()).doesNotContain(ABANDON);
  }

  /** A wallet of the same words in Electrum has other addresses: electrum/tests/test_wallet.py. */
  @Test
  void derivesASeedOfElectrumAsElectrumDoes() {
    String standard = "cycle rocket west magnet parrot shuffle foot correct salt library feed song";
    String segwit = "bitter grass shiver impose acquire brush forget axis eager alone wine silver";

    KeyArtifacts keys = new KeyArtifacts();

    assertThat(owned(keys.seedPhrase("electrum", standard, "").build()))
        .contains(
            "btc:1NNkttn1YvVGdqBW4PR6zvc3Zx3H5owKRf", "btc:1KSezYMhAJMWqFbVFB2JshYg69UpmEXR4D");
    assertThat(owned(keys.seedPhrase("electrum", segwit, "").build()))
        .contains(
            "btc:bc1q3g5tmkmlvxryhh843v4dz026avatc0zzr6h3af",
            "btc:bc1qdy94n2q5qcp0kg7v9yzwe6wvfkhnvyzje7nx2p");
  }

  @Test
  void givesAnExtendedKeyItsAddressesAndHidesAPrivateOne() {
    String zpub =
        "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs";
    String root =
        "xprv9s21ZrQH143K3GJpoapnV8SFfukcVBSfeCficPSGfubmSFDxo1kuHnLisriDvSnRRuL2Qrg5ggqHKNVpxR86QEC8w35uxmGoggxtQTPvfUu";

    KeyArtifacts keys = new KeyArtifacts();
    Artifact open = keys.extendedKey(zpub).build();
    Artifact secret = keys.extendedKey(root).build();

    assertThat(owned(open))
        .contains(
            "btc:bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu",
            "btc:bc1q8c6fshw2dlwun7ekn9qwf37cu2rn755upcp6el");
    assertThat(owned(secret))
        .as("BIP-84 from the root key of the same phrase")
        .contains("btc:bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu");
    assertThat(secret.toString()).doesNotContain(root);
  }

  /** Bitcoin wiki, "Wallet import format" and the same key compressed. */
  @Test
  void givesASinglePrivateKeyItsAddresses() {
    KeyArtifacts keys = new KeyArtifacts();

    assertThat(
            owned(
                keys.privateKey("wif", "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ")
                    .build()))
        .contains("btc:1GAehh7TsJAHuUAeKZcXf5CnwuGuGgyX2S");
    assertThat(
            owned(
                keys.privateKey(
                        "wif-compressed", "KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617")
                    .build()))
        .contains("btc:1LoVGDgRs9hTfTNJNuXKSpywcbdvwRXpmK");
    assertThat(owned(keys.privateKey("raw", "no key").build())).isEmpty();
  }

  @Test
  void derivesForSoManyPhrasesOfAFileOnly() {
    KeyArtifacts keys = new KeyArtifacts();
    String share = "legal winner thank year wave sausage worth useful legal winner thank yellow";
    for (int i = 0; i < KeyArtifacts.MOST_TREES; i++) {
      keys.seedPhrase("slip39", share, "");
    }

    Artifact late = keys.seedPhrase("bip39", share, "").build();

    assertThat(late.identifiers()).isEmpty();
    assertThat(late.fields()).containsEntry("words", 12L).doesNotContainKey("derived");
  }

  @Test
  void reportsAPhraseOfAnUnknownSchemeWithoutAddresses() {
    List<Identifier> none =
        new KeyArtifacts().seedPhrase("other", ABANDON, "").build().identifiers();

    assertThat(none).isEmpty();
  }
}
