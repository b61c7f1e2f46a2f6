package org.dalel.plugins.wallets.vault;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.dalel.plugins.wallets.json.Json;

/**
 * Keys behind a password: PBKDF2-HMAC-SHA256 and AES-256-GCM
 * ({@code @metamask/browser-passworder}); rounds stand in {@code keyMetadata}, without which there
 * are 10 000.
 *
 * @param data ciphertext with its tag, Base64
 * @param iv Base64
 * @param salt Base64
 * @param rounds of PBKDF2
 */
public record Vault(String data, String iv, String salt, long rounds) {

  private static final long FIRST_ROUNDS = 10_000;
  private static final int LONGEST_WHOLE = 3000;
  private static final int PART = 64;

  /** The vault that this object is. */
  public static Optional<Vault> of(Json object) {
    Optional<String> data = object.get("data").text().filter(Vault::isBase64);
    Optional<String> iv = object.get("iv").text().filter(Vault::isBase64);
    Optional<String> salt = object.get("salt").text().filter(Vault::isBase64);
    if (data.isEmpty() || iv.isEmpty() || salt.isEmpty()) {
      return Optional.empty();
    }
    boolean sized = length(salt.get()) >= 16 && length(iv.get()) >= 12 && length(iv.get()) <= 16;
    long rounds =
        object.get("keyMetadata").get("params").get("iterations").number().orElse(FIRST_ROUNDS);
    return sized && length(data.get()) > 16
        ? Optional.of(new Vault(data.get(), iv.get(), salt.get(), rounds))
        : Optional.empty();
  }

  /** Mode of hashcat: 26600, of a large vault 26610, which takes its first 64 bytes. */
  public int mode() {
    return data.length() > LONGEST_WHOLE ? 26610 : 26600;
  }

  /** The line of that mode; rounds other than 10 000 are understood by hashcat 7 only. */
  public String line() {
    boolean whole = mode() == 26600;
    String cost = rounds == FIRST_ROUNDS ? "" : "rounds=" + rounds + "$";
    return (whole ? "$metamask$" : "$metamask-short$")
        + cost
        + salt
        + "$"
        + iv
        + "$"
        + (whole ? data : part());
  }

  private String part() {
    byte[] bytes = Base64.getDecoder().decode(data);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, PART));
  }

  private static int length(String base64) {
    return Base64.getDecoder().decode(base64).length;
  }

  private static boolean isBase64(String text) {
    return text.length() % 4 == 0 && text.matches("[A-Za-z0-9+/]+={0,2}");
  }
}
