package org.dalel.plugins.wallets.seed;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;

/** Whether words are a phrase of a scheme. */
final class Checks {

  private static final int WORD_BITS = 11;

  /** TON: iterations of the whole derivation, of which the check does one in 256. */
  private static final int TON_ITERATIONS = 100_000 / 256;

  private static final int[] RS1024 = {
    0xe0e040,
    0x1c1c080,
    0x3838100,
    0x7070200,
    0xe0e0009,
    0x1c0c2412,
    0x38086c24,
    0x3090fc48,
    0x21b1f890,
    0x3f3f120
  };

  private Checks() {}

  /** BIP-39: the last bits are the first ones of SHA-256 of the others. */
  static boolean isBip39(int[] indexes) {
    int words = indexes.length;
    if (words < 12 || words > 24 || words % 3 != 0) {
      return false;
    }
    int checkBits = words / 3;
    byte[] entropy = entropy(indexes);
    int expected = (Digests.sha256(entropy)[0] & 0xff) >>> 8 - checkBits;
    return (indexes[words - 1] & (1 << checkBits) - 1) == expected;
  }

  /** The bits of a phrase of BIP-39 without its checksum. */
  static byte[] entropy(int[] indexes) {
    byte[] entropy = new byte[indexes.length * 4 / 3];
    for (int bit = 0; bit < entropy.length * 8; bit++) {
      int word = indexes[bit / WORD_BITS];
      if ((word >>> WORD_BITS - 1 - bit % WORD_BITS & 1) != 0) {
        entropy[bit / 8] |= (byte) (0x80 >>> bit % 8);
      }
    }
    return entropy;
  }

  /**
   * Electrum: HMAC-SHA512 of the phrase begins with 01, 100, 101 or 102; the bits that it proves.
   */
  static int electrum2Bits(List<String> words) {
    String hex = Bytes.hex(hmac("Seed version", electrumForm(words)));
    if (hex.startsWith("01")) {
      return 8;
    }
    return hex.startsWith("100") || hex.startsWith("101") || hex.startsWith("102") ? 10 : 0;
  }

  /** Small letters without accents, no spaces between Chinese characters (electrum/mnemonic.py). */
  static String electrumForm(List<String> words) {
    boolean ideographs = words.stream().allMatch(w -> Character.isIdeographic(w.codePointAt(0)));
    return words.stream()
        .map(word -> Normalizer.normalize(word, Normalizer.Form.NFKD).replaceAll("\\p{Mn}", ""))
        .collect(Collectors.joining(ideographs ? "" : " "));
  }

  /** Monero: the last word is one of the others, which CRC-32 of their beginnings chooses. */
  static boolean isMonero(List<String> words, int prefix) {
    int count = words.size() - 1;
    if (count != 24 && count != 12) {
      return false;
    }
    String chosen = moneroChecksum(words.subList(0, count), prefix);
    return beginning(chosen, prefix).equals(beginning(words.get(count), prefix));
  }

  /** The word that checks 24 or 12 others. */
  static String moneroChecksum(List<String> words, int prefix) {
    CRC32 crc = new CRC32();
    words.stream()
        .map(word -> beginning(word, prefix))
        .forEach(part -> crc.update(part.getBytes(StandardCharsets.UTF_8)));
    return words.get((int) (crc.getValue() % words.size()));
  }

  private static String beginning(String word, int characters) {
    return word.substring(0, word.offsetByCodePoints(0, Math.min(characters, word.length())));
  }

  /** TON: PBKDF2 of HMAC-SHA512 of the phrase begins with a zero byte (ton-crypto, mnemonic.ts). */
  static boolean isTon(List<String> words) {
    if (words.size() != 24) {
      return false;
    }
    PBEParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA512Digest());
    byte[] entropy = hmac(String.join(" ", words), "");
    generator.init(entropy, "TON seed version".getBytes(StandardCharsets.US_ASCII), TON_ITERATIONS);
    KeyParameter seed = (KeyParameter) generator.generateDerivedMacParameters(512);
    return seed.getKey()[0] == 0;
  }

  /** Algorand: 24 words are 32 bytes, lowest bits first, the last 11 bits of SHA-512/256. */
  static boolean isAlgorand(int[] indexes) {
    if (indexes.length != 25) {
      return false;
    }
    byte[] key = new byte[33];
    for (int bit = 0; bit < 24 * WORD_BITS; bit++) {
      int value = indexes[bit / WORD_BITS] >>> bit % WORD_BITS & 1;
      key[bit / 8] |= (byte) (value << bit % 8);
    }
    byte[] digest = Digests.sha512Half(Arrays.copyOf(key, 32));
    int expected = (digest[0] & 0xff | (digest[1] & 0xff) << 8) & 0x7ff;
    return key[32] == 0 && indexes[24] == expected;
  }

  /** SLIP-39: a Reed-Solomon code over GF(1024), with one of two customisation strings. */
  static boolean isSlip39(int[] indexes) {
    return (indexes.length == 20 || indexes.length == 33)
        && (rs1024("shamir", indexes) == 1 || rs1024("shamir_extendable", indexes) == 1);
  }

  private static int rs1024(String customisation, int[] indexes) {
    int check = 1;
    int[] values = IntStream.concat(customisation.chars(), Arrays.stream(indexes)).toArray();
    for (int value : values) {
      int top = check >>> 20;
      check = (check & 0xfffff) << 10 ^ value;
      for (int i = 0; i < RS1024.length; i++) {
        check ^= (top >>> i & 1) != 0 ? RS1024[i] : 0;
      }
    }
    return check;
  }

  private static byte[] hmac(String key, String message) {
    HMac mac = new HMac(new SHA512Digest());
    mac.init(new KeyParameter(key.getBytes(StandardCharsets.UTF_8)));
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    mac.update(bytes, 0, bytes.length);
    byte[] out = new byte[mac.getMacSize()];
    mac.doFinal(out, 0);
    return out;
  }
}
