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
 * @param usual how many addresses of it are looked at
 * @param electrum whether it belongs to the seeds of Electrum 2 and to no others
 */
record Path(AddressForm form, String pattern, int usual, boolean electrum) {

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
    return new Path(form, row[2], Integer.parseInt(row[3]), row.length > 4);
  }

  boolean isEd25519() {
    Chain chain = form.chain();
    return chain == Chain.SOL || chain == Chain.XLM || chain == Chain.XTZ;
  }

  /** The first paths of the pattern: as many as are usual, at most {@code most}. */
  List<String> first(int most) {
    return IntStream.range(0, Math.min(usual, most))
        .mapToObj(i -> pattern.replace("i", Integer.toString(i)))
        .toList();
  }
}
