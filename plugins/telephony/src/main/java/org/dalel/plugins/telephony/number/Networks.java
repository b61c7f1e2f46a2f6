package org.dalel.plugins.telephony.number;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Countries and operators of mobile networks, from {@code networks.csv}, which says its source. */
public final class Networks {
  private static final Map<String, Map<String, String>> TABLE = read();

  private Networks() {}

  /** ISO 3166 code of the country of a mobile country code, {@code 001} for international ones. */
  public static Optional<String> country(String mcc) {
    return Optional.ofNullable(TABLE.get("country").get(mcc));
  }

  /** The country of a subscriber. */
  public static Optional<String> countryOf(Imsi imsi) {
    return country(imsi.digits().substring(0, 3));
  }

  /** The operator of a network code or of a number that begins with one. */
  public static Optional<String> operator(String digits) {
    return longest("operator", digits, 6, 5);
  }

  /** Who issued a card, as its number tells: likely, for cards are resold. */
  public static Optional<String> issuer(Iccid iccid) {
    return longest("issuer", iccid.digits(), 8, 6);
  }

  private static Optional<String> longest(String kind, String digits, int most, int least) {
    for (int length = Math.min(most, digits.length()); length >= least; length--) {
      String found = TABLE.get(kind).get(digits.substring(0, length));
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private static Map<String, Map<String, String>> read() {
    Map<String, Map<String, String>> table = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Networks.class.getResourceAsStream("networks.csv"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] cells = line.split(",", 3);
          table.computeIfAbsent(cells[0], kind -> new HashMap<>()).put(cells[1], cells[2]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("networks.csv: expected a table, found: " + e.getMessage(), e);
    }
    return Map.copyOf(table);
  }
}
