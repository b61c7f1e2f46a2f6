package org.dalel.plugins.wallets.chain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.dalel.formats.tokens.Alphabet;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;
import org.dalel.plugins.wallets.chain.codec.Base58;

/** Everything in Base58Check: addresses, WIF, BIP-32, BIP-38, Tezos, XRP Ledger. */
final class Base58CheckRecogniser implements Recogniser {

  /** Lengths at which the table falls apart into groups with few first characters each. */
  private static final int[] STEPS = {25, 37, 60, 100, 120};

  private final Base58 digits;
  private final List<Base58CheckForm> forms;
  private final String name;

  Base58CheckRecogniser(Base58 digits, String name) {
    this.digits = digits;
    this.name = name;
    forms = Base58CheckForm.table().stream().filter(form -> form.digits() == digits).toList();
  }

  @Override
  public List<TokenShape> shapes() {
    Alphabet alphabet = new Alphabet(digits.digits());
    return IntStream.range(1, STEPS.length)
        .mapToObj(i -> shape(alphabet, STEPS[i - 1], STEPS[i] - 1))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<TokenShape> shape(Alphabet alphabet, int min, int max) {
    Set<String> prefixes = new TreeSet<>();
    forms.stream()
        .filter(form -> form.minLength() <= max && form.maxLength() >= min)
        .forEach(form -> prefixes.addAll(form.prefixes()));
    return prefixes.isEmpty()
        ? Optional.empty()
        : Optional.of(new TokenShape(name, alphabet, min, max, List.copyOf(prefixes)));
  }

  @Override
  public Optional<Recognition> recognise(Token token) {
    return digits
        .decode(token.text())
        .filter(bytes -> forms.stream().anyMatch(form -> form.mayFit(bytes)))
        .flatMap(Base58::checked)
        .flatMap(bytes -> recognise(token, bytes));
  }

  private Optional<Recognition> recognise(Token token, byte[] bytes) {
    List<Base58CheckForm> fitting = forms.stream().filter(form -> form.fits(bytes)).toList();
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    List<Reading> readings =
        fitting.stream().flatMap(form -> form.readings().stream()).distinct().toList();
    return Optional.of(
        new Recognition(
            fitting.get(0).kind(),
            readings,
            token.text(),
            Recognition.Proof.CHECKSUM,
            "Base58Check, 32 bits"));
  }
}
