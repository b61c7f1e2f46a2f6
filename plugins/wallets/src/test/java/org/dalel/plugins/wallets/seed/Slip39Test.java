package org.dalel.plugins.wallets.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors of SLIP-39 (trezor/python-shamir-mnemonic), whose passphrase is TREZOR. */
class Slip39Test {

  private static final String TWO_OF_THREE =
      "shadow pistol academic always adequate wildlife fancy gross oasis cylinder mustang wrist rescue view short owner flip making coding armed"
          + "|shadow pistol academic acid actress prayer class unknown daughter sweater depict flip twice unkind craft early superior advocate guest smoking";

  private static Optional<String> secret(String phrases) {
    List<Slip39Share> shares =
        Arrays.stream(phrases.split("\\|"))
            .flatMap(text -> new SeedScanner().scan(text).stream())
            .flatMap(phrase -> phrase.share().stream())
            .toList();
    return Slip39Secret.of(shares, "TREZOR").map(Bytes::hex);
  }

  @ParameterizedTest
  @CsvSource({
    "duckling enlarge academic academic agency result length solution fridge kidney coal piece deal husband erode duke ajar critical decision keyboard,"
        + " bb54aac4b89dc868ba37d9cc21b2cece",
    TWO_OF_THREE + ", b43ceb7e57a0ea8766221624d01b0864",
    "eraser senior decision smug corner ruin rescue cubic angel tackle skin skunk program roster trash rumor slush angel flea amazing"
        + "|eraser senior beard romp adorn nuclear spill corner cradle style ancient family general leader ambition exchange unusual garlic promise voice"
        + "|eraser senior decision scared cargo theory device idea deliver modify curly include pancake both news skin realize vitamins away join,"
        + " 7c3397a292a5941682d7a4ae2d898d11",
    "theory painting academic academic armed sweater year military elder discuss acne wildlife boring employer fused large satoshi bundle carbon diagnose anatomy hamster leaves tracks paces beyond phantom capital marvel lips brave detect luck,"
        + " 989baf9dcaad5b10ca33dfd8cc75e42477025dce88ae83e75a230086a0e00e92"
  })
  void joinsSharesToTheSecretThatWasSplit(String shares, String expected) {
    assertThat(secret(shares)).contains(expected);
  }

  @Test
  void doesNotJoinTooFewSharesOrThoseOfDifferentSecrets() {
    assertThat(secret(TWO_OF_THREE.split("\\|")[0])).isEmpty();
    assertThat(
            secret(
                "hour painting academic academic device formal evoke guitar random modern justice filter withdraw trouble identify mailman insect general cover oven"
                    + "|hour painting academic agency artist again daisy capital beaver fiber much enjoy suitable symbolic identify photo editor romp float echo"))
        .isEmpty();
  }
}
