package org.dalel.plugins.wallets.derive;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** HMAC-SHA512 and PBKDF2 with it. */
final class Macs {

  private Macs() {}

  static byte[] hmacSha512(byte[] key, byte[] message) {
    HMac mac = new HMac(new SHA512Digest());
    mac.init(new KeyParameter(key));
    mac.update(message, 0, message.length);
    byte[] out = new byte[mac.getMacSize()];
    mac.doFinal(out, 0);
    return out;
  }

  /** 64 bytes after 2048 rounds. */
  static byte[] pbkdf2(String password, String salt) {
    return pbkdf2(
        password.getBytes(StandardCharsets.UTF_8), salt.getBytes(StandardCharsets.UTF_8), 2048);
  }

  /** 64 bytes. */
  static byte[] pbkdf2(byte[] password, byte[] salt, int rounds) {
    PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA512Digest());
    generator.init(password, salt, rounds);
    return ((KeyParameter) generator.generateDerivedMacParameters(512)).getKey();
  }
}
