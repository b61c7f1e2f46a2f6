package org.dalel.plugins.wallets.chain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dalel.formats.tokens.Alphabet;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;
import org.dalel.plugins.wallets.chain.codec.Bech32;

/** Everything in Bech32 and Bech32m: SegWit, Cardano, Cosmos, Zcash, Nostr, Lightning invoices. */
final class Bech32Recogniser implements Recogniser {

  /** BOLT 11: prefixes by network; an amount follows. */
  private static final List<String> INVOICES = List.of("lnbc", "lntb", "lnbcrt", "lntbs");

  /** BOLT 11: a timestamp (7 groups) and a signature (104 groups). */
  private static final int INVOICE_GROUPS = 111;

  private static final int LONGEST_INVOICE = 2048;

  private final List<Bech32Form> forms = Bech32Form.table();

  @Override
  public List<TokenShape> shapes() {
    return List.of(
        shape(Alphabet.LOWER_CASE, form -> isPlain(form) && !isLong(form)),
        shape(Alphabet.LOWER_CASE, form -> isPlain(form) && isLong(form)),
        shape(Alphabet.LOWER_CASE.with("-_"), form -> !isPlain(form)),
        upperCase(),
        new TokenShape("invoice", Alphabet.LOWER_CASE, 120, LONGEST_INVOICE, INVOICES),
        new TokenShape(
            "INVOICE",
            Alphabet.UPPER_CASE,
            120,
            LONGEST_INVOICE,
            INVOICES.stream().map(prefix -> prefix.toUpperCase(Locale.ROOT)).toList()));
  }

  private TokenShape shape(Alphabet alphabet, Predicate<Bech32Form> which) {
    List<Bech32Form> chosen = forms.stream().filter(which).toList();
    return new TokenShape(
        "bech32",
        alphabet,
        chosen.stream().mapToInt(Bech32Form::minLength).min().orElseThrow(),
        chosen.stream().mapToInt(Bech32Form::maxLength).max().orElseThrow(),
        chosen.stream().map(form -> form.prefix() + "1").distinct().toList());
  }

  /** QR codes hold capital letters, since these take less room there. */
  private TokenShape upperCase() {
    TokenShape lower = shape(Alphabet.LOWER_CASE, Bech32Recogniser::isPlain);
    return new TokenShape(
        "BECH32",
        Alphabet.UPPER_CASE,
        lower.minLength(),
        lower.maxLength(),
        lower.prefixes().stream()
            .map(prefix -> prefix.toUpperCase(Locale.ROOT))
            .collect(Collectors.toList()));
  }

  private static boolean isPlain(Bech32Form form) {
    return form.prefix().chars().allMatch(Character::isLetterOrDigit);
  }

  private static boolean isLong(Bech32Form form) {
    return form.maxLength() > 130;
  }

  @Override
  public Optional<Recognition> recognise(Token token) {
    return Bech32.decode(token.text()).flatMap(this::recognise);
  }

  private Optional<Recognition> recognise(Bech32 text) {
    Stream<Bech32Form> fitting = forms.stream().filter(form -> form.fits(text));
    return fitting
        .findFirst()
        .map(
            form ->
                checked(
                    text, form.kind(), new Reading(form.chain(), name(text, form), form.test())))
        .or(() -> invoice(text));
  }

  private static String name(Bech32 text, Bech32Form form) {
    if (form.rule() != Bech32Form.Rule.WITNESS) {
      return form.form();
    }
    int version = text.groups()[0];
    if (version > 1) {
      return "witness-v" + version;
    }
    boolean script = text.groups().length > 40;
    return version == 1 ? "p2tr" : script ? "p2wsh" : "p2wpkh";
  }

  private static Optional<Recognition> invoice(Bech32 text) {
    boolean ours =
        INVOICES.stream().anyMatch(text.prefix()::startsWith)
            && text.groups().length >= INVOICE_GROUPS
            && !text.modified();
    boolean test = !text.prefix().matches("lnbc\\d*[munp]?");
    return ours
        ? Optional.of(checked(text, Kind.INVOICE, new Reading(Chain.LIGHTNING, "bolt11", test)))
        : Optional.empty();
  }

  private static Recognition checked(Bech32 text, Kind kind, Reading reading) {
    return Recognition.checked(
        kind, reading, text.text(), text.modified() ? "Bech32m, 30 bits" : "Bech32, 30 bits");
  }
}
