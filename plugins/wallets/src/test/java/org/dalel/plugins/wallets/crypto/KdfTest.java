package org.dalel.plugins.wallets.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.dalel.api.Secrets.Effort;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.junit.jupiter.api.Test;

final class KdfTest {

  private static final Runnable IDLE = () -> {};

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** RFC 7914, section 12. */
  @Test
  void derivesTheKeysOfTheStandardOfScrypt() {
    Scrypt scrypt = new Scrypt(ascii("NaCl"), 1024, 8, 16);
    assertThat(Bytes.hex(scrypt.key(ascii("password"), 64, IDLE)))
        .isEqualTo(
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640");
  }

  /** RFC 6070 for SHA-1; the Java platform for the others, over more than one block. */
  @Test
  void derivesTheKeysOfTheStandardOfPbkdf2() throws Exception {
    Pbkdf2 sha1 = new Pbkdf2(Pbkdf2.Hash.SHA1, ascii("salt"), 4096);
    assertThat(Bytes.hex(sha1.key(ascii("password"), 20, IDLE)))
        .isEqualTo("4b007901b765489abead49d926f721d065a429c1");
    for (Pbkdf2.Hash hash : Pbkdf2.Hash.values()) {
      byte[] key = new Pbkdf2(hash, ascii("some salt"), 37).key(ascii("word"), 150, IDLE);
      assertThat(key).isEqualTo(Sealing.pbkdf2(hash.name(), "word", ascii("some salt"), 37, 150));
    }
  }

  /** openssl enc -aes-256-cbc -md md5 -k word -S 0102030405060708 -P */
  @Test
  void derivesTheKeyAndVectorOfOpenSsl() {
    byte[] both = new OpenSslKey(Bytes.ofHex("0102030405060708")).key(ascii("word"), 48, IDLE);
    assertThat(Bytes.hex(both)).isEqualTo(OPENSSL);
  }

  private static final String OPENSSL =
      "5696fc8f8b4ecd33a235ad66b0390142b8ca241e814e15848d15daa42ff57f8e5a5c6c487e74ad3c0001c7b425506d27";

  @Test
  void refusesWhatCostsTooMuchAndNamesTheFigure() {
    byte[] salt = new byte[8];
    assertThat(new Scrypt(salt, 1 << 19, 8, 1).refusal()).isEmpty();
    assertThat(new Scrypt(salt, 1 << 20, 8, 1).refusal())
        .contains(
            "scrypt: expected at most 536870912 bytes of memory, found n=1048576 r=8 p=1, which takes 1073741824 bytes");
    assertThat(new Scrypt(salt, 1 << 20, 8, 1).isSound()).isTrue();
    assertThat(new Scrypt(salt, 1000, 8, 1).isSound()).isFalse();
    assertThat(new Scrypt(salt, 1000, 8, 1).refusal().orElseThrow()).contains("power of 2");
    assertThat(new Scrypt(salt, 16384, Long.MAX_VALUE, 1).refusal()).isPresent();
    assertThat(new Scrypt(salt, 16384, 8, 1 << 20).refusal()).isPresent();
    assertThat(new Pbkdf2(Pbkdf2.Hash.SHA1, salt, 10_000_000).refusal()).isEmpty();
    assertThat(new Pbkdf2(Pbkdf2.Hash.SHA1, salt, 10_000_001).refusal())
        .contains("PBKDF2: expected 1 to 10000000 rounds, found 10000001");
    assertThat(new Pbkdf2(Pbkdf2.Hash.SHA1, salt, 0).refusal()).isPresent();
    assertThat(new Rounds(Rounds.Hash.SHA512_PASSWORD_SALT, salt, 4_294_967_295L).refusal())
        .isPresent();
    assertThat(new Romix(salt, 1L << 30, 1).refusal()).isPresent();
    assertThat(new Romix(salt, 1 << 21, 4).refusal()).isEmpty();
    assertThat(new Romix(salt, 1 << 28, 10_000).refusal()).isPresent();
  }

  @Test
  void looksUpFromLongLoops() {
    AtomicInteger calls = new AtomicInteger();
    new Pbkdf2(Pbkdf2.Hash.SHA256, new byte[8], 20_000).key(ascii("w"), 32, calls::incrementAndGet);
    new Rounds(Rounds.Hash.SHA512_PASSWORD_SALT, new byte[8], 20_000)
        .key(ascii("w"), 48, calls::incrementAndGet);
    new Romix(new byte[32], 1 << 20, 1).key(ascii("w"), 32, calls::incrementAndGet);
    assertThat(calls.get()).isGreaterThan(10);
  }

  @Test
  void saysWhatAnAttemptCosts() {
    assertThat(new OpenSslKey(new byte[8]).effort()).isEqualTo(Effort.LOW);
    assertThat(new Rounds(Rounds.Hash.SHA512_PASSWORD_SALT, new byte[8], 200_000).effort())
        .isEqualTo(Effort.MEDIUM);
    assertThat(new Scrypt(new byte[8], 16384, 8, 1).effort()).isEqualTo(Effort.MEDIUM);
    assertThat(new Scrypt(new byte[8], 262_144, 8, 1).effort()).isEqualTo(Effort.HIGH);
    assertThat(new Pbkdf2(Pbkdf2.Hash.SHA256, new byte[8], 900_000).effort())
        .isEqualTo(Effort.HIGH);
  }
}
