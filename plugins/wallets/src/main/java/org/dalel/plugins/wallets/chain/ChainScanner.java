package org.dalel.plugins.wallets.chain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenPass;
import org.dalel.formats.tokens.TokenShape;
import org.dalel.formats.tokens.TokenWindows;
import org.dalel.plugins.wallets.chain.codec.Base58;

/**
 * Finds addresses, keys and transactions of all chains in bytes of any kind. Immutable; one serves
 * all threads.
 */
public final class ChainScanner {

  /** A token without proof is believed when a proven one stands so many bytes away at most. */
  private static final long COMPANY = 512;

  private final List<Recogniser> byShape = new ArrayList<>();
  private final List<TokenShape> shapes = new ArrayList<>();
  private final TokenPass pass;

  /** Made at first use, which takes 50 ms. */
  private static final class Shared {
    static final ChainScanner SCANNER = new ChainScanner();
  }

  /** The one with all recognisers. */
  public static ChainScanner shared() {
    return Shared.SCANNER;
  }

  /** All recognisers. */
  ChainScanner() {
    this(recognisers());
  }

  ChainScanner(List<Recogniser> recognisers) {
    for (Recogniser recogniser : recognisers) {
      for (TokenShape shape : recogniser.shapes()) {
        shapes.add(shape);
        byShape.add(recogniser);
      }
    }
    pass = new TokenPass(shapes);
  }

  static List<Recogniser> recognisers() {
    Surroundings surroundings = new Surroundings();
    return List.of(
        new Base58CheckRecogniser(Base58.BITCOIN, "base58check"),
        new Base58CheckRecogniser(Base58.RIPPLE, "xrp"),
        new Bech32Recogniser(),
        new CashAddrRecogniser(),
        new EvmRecogniser(surroundings),
        new MoneroRecogniser(),
        new TonRecogniser(),
        new Base32Recogniser(),
        new FilecoinRecogniser(),
        new ByronRecogniser(),
        new Ss58Recogniser(),
        new SolanaRecogniser(surroundings),
        new HexRecogniser(surroundings),
        new MiniKeyRecogniser(surroundings));
  }

  /** What the recognisers want to see, for a pass that serves several plugins. */
  public List<TokenShape> shapes() {
    return List.copyOf(shapes);
  }

  /** What a token of the shape with this index is. */
  public Optional<Recognition> recognise(Token token, int shape) {
    return byShape.get(shape).recognise(token);
  }

  /** All findings of the bytes, in the order of their places. */
  public List<Finding> scan(byte[] data) {
    return scan(data, data.length);
  }

  /** What an address that stands by itself is, such as one that a wallet keeps. */
  public Optional<Recognition> address(String text) {
    return scan(text.getBytes(StandardCharsets.UTF_8)).stream()
        .filter(found -> found.offset() == 0 && found.text().length() == text.length())
        .map(Finding::recognition)
        .filter(what -> what.kind() == Kind.ADDRESS)
        .findFirst();
  }

  /** All findings of a stream of any length, with their offsets in it. */
  public void scan(InputStream stream, Consumer<Finding> sink) throws IOException {
    new TokenWindows()
        .read(
            stream,
            pass.longestBytes(),
            (data, length, from, to, base) ->
                scan(data, length).stream()
                    .filter(found -> found.offset() >= from && found.offset() < to)
                    .forEach(found -> sink.accept(found.movedBy(base))));
  }

  private List<Finding> scan(byte[] data, int length) {
    List<Finding> found = new ArrayList<>();
    pass.scan(
        data,
        0,
        length,
        (token, shape) ->
            recognise(token, shape)
                .map(recognition -> Finding.of(token, recognition))
                .filter(finding -> isNew(found, finding))
                .ifPresent(found::add));
    found.sort(Comparator.comparingLong(Finding::offset));
    return believed(found);
  }

  /** Tokens of several shapes come one after the other, and are the same finding. */
  public static boolean isNew(List<Finding> found, Finding finding) {
    Finding last = found.isEmpty() ? null : found.get(found.size() - 1);
    return last == null
        || last.offset() != finding.offset()
        || !last.recognition().canonical().equals(finding.recognition().canonical());
  }

  /**
   * Without those that nothing but their shape speaks for, unless they stand beside proven ones.
   *
   * @param found all findings of a content or range
   */
  public static List<Finding> believed(List<Finding> found) {
    TreeSet<Long> proven = new TreeSet<>();
    found.stream()
        .filter(finding -> finding.recognition().proof() == Recognition.Proof.CHECKSUM)
        .forEach(finding -> proven.add(finding.offset()));
    return found.stream().flatMap(finding -> believed(finding, proven).stream()).toList();
  }

  private static Optional<Finding> believed(Finding finding, TreeSet<Long> proven) {
    if (finding.recognition().proof() != Recognition.Proof.SHAPE) {
      return Optional.of(finding);
    }
    Long near = proven.ceiling(finding.offset() - COMPANY);
    return near != null && near <= finding.offset() + COMPANY
        ? Optional.of(finding.inCompany())
        : Optional.empty();
  }
}
