package org.dalel.plugins.wallets.derive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.dalel.plugins.wallets.chain.Chain;

/**
 * A row of the table {@code paths.txt}.
 *
 * @param form of the addresses at its end
 * @param pattern with {@code i} for the number that counts up, or without
 */
record Path(AddressForm form, String pattern) {

  static List<Path> table() {
    try (InputStream in = Path.class.getResourceAsStream("paths.txt")) {
      if (in == null) {
        throw new IllegalStateException("paths.txt: expected a resource, found none");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .map(Path::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path of(String line) {
    String[] row = line.split("\\s+");
    AddressForm form =
        AddressForm.named(row[0], row[1])
            .orElseThrow(
                () -> new IllegalStateException("paths.txt: '" + line + "': expected a form"));
    return new Path(form, row[2]);
  }

  boolean isEd25519() {
    Chain chain = form.chain();
    return chain == Chain.SOL || chain == Chain.XLM || chain == Chain.XTZ;
  }

  /** The first paths of the pattern; one when it does not count. */
  List<String> first(int count) {
    return IntStream.range(0, pattern.indexOf('i') < 0 ? 1 : count)
        .mapToObj(i -> pattern.replace("i", Integer.toString(i)))
        .toList();
  }
}
