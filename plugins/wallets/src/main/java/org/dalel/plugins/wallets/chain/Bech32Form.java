package org.dalel.plugins.wallets.chain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.dalel.plugins.wallets.chain.codec.Bech32;

/**
 * A row of the table {@code bech32.txt}.
 *
 * @param prefix human-readable part
 * @param chain that uses it
 * @param kind what it is
 * @param form its name
 * @param test whether it is of a test network
 * @param rule what the groups must be
 * @param min bytes at least
 * @param max bytes at most
 */
record Bech32Form(
    String prefix, Chain chain, Kind kind, String form, boolean test, Rule rule, int min, int max) {

  private static final int COLUMNS = 8;
  private static final int CHECKSUM = 6;

  /** What the groups must be. */
  enum Rule {
    /** Bytes, in Bech32. */
    PLAIN((text, form) -> !text.modified() && form.hasBytes(text.bytes())),
    /** Bytes, in Bech32m. */
    MODIFIED((text, form) -> text.modified() && form.hasBytes(text.bytes())),
    /** BIP-173: version 0 in Bech32 with 20 or 32 bytes; BIP-350: 1 to 16 in Bech32m. */
    WITNESS(Rule::isWitness),
    /** A version group and bytes, in either. */
    VERSIONED((text, form) -> form.hasBytes(text.program())),
    /** Cardano (CIP-19): the first byte says the type and the network. */
    CARDANO(
        (text, form) -> !text.modified() && form.hasBytes(text.bytes()) && isCardano(text, form));

    private final BiPredicate<Bech32, Bech32Form> test;

    Rule(BiPredicate<Bech32, Bech32Form> test) {
      this.test = test;
    }

    private static boolean isWitness(Bech32 text, Bech32Form form) {
      Optional<byte[]> program = text.program();
      if (program.isEmpty() || !form.hasBytes(program) || text.groups()[0] > 16) {
        return false;
      }
      int length = program.get().length;
      boolean first = text.groups()[0] == 0;
      boolean taproot = text.groups()[0] == 1;
      return text.modified() != first
          && (!first || length == 20 || length == 32)
          && (!taproot || length == 32);
    }

    private static boolean isCardano(Bech32 text, Bech32Form form) {
      int header = text.bytes().orElseThrow()[0] & 0xff;
      boolean stake = header >>> 4 >= 14;
      boolean address = header >>> 4 <= 7;
      return (header & 15) == (form.test ? 0 : 1) && (form.form.equals("stake") ? stake : address);
    }
  }

  /** All forms; a row of the Cosmos family also stands for its validators. */
  static List<Bech32Form> table() {
    return Tables.rows("bech32.txt", COLUMNS).stream().flatMap(Bech32Form::of).toList();
  }

  private static Stream<Bech32Form> of(String[] row) {
    boolean cosmos = row[3].equals("account");
    Bech32Form form =
        new Bech32Form(
            row[0],
            Tables.chains(row[1]).get(0),
            Tables.kind(row[2]),
            row[3],
            row[4].equals("test"),
            Rule.valueOf(row[5].toUpperCase(Locale.ROOT)),
            Integer.parseInt(row[6]),
            Integer.parseInt(row[7]));
    return cosmos ? Stream.of(form, form.ofValidator()) : Stream.of(form);
  }

  private Bech32Form ofValidator() {
    return new Bech32Form(prefix + "valoper", chain, kind, "validator", test, rule, min, max);
  }

  boolean fits(Bech32 text) {
    return text.prefix().equals(prefix) && rule.test.test(text, this);
  }

  private boolean hasBytes(Optional<byte[]> bytes) {
    return bytes.filter(b -> b.length >= min && b.length <= max).isPresent();
  }

  int minLength() {
    return prefix.length() + 1 + (min * 8 + 4) / 5 + CHECKSUM;
  }

  int maxLength() {
    return prefix.length() + 2 + (max * 8 + 4) / 5 + CHECKSUM;
  }
}
