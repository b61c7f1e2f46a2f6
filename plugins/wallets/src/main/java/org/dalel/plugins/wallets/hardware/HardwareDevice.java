package org.dalel.plugins.wallets.hardware;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A row of the table {@code devices.txt}.
 *
 * @param vendorId of USB
 * @param first product id of the model
 * @param last product id of the model
 * @param vendor in one word, for identifiers
 * @param name for people
 */
record HardwareDevice(int vendorId, int first, int last, String vendor, String name) {

  private static final int HEX = 16;

  static List<HardwareDevice> table() {
    try (InputStream in = HardwareDevice.class.getResourceAsStream("devices.txt")) {
      if (in == null) {
        throw new IllegalStateException("devices.txt: expected a resource, found none");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\\s+", 5))
          .map(
              row ->
                  new HardwareDevice(
                      Integer.parseInt(row[0], HEX),
                      Integer.parseInt(row[1], HEX),
                      Integer.parseInt(row[2], HEX),
                      row[3],
                      row[4]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first row that has these ids, in hexadecimal digits. */
  static Optional<HardwareDevice> of(List<HardwareDevice> table, String vendor, String product) {
    int vendorId = Integer.parseInt(vendor, HEX);
    int productId = Integer.parseInt(product, HEX);
    return table.stream()
        .filter(d -> d.vendorId == vendorId && d.first <= productId && productId <= d.last)
        .findFirst();
  }
}
