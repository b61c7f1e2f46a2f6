package org.dalel.plugins.wallets.seed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.dalel.plugins.wallets.chain.codec.Bytes;

/**
 * The secret that shares of SLIP-39 give: members of a group are points of polynomials over
 * GF(256), one for each byte, whose value at 255 is that of the group, and at 254 a digest of it;
 * the values of the groups give the secret in the same way, which is then deciphered in four rounds
 * of a Feistel network.
 */
public final class Slip39Secret {

  private static final int SECRET_AT = 255;
  private static final int DIGEST_AT = 254;
  private static final int DIGEST = 4;
  private static final int FEISTEL = 4;
  private static final int BASE_ROUNDS = 2_500;

  /** Exponents beyond this would take longer than some seconds. */
  private static final int DEAREST = 5;

  private static final int[] LOG = new int[256];
  private static final int[] POWER = new int[255];

  static {
    int value = 1;
    for (int i = 0; i < POWER.length; i++) {
      POWER[i] = value;
      LOG[value] = i;
      value ^= value << 1 ^ ((value & 0x80) != 0 ? 0x11b : 0);
    }
  }

  private record Point(int x, byte[] y) {}

  private Slip39Secret() {}

  /**
   * The secret, which is a seed of BIP-32; absent when shares are missing, do not belong together,
   * or would take too long.
   *
   * @param shares all of the same set
   * @param passphrase empty when there is none; every one gives a secret
   */
  public static Optional<byte[]> of(List<Slip39Share> shares, String passphrase) {
    Map<Integer, Map<Integer, Slip39Share>> groups = new TreeMap<>();
    for (Slip39Share share : shares) {
      groups
          .computeIfAbsent(share.group(), g -> new TreeMap<>())
          .putIfAbsent(share.member(), share);
    }
    Slip39Share.Set set = shares.get(0).set();
    List<Point> points = new ArrayList<>();
    groups.forEach(
        (index, members) -> group(members).ifPresent(value -> points.add(new Point(index, value))));
    boolean enough = points.size() >= set.groupsNeeded() && set.exponent() <= DEAREST;
    return enough
        ? joined(points, set.groupsNeeded()).map(value -> deciphered(value, set, passphrase))
        : Optional.empty();
  }

  private static Optional<byte[]> group(Map<Integer, Slip39Share> members) {
    int needed = members.values().iterator().next().needed();
    boolean same = members.values().stream().allMatch(share -> share.needed() == needed);
    List<Point> points =
        members.values().stream().map(share -> new Point(share.member(), share.value())).toList();
    return same && points.size() >= needed ? joined(points, needed) : Optional.empty();
  }

  private static Optional<byte[]> joined(List<Point> points, int needed) {
    List<Point> used = points.subList(0, needed);
    int length = used.get(0).y().length;
    if (used.stream().anyMatch(point -> point.y().length != length)) {
      return Optional.empty();
    }
    if (needed == 1) {
      return Optional.of(used.get(0).y());
    }
    byte[] secret = at(SECRET_AT, used, length);
    byte[] digest = at(DIGEST_AT, used, length);
    HMac mac = new HMac(new SHA256Digest());
    mac.init(new KeyParameter(Arrays.copyOfRange(digest, DIGEST, length)));
    mac.update(secret, 0, length);
    byte[] expected = new byte[mac.getMacSize()];
    mac.doFinal(expected, 0);
    return Arrays.equals(expected, 0, DIGEST, digest, 0, DIGEST)
        ? Optional.of(secret)
        : Optional.empty();
  }

  /** Interpolation after Lagrange; none of the points is at x itself. */
  private static byte[] at(int x, List<Point> points, int length) {
    byte[] sum = new byte[length];
    for (Point point : points) {
      int log = 0;
      for (Point other : points) {
        if (other != point) {
          log += LOG[other.x() ^ x] - LOG[other.x() ^ point.x()];
        }
      }
      for (int i = 0; i < length; i++) {
        int y = point.y()[i] & 0xff;
        sum[i] ^= (byte) (y == 0 ? 0 : POWER[Math.floorMod(log + LOG[y], POWER.length)]);
      }
    }
    return sum;
  }

  private static byte[] deciphered(byte[] value, Slip39Share.Set set, String passphrase) {
    int half = value.length / 2;
    byte[] left = Arrays.copyOf(value, half);
    byte[] right = Arrays.copyOfRange(value, half, value.length);
    byte[] id = {(byte) (set.id() >>> 8), (byte) set.id()};
    byte[] name = "shamir".getBytes(StandardCharsets.US_ASCII);
    byte[] salt = set.extendable() ? new byte[0] : Bytes.join(name, id);
    for (int round = FEISTEL - 1; round >= 0; round--) {
      byte[] password =
          Bytes.join(new byte[] {(byte) round}, passphrase.getBytes(StandardCharsets.UTF_8));
      PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
      generator.init(password, Bytes.join(salt, right), BASE_ROUNDS << set.exponent());
      byte[] mask = ((KeyParameter) generator.generateDerivedMacParameters(half * 8)).getKey();
      for (int i = 0; i < half; i++) {
        mask[i] ^= left[i];
      }
      left = right;
      right = mask;
    }
    return Bytes.join(right, left);
  }
}
