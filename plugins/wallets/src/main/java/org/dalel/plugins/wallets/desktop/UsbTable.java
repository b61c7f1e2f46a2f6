package org.dalel.plugins.wallets.desktop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Hardware wallets by their USB numbers, from the table {@code usb.tsv}. */
final class UsbTable {

  private static final List<String[]> ROWS = read();

  private UsbTable() {}

  /** The device with these numbers, four hexadecimal digits each. */
  static Optional<String> device(String vendor, String product) {
    String v = vendor.toLowerCase(Locale.ROOT);
    String p = product.toLowerCase(Locale.ROOT);
    return ROWS.stream()
        .filter(row -> row[0].equals(v) && (row[1].equals("*") || row[1].equals(p)))
        .map(row -> row[2])
        .findFirst();
  }

  private static List<String[]> read() {
    try (InputStream in = UsbTable.class.getResourceAsStream("usb.tsv")) {
      if (in == null) {
        throw new IllegalStateException("usb.tsv: expected a resource, found none");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split("\t"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
