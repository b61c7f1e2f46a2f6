package org.dalel.plugins.telephony.bank;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.bulk.SimIdentity;
import org.dalel.plugins.telephony.number.Cards;
import org.dalel.plugins.telephony.number.Iccid;
import org.dalel.plugins.telephony.number.Imei;
import org.dalel.plugins.telephony.number.Imsi;

/** Finds out from the values of a sample which column of a list holds what. */
final class ColumnJudge {
  private static final int MOST_COLUMNS = 64;
  private static final int LEAST_ROWS = 3;

  /** What a column can hold; the earlier is the more telling. */
  enum Meaning {
    ICCID,
    IMEI,
    IMSI,
    PHONE
  }

  private final Map<Meaning, Integer> columns;

  private ColumnJudge(Map<Meaning, Integer> columns) {
    this.columns = columns;
  }

  /**
   * Judges a sample; empty when it is no list of cards. Nine of ten values of a column must fit;
   * the check digits of chance fit one of ten.
   */
  static Optional<ColumnJudge> of(List<String[]> sample) {
    if (sample.size() < LEAST_ROWS) {
      return Optional.empty();
    }
    Cards cards = new Cards();
    Map<Meaning, Integer> columns = new EnumMap<>(Meaning.class);
    int most = sample.stream().mapToInt(cells -> cells.length).max().orElse(0);
    for (Meaning meaning : Meaning.values()) {
      int best = 0;
      for (int column = 0; column < Math.min(most, MOST_COLUMNS); column++) {
        if (columns.containsValue(column)) {
          continue;
        }
        int fit = fit(sample, column, meaning, cards);
        if (fit > best) {
          best = fit;
          columns.put(meaning, column);
        }
      }
    }
    boolean cardsNamed = columns.containsKey(Meaning.ICCID);
    boolean pairs = columns.containsKey(Meaning.IMSI) && columns.containsKey(Meaning.IMEI);
    return cardsNamed || pairs ? Optional.of(new ColumnJudge(columns)) : Optional.empty();
  }

  /** How many values fit, if nearly all do; 0 otherwise. */
  private static int fit(List<String[]> sample, int column, Meaning meaning, Cards cards) {
    int fit = 0;
    int filled = 0;
    for (String[] cells : sample) {
      String value = column < cells.length ? plain(cells[column]) : "";
      if (!value.isEmpty()) {
        filled++;
        fit += fits(value, meaning, cards) ? 1 : 0;
      }
    }
    return fit >= LEAST_ROWS && fit * 10 >= filled * 9 ? fit : 0;
  }

  private static boolean fits(String value, Meaning meaning, Cards cards) {
    return switch (meaning) {
      case ICCID ->
          Iccid.of(value).filter(i -> i.checked() || i.digits().length() == 18).isPresent();
      case IMEI -> value.length() == 15 && Imei.of(value).filter(Imei::checked).isPresent();
      case IMSI -> value.length() == 15 && Imsi.of(value).isPresent();
      case PHONE -> value.length() < 18 && !cards.phone(value, "").isEmpty();
    };
  }

  /** A cell without quotes and the marks that keep spreadsheets from taking it for a number. */
  private static String plain(String cell) {
    String value = cell.strip();
    while (!value.isEmpty() && "\"'=".indexOf(value.charAt(0)) >= 0) {
      value = value.substring(1);
    }
    while (!value.isEmpty() && "\"'".indexOf(value.charAt(value.length() - 1)) >= 0) {
      value = value.substring(0, value.length() - 1);
    }
    return value.strip();
  }

  /** The card of a row. */
  SimIdentity identity(String[] cells, Cards cards) {
    return cards.identity(
        Iccid.of(value(cells, Meaning.ICCID)).map(Iccid::digits).orElse(""),
        Imsi.of(value(cells, Meaning.IMSI)).map(Imsi::digits).orElse(""),
        Imei.of(value(cells, Meaning.IMEI)).map(Imei::digits).orElse(""),
        value(cells, Meaning.PHONE));
  }

  private String value(String[] cells, Meaning meaning) {
    Integer column = columns.get(meaning);
    return column == null || column >= cells.length ? "" : plain(cells[column]);
  }

  /** {@code iccid in column 2, imsi in column 3}. */
  String described() {
    List<String> parts = new ArrayList<>();
    columns.forEach(
        (meaning, column) ->
            parts.add(meaning.name().toLowerCase(Locale.ROOT) + " in column " + (column + 1)));
    return String.join(", ", parts);
  }
}
