package org.dalel.plugins.wallets.extension;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.vault.KeplrLock;

/**
 * What Keplr 2 and its relatives keep of their vault, in every generation that the store still
 * holds.
 *
 * <pre>
 *   vault/userPasswordSalt, aesCounterSalt, aesCounterCipher   32 digits
 *   vault/passwordCipher, userPasswordMac                      64 digits
 *   vault/vaultMap  {"keyRing": [{"id", "insensitive": {"keyRingName", "keyRingType", "bip44Path",
 *                    "pubKey-m/44'/118'/0'/0/0": digits ...}, "sensitive": "__uint8array__" digits}]}
 * </pre>
 *
 * <p>Source: VaultService, KeyRingService and JSONUint8Array of chainapsis/keplr-wallet. That Keplr
 * 0.13.37 in Firefox keeps just this is confirmed by published analyses of one profile.
 */
final class KeplrStore {

  private static final String PREFIX = "vault/";
  private static final String MAC = "userPasswordMac";
  private static final String BYTES = "__uint8array__";

  /** Generations of a value, and keyrings. */
  private static final int MOST = 1_000;

  /** Generations of a value that are tried; a new password makes one, a new vault too. */
  static final int MOST_LOCKS = 4;

  private static final List<String> NEEDED =
      List.of("userPasswordSalt", "passwordCipher", "aesCounterSalt", "aesCounterCipher");

  private static final Comparator<Stand> BEST_FIRST =
      Comparator.comparing(Stand::fate)
          .thenComparing(Comparator.comparingLong(Stand::order).reversed());

  /**
   * A keyring: a phrase, a key, or an account of a hardware wallet.
   *
   * @param id that the program gave it
   * @param insensitive what stands in clear
   * @param sensitive what is locked
   */
  record Ring(String id, Json insensitive, byte[] sensitive, Stand stand) {

    /** What the user called it. */
    String name() {
      return insensitive.get("keyRingName").filled().orElse("");
    }

    /** {@code mnemonic}, {@code private-key}, {@code ledger} ... */
    Optional<String> type() {
      return insensitive.get("keyRingType").filled();
    }
  }

  private final Map<String, Map<String, Stand>> parts = new LinkedHashMap<>();
  private final Map<String, Ring> rings = new LinkedHashMap<>();

  /** Whether this value proves passwords of such a vault. */
  static boolean isProof(String key, Json value) {
    return key.equals(PREFIX + MAC) && digits(value, KeplrLock.KEY).isPresent();
  }

  /** Takes what a value says of the vault, if it says something. */
  void take(String key, Json value, Stand stand) {
    if (!key.startsWith(PREFIX)) {
      return;
    }
    String name = key.substring(PREFIX.length());
    if (name.equals("vaultMap")) {
      value.entries().values().stream()
          .flatMap(list -> list.items().stream())
          .forEach(one -> ring(one, stand));
    } else {
      part(name, value, stand);
    }
  }

  private void part(String name, Json value, Stand stand) {
    int length =
        name.equals(MAC) || name.equals("passwordCipher") ? KeplrLock.KEY : KeplrLock.BLOCK;
    Optional<String> digits = digits(value, length);
    if (digits.isPresent()) {
      Map<String, Stand> known = parts.computeIfAbsent(name, n -> new LinkedHashMap<>());
      if (known.size() < MOST || known.containsKey(digits.get())) {
        known.merge(digits.get(), stand, (a, b) -> b.before(a) ? b : a);
      }
    }
  }

  private static Optional<String> digits(Json value, int bytes) {
    return value.text().filter(text -> text.matches("[0-9a-f]{" + 2 * bytes + "}"));
  }

  private void ring(Json one, Stand stand) {
    String digits =
        one.get("sensitive").text().filter(text -> text.startsWith(BYTES)).orElse(BYTES);
    String hex = digits.substring(BYTES.length());
    boolean sound = one.get("insensitive").isObject() && hex.matches("([0-9a-f]{2})*");
    String id = one.get("id").filled().orElse("");
    Ring known = rings.get(id + hex);
    boolean better = known == null ? rings.size() < MOST : stand.before(known.stand());
    if (sound && better) {
      rings.put(id + hex, new Ring(id, one.get("insensitive"), Bytes.ofHex(hex), stand));
    }
  }

  /** The keyrings, each at its best place. */
  List<Ring> rings() {
    return List.copyOf(rings.values());
  }

  /** Whether something locked was found. */
  boolean isLocked() {
    return parts.containsKey(MAC);
  }

  /**
   * The locks, by salt and ciphertext, each with every proof that there is: which generations
   * belong together the proof says.
   */
  List<List<KeplrLock>> locks() {
    List<List<KeplrLock>> locks = new ArrayList<>();
    for (byte[] salt : best("userPasswordSalt", MOST_LOCKS)) {
      for (byte[] cipher : best("passwordCipher", MOST_LOCKS)) {
        locks.add(best(MAC, MOST).stream().map(mac -> new KeplrLock(salt, cipher, mac)).toList());
      }
    }
    return locks;
  }

  /** The counters from which a key may lock. */
  List<byte[]> counters(byte[] key) {
    List<byte[]> counters = new ArrayList<>();
    for (byte[] salt : best("aesCounterSalt", MOST_LOCKS)) {
      for (byte[] cipher : best("aesCounterCipher", MOST_LOCKS)) {
        counters.add(KeplrLock.counter(key, salt, cipher));
      }
    }
    return counters;
  }

  /** The generations of a value, the best known first. */
  private List<byte[]> best(String name, int most) {
    return parts.getOrDefault(name, Map.of()).entrySet().stream()
        .sorted(Map.Entry.comparingByValue(BEST_FIRST))
        .limit(most)
        .map(entry -> Bytes.ofHex(entry.getKey()))
        .toList();
  }

  /** The values that a lock takes and that are nowhere. */
  List<String> missing() {
    return NEEDED.stream().filter(name -> !parts.containsKey(name)).toList();
  }

  /** The values of which there are more generations than are tried. */
  List<String> tooMany() {
    return NEEDED.stream()
        .filter(name -> parts.getOrDefault(name, Map.of()).size() > MOST_LOCKS)
        .toList();
  }
}
