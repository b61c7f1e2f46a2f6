package org.dalel.casefile.read;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the artifacts of one item say of wallets, counted together: a wallet file, or any other file
 * in which addresses, keys, phrases or transactions stand.
 *
 * @param item the item
 * @param wallets the wallets in it; none for a text that mentions something
 * @param addresses how many addresses by chain
 * @param contacts how many entries of address books
 * @param labels how many notes on addresses and transactions
 * @param phrases seed phrases in clear
 * @param keys how many keys
 * @param transfers what was moved
 * @param hashLines how many lines for a password search, by program and mode: {@code hashcat 11300}
 * @param devices hardware wallets that were connected
 */
public record WalletPlace(
    ListedItem item,
    List<Wallet> wallets,
    SortedMap<String, Long> addresses,
    long contacts,
    long labels,
    List<Phrase> phrases,
    Keys keys,
    Transfers transfers,
    SortedMap<String, Long> hashLines,
    List<Device> devices) {

  /** The artifact types that are read here. */
  public static final List<String> TYPES =
      List.of(
          "wallet",
          "wallet-address",
          "extended-key",
          "private-key",
          "seed-phrase",
          "wallet-contact",
          "wallet-label",
          "transfer",
          "hardware-wallet",
          "hash-line");

  /** Keeps copies. */
  public WalletPlace {
    wallets = List.copyOf(wallets);
    phrases = List.copyOf(phrases);
    devices = List.copyOf(devices);
    addresses = new TreeMap<>(addresses);
    hashLines = new TreeMap<>(hashLines);
  }

  /**
   * A wallet.
   *
   * @param program that made it
   * @param network e.g. {@code btc}
   * @param encryption {@code none}, {@code keys}, {@code file}, {@code watch only}, {@code unknown}
   * @param state of the record: {@code live}, {@code freelist} ...
   * @param more what else is known, simple values as text, in the extractor's order
   */
  public record Wallet(
      String program, String network, String encryption, String state, Map<String, String> more) {}

  /**
   * A seed phrase.
   *
   * @param masked its first and last characters
   * @param scheme e.g. {@code bip39}
   * @param words how many
   * @param confidence that it is one: {@code low} when it may be chance
   * @param fingerprint of the root key, eight hexadecimal digits
   * @param derived how many addresses follow from it in the case
   */
  public record Phrase(
      String masked,
      String scheme,
      long words,
      String confidence,
      Optional<String> fingerprint,
      long derived) {}

  /**
   * How many keys.
   *
   * @param single private keys in clear, or encrypted one by one
   * @param extendedSecret extended private keys in clear
   * @param extendedPublic extended public keys
   */
  public record Keys(long single, long extendedSecret, long extendedPublic) {}

  /**
   * Transactions.
   *
   * @param count how many
   * @param first the earliest time that is known
   * @param last the latest
   * @param sums by asset, where amounts are known
   */
  public record Transfers(
      long count, Optional<Instant> first, Optional<Instant> last, SortedMap<String, Sum> sums) {}

  /**
   * What came in and what went out, both positive, in whole coins.
   *
   * @param in sum of the positive amounts
   * @param out sum of the negative amounts
   */
  public record Sum(BigDecimal in, BigDecimal out) {
    static final Sum NONE = new Sum(BigDecimal.ZERO, BigDecimal.ZERO);

    Sum with(BigDecimal amount) {
      return amount.signum() < 0 ? new Sum(in, out.subtract(amount)) : new Sum(in.add(amount), out);
    }
  }

  /**
   * A hardware wallet.
   *
   * @param name of the model
   * @param more what else is known, simple values as text, in the extractor's order
   */
  public record Device(String name, Map<String, String> more) {}

  /** True when a wallet lies here, not only something that has to do with one. */
  public boolean isWallet() {
    return !wallets.isEmpty();
  }

  /**
   * True when something that spends stands here in clear; phrases of low confidence do not count.
   */
  public boolean hasSecrets() {
    return keys.single() + keys.extendedSecret() > 0
        || phrases.stream().anyMatch(phrase -> !phrase.confidence().equals("low"));
  }

  /**
   * Whose it may be, by the place: the name of the home folder, or the package of an app; empty
   * when the path does not tell.
   */
  public Optional<String> user() {
    String[] parts = item.path().split("/");
    for (int i = 0; i + 2 < parts.length; i++) {
      String name = parts[i];
      if (name.equals("Users") || name.equals("home") || name.equals("Documents and Settings")) {
        return Optional.of(parts[i + 1]);
      }
      if (name.equals("data") && parts[i + 1].equals("data") && i + 3 < parts.length) {
        return Optional.of("app " + parts[i + 2]);
      }
    }
    return item.path().startsWith("/root/") ? Optional.of("root") : Optional.empty();
  }
}
