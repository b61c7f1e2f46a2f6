package org.dalel.plugins.wallets.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.junit.jupiter.api.Test;

final class CiphersTest {

  private static final byte[] KEY = Bytes.ofHex("000102030405060708090a0b0c0d0e0f".repeat(2));
  private static final byte[] IV = Bytes.ofHex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
  private static final byte[] TEXT =
      "forty-one bytes, which are no whole blocks".getBytes(StandardCharsets.US_ASCII);

  @Test
  void opensWhatTheJavaPlatformLocked() throws Exception {
    assertThat(Ciphers.cbcPadded(KEY, IV, Sealing.cbc(KEY, IV, TEXT))).contains(TEXT);
    assertThat(Ciphers.ctr(KEY, IV, Sealing.ctr(KEY, IV, TEXT))).isEqualTo(TEXT);
    assertThat(Ciphers.cfb(KEY, IV, Sealing.cfb(KEY, IV, TEXT))).isEqualTo(TEXT);
    assertThat(Ciphers.ofb(KEY, IV, Sealing.ofb(KEY, IV, TEXT))).isEqualTo(TEXT);
    byte[] sealed = Sealing.gcm(KEY, IV, TEXT);
    assertThat(Ciphers.gcm(KEY, IV, sealed)).contains(TEXT);
    assertThat(Ciphers.gcm(KEY, IV, Sealing.damaged(sealed, 3))).isEmpty();
  }

  @Test
  void refusesPaddingThatIsNotWhole() throws Exception {
    byte[] sealed = Sealing.cbc(KEY, IV, TEXT);
    assertThat(Ciphers.cbcPadded(KEY, IV, Sealing.damaged(sealed, -1))).isEmpty();
    assertThat(Ciphers.cbcPadded(KEY, IV, Bytes.part(sealed, 0, 17))).isEmpty();
    assertThat(Ciphers.unpadded(Bytes.ofHex("41020302"))).isEmpty();
    assertThat(Ciphers.unpadded(Bytes.ofHex("4100"))).isEmpty();
    assertThat(Ciphers.unpadded(new byte[0])).isEmpty();
  }

  /** The example of the tests of NaCl (tests/secretbox.c). */
  @Test
  void opensTheSecretBoxOfNacl() {
    byte[] key = Bytes.ofHex("1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389");
    byte[] nonce = Bytes.ofHex("69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37");
    byte[] box =
        Bytes.ofHex(
            "f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce48332ea7164d96a4"
                + "476fb8c531a1186ac0dfc17c98dce87b4da7f011ec48c97271d2c20f9b928fe2270d6fb863d51738"
                + "b48eeee314a7cc8ab932164548e526ae90224368517acfeabd6bb3732bc0e9da99832b61ca01b6de"
                + "56244a9e88d5f9b37973f622a43d14a6599b1f654cb45a74e355a5");
    assertThat(Ciphers.secretBox(key, nonce, box).map(Bytes::hex))
        .contains(
            "be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ecbaaf33bd751a"
                + "1ac728d45e6c61296cdc3c01233561f41db66cce314adb310e3be8250c46f06dceea3a7fa1348057"
                + "e2f6556ad6b1318a024a838f21af1fde048977eb48f59ffd4924ca1c60902e52f0a089bc76897040"
                + "e082f937763848645e0705");
    assertThat(Ciphers.secretBox(key, nonce, Sealing.damaged(box, 40))).isEmpty();
    assertThat(Ciphers.secretBox(key, nonce, Bytes.part(box, 0, 9))).isEmpty();
  }
}
