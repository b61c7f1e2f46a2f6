package org.dalel.plugins.telephony.bank;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.RecordState;
import org.dalel.api.bulk.Moment;
import org.dalel.api.bulk.SimIdentity;
import org.dalel.api.bulk.SimRow;
import org.dalel.plugins.telephony.number.Cards;
import org.pf4j.Extension;

/**
 * Lists of SIM cards of any layout, in spreadsheets and texts: which column holds what is found out
 * from its values, never from its title. A list is taken for one when it has numbers of cards with
 * their check digit, or subscribers together with devices.
 */
@Extension
public final class ListExtractor implements ArtifactExtractor {
  private static final int SAMPLE = 200;
  private static final int LONGEST_LINE = 4096;

  @Override
  public ExtractorDescription description() {
    return Records.types(ExtractorDescription.of("sim-lists", "1.0.0"))
        .interest(Interest.anyText())
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    CharSequence text = file.text().orElse("");
    // what has a form of its own is read by who knows it
    String type = file.mediaType();
    if (type.contains("sql") || type.contains("json") || !LongDigits.any(text)) {
      return;
    }
    Lines lines = new Lines(text);
    List<String[]> sample = new ArrayList<>();
    for (String line = lines.next(); line != null && sample.size() < SAMPLE; line = lines.next()) {
      context.checkpoint();
      if (LongDigits.any(line)) {
        sample.add(cells(line));
      }
    }
    Optional<ColumnJudge> judged = ColumnJudge.of(sample);
    if (judged.isPresent()) {
      list(new Lines(text), judged.get(), context, sink);
    }
  }

  private static void list(
      Lines lines, ColumnJudge columns, ExtractionContext context, ArtifactSink sink) {
    Cards cards = new Cards();
    Optional<Records> records = Optional.empty();
    long number = 0;
    for (String line = lines.next(); line != null; line = lines.next()) {
      context.checkpoint();
      number++;
      if (!LongDigits.any(line)) {
        continue;
      }
      SimIdentity sim = columns.identity(cells(line), cards);
      if (sim.iccid().isEmpty() && sim.imsi().isEmpty()) {
        continue;
      }
      if (records.isEmpty()) {
        records =
            Optional.of(
                new Records(
                    sink, "sim-list", new Position.RecordNumber("line", number), RecordState.LIVE));
      }
      Cards.Facts facts = cards.facts(sim);
      records
          .get()
          .add(
              new SimRow(
                  number, sim, facts.operator(), facts.country(), "", "", Moment.UNKNOWN, ""));
    }
    records.ifPresent(r -> r.end(Map.of("program", "list", "columns", columns.described())));
  }

  /** Cells by the mark that separates most: tabulator, semicolon, comma, bar; otherwise blanks. */
  static String[] cells(String line) {
    for (String mark : new String[] {"\t", ";", ",", "\\|"}) {
      String[] cells = line.split(mark, -1);
      if (cells.length > 1) {
        return cells;
      }
    }
    return line.strip().split("\\s+");
  }

  /** The lines of a text, one at a time; what is too long for a row of a list is passed over. */
  private static final class Lines {
    private final CharSequence text;
    private int at;

    Lines(CharSequence text) {
      this.text = text;
    }

    /** The next line; null behind the last. */
    String next() {
      if (at >= text.length()) {
        return null;
      }
      int end = at;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      String line = end - at > LONGEST_LINE ? "" : text.subSequence(at, end).toString();
      at = end + 1;
      return line;
    }
  }
}
