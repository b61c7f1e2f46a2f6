package org.dalel.plugins.telephony.bank;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.RecordState;
import org.dalel.api.Scope;
import org.dalel.api.bulk.CallRow;
import org.dalel.api.records.Call.Direction;
import org.dalel.plugins.telephony.TextLines;
import org.dalel.plugins.telephony.number.Cards;
import org.pf4j.Extension;

/**
 * Call records of Asterisk as text, {@code cdr-csv/Master.csv}: account, source, destination,
 * context, caller, channel, channel of the destination, application, its data, start, answer, end,
 * duration, seconds billed, disposition, ... Known from its documentation alone.
 */
@Extension
public final class CdrFile implements ArtifactExtractor {
  private static final int LEAST_FIELDS = 15;
  private static final int MOST_PROBLEMS = 100;
  private static final int LONGEST = 16_384;

  @Override
  public ExtractorDescription description() {
    return Records.types(ExtractorDescription.of("asterisk-cdr", "1.0.0"))
        .scope(Scope.CONTEXT)
        .interest(Interest.path("**/cdr-csv/*.csv", "**/cdr-custom/*.csv"))
        .interest(Interest.name("Master.csv"))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    if (file.isFolder()) {
      return;
    }
    TextLines lines = new TextLines(file, context, StandardCharsets.UTF_8);
    Cards cards = new Cards();
    Records records =
        new Records(sink, "call-list", new Position.RecordNumber("line", 1), RecordState.LIVE);
    long number = 0;
    long problems = 0;
    try {
      for (String line = lines.next(); line != null; line = lines.next()) {
        number++;
        List<String> fields = line.length() > LONGEST ? List.of() : fields(line);
        if (fields.size() >= LEAST_FIELDS) {
          records.add(call(number, fields, cards));
        } else if (!line.isBlank() && problems++ < MOST_PROBLEMS) {
          sink.problem(
              new Position.RecordNumber("line", number),
              "expected 15 fields or more of a call, found "
                  + fields.size()
                  + "; the line is left out");
        }
      }
    } finally {
      records.end(Map.of("program", "asterisk", "basis", "unverified-schema"));
    }
  }

  private static CallRow call(long number, List<String> fields, Cards cards) {
    long seconds = seconds(fields.get(13));
    String to = fields.get(2);
    return new CallRow(
        number,
        cards.identity("", "", "", fields.get(1)),
        "",
        fields.get(6).isEmpty() ? fields.get(5) : fields.get(6),
        Direction.OUTGOING,
        to,
        cards.phone(to, ""),
        Clock.of(fields.get(9), false),
        seconds,
        fields.get(14).equals("ANSWERED") ? CallRow.Answered.YES : CallRow.Answered.NO,
        fields.get(14));
  }

  private static long seconds(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The fields of a line of comma-separated values, without their quotes. */
  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
