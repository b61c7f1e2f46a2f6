package org.dalel.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dalel.api.bulk.BulkRow;
import org.dalel.api.bulk.CallRow;
import org.dalel.api.bulk.Moment;
import org.dalel.api.bulk.SimIdentity;
import org.dalel.api.bulk.SimRow;
import org.dalel.api.bulk.TextRow;
import org.dalel.api.records.Call.Direction;
import org.junit.jupiter.api.Test;

class SpilledRowsTest {
  private static final SimIdentity ONE = new SimIdentity("8970199000000012348", "", "", "");
  private static final SimIdentity TWO = new SimIdentity("", "250990000123456", "", "+7903");

  private static CallRow call(SimIdentity sim, String other) {
    return new CallRow(
        7,
        sim,
        "slot",
        "line",
        Direction.INCOMING,
        other,
        "",
        new Moment(-5, true, true),
        -1,
        CallRow.Answered.UNKNOWN,
        "cause");
  }

  @Test
  void givesBackWhatItWasGiven() throws IOException {
    String text = "я".repeat(400);
    SpilledRows rows = new SpilledRows();
    rows.add(call(ONE, "a"));
    rows.add(new SimRow(1, TWO, "op", "KZ", "s", "l", Moment.UNKNOWN, "n"));
    rows.add(call(ONE, ""));
    rows.add(
        new TextRow(
            2,
            SimIdentity.UNKNOWN,
            "l",
            TextRow.Kind.USSD,
            "*100#",
            "",
            new Moment(9, false, true),
            text,
            "Telegram",
            "12345"));
    rows.give();
    List<SimIdentity> cards = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    List<BulkRow> found = new ArrayList<>();

    rows.forEach(
        new SpilledRowsReader.Visitor() {
          @Override
          public void card(int number, SimIdentity sim) {
            assertThat(number).isEqualTo(cards.size());
            cards.add(sim);
          }

          @Override
          public void row(int card, BulkRow row) {
            numbers.add(card);
            found.add(row);
          }
        });
    rows.discard();

    assertThat(cards).containsExactly(ONE, TWO);
    assertThat(numbers).containsExactly(0, 1, 0, -1);
    assertThat(found.get(0)).isEqualTo(call(SimIdentity.UNKNOWN, "a"));
    assertThat(found.get(1))
        .isEqualTo(new SimRow(1, SimIdentity.UNKNOWN, "op", "KZ", "s", "l", Moment.UNKNOWN, "n"));
    assertThat(((TextRow) found.get(3)).body()).isEqualTo(text);
    assertThatThrownBy(() -> rows.forEach(null)).isInstanceOf(IOException.class);
  }

  @Test
  void takesNothingMoreOnceItIsGivenAway() {
    SpilledRows rows = new SpilledRows();
    rows.give();

    assertThatThrownBy(() -> rows.add(call(ONE, "a"))).hasMessageContaining("given away");
    rows.discard();
  }
}
