package org.dalel.plugins.wallets.crypto.cryptonight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors of the submissions to the SHA-3 contest, and of Monero (tests/hash/tests-slow.txt). */
class SlowHashTest {

  private static final byte[] EMPTY = {};

  @ParameterizedTest
  @CsvSource({
    "de omnibus dubitandum, 2f8e3df40bd11f9ac90c743ca8e32bb391da4fb98612aa3b6cdc639ee00b31f5",
    "abundans cautela non nocet, 722fa8ccd594d40e4a41f3822734304c8d5eff7e1b528408e2229da38ba553c4",
    "caveat emptor, bbec2cacf69866a8e740380fe7b818fc78f8571221742d729d9d02d7f8989b87",
    "ex nihilo nihil fit, b1257de4efc5ce28c6b40ceb1c6c8f812a64634eb3e81c5220bee9b2b76a6f05"
  })
  void hashesAsMoneroDoes(String text, String expected) {
    byte[] hash = new SlowHash().of(text.getBytes(StandardCharsets.UTF_8), () -> {});
    assertThat(Bytes.hex(hash)).isEqualTo(expected);
  }

  @Test
  void hashesAgainOnTheSamePad() {
    SlowHash hash = new SlowHash();
    byte[] first = hash.of(EMPTY, () -> {});
    hash.of(new byte[] {1}, () -> {});
    assertThat(hash.of(EMPTY, () -> {})).isEqualTo(first);
  }

  @Test
  void digestsAsBlake256OfTheContest() {
    assertThat(Bytes.hex(Blake256.digest(EMPTY)))
        .isEqualTo("716f6e863f744b9ac22c97ec7b76ea5f5908bc5b2f67c61510bfc4751384ea7a");
    assertThat(Bytes.hex(Blake256.digest(new byte[1])))
        .isEqualTo("0ce8d4ef4dd7cd8d62dfded9d4edb0a774ae6a41929a74da23109e8f11139c87");
    assertThat(Bytes.hex(Blake256.digest(new byte[72])))
        .isEqualTo("d419bad32d504fb7d44d460c42c5593fe544fa4c135dec31e21bd9abdcc22d41");
  }

  @Test
  void digestsAsGroestl256AndJh256OfTheContest() {
    assertThat(Bytes.hex(Groestl256.digest(EMPTY)))
        .isEqualTo("1a52d11d550039be16107f9c58db9ebcc417f16f736adb2502567119f0083467");
    assertThat(Bytes.hex(Jh256.digest(EMPTY)))
        .isEqualTo("46e64619c18bb0a92a5e87185a47eef83ca747b8fcc8e1412921357e326df434");
  }

  @Test
  void leavesTheStateOfWhichKeccak256IsTheBeginning() {
    assertThat(Long.toHexString(Long.reverseBytes(Keccak.state(EMPTY)[0])))
        .isEqualTo("c5d2460186f7233c");
  }
}
