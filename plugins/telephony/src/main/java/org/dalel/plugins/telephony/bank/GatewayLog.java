package org.dalel.plugins.telephony.bank;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.RecordState;
import org.dalel.api.Scope;
import org.dalel.api.bulk.BulkRow;
import org.dalel.api.bulk.CallRow;
import org.dalel.api.bulk.Moment;
import org.dalel.api.bulk.SimIdentity;
import org.dalel.api.bulk.SimRow;
import org.dalel.api.bulk.TextRow;
import org.dalel.api.records.Call.Direction;
import org.dalel.plugins.telephony.TextLines;
import org.dalel.plugins.telephony.number.Cards;
import org.pf4j.Extension;

/**
 * Logs of GoIP gateways and their servers: the messages between them, one a line, with what may
 * stand in front of them.
 *
 * <pre>
 *  req:N;id:LINE;pass:...;num:OWN;imei:...;imsi:...;iccid:...;    a line says that it lives
 *  RECEIVE:N;id:LINE;password:...;srcnum:FROM;msg:TEXT            a text came in
 *  RECORD:N;id:LINE;password:...;dir:D;num:NUMBER                 a call
 *  sim_imei(N)=IMEI                                               a device number is set (Ejoin)
 * </pre>
 *
 * <p>Known from documentation alone.
 */
@Extension
public final class GatewayLog implements ArtifactExtractor {
  private static final Pattern MESSAGE =
      Pattern.compile("(req|RECEIVE|RECORD):(-?\\d{1,20});(id:.*)");
  private static final Pattern IMEI_SET = Pattern.compile("sim_imei\\((\\d{1,6})\\)=(\\d{14,16})");
  private static final Pattern DATE =
      Pattern.compile("\\D{0,3}(\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d)");
  private static final int LONGEST = 8192;

  @Override
  public ExtractorDescription description() {
    return Records.types(ExtractorDescription.of("gateway-log", "1.0.0"))
        .scope(Scope.CONTEXT)
        .interest(
            Interest.name(
                "*goip*.log*",
                "*goip*.out",
                "*simbank*.log*",
                "*smb*.log*",
                "*ejoin*.log*",
                "*skyline*.log*"))
        .interest(Interest.path("**/goip/**/*.log", "**/smb_scheduler/**/*.log"))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    if (file.isFolder()) {
      return;
    }
    Cards cards = new Cards();
    Map<Schema.Kind, Records> lists = new EnumMap<>(Schema.Kind.class);
    TextLines lines = new TextLines(file, context, StandardCharsets.UTF_8);
    long number = 0;
    try {
      for (String line = lines.next(); line != null; line = lines.next()) {
        number++;
        if (line.length() <= LONGEST) {
          long at = number;
          row(line, at, cards).ifPresent(row -> list(lists, row, at, sink).add(row));
        }
      }
    } finally {
      lists.values().forEach(r -> r.end(Map.of("program", "goip", "basis", "unverified-schema")));
    }
  }

  private static Records list(
      Map<Schema.Kind, Records> lists, BulkRow row, long line, ArtifactSink sink) {
    Schema.Kind kind =
        row instanceof SimRow
            ? Schema.Kind.SIM
            : row instanceof CallRow ? Schema.Kind.CALL : Schema.Kind.TEXT;
    return lists.computeIfAbsent(
        kind,
        k ->
            new Records(
                sink, k.artifact(), new Position.RecordNumber("line", line), RecordState.LIVE));
  }

  private static Optional<BulkRow> row(String line, long number, Cards cards) {
    Matcher message = MESSAGE.matcher(line);
    if (message.find()) {
      return message(line, message, number, cards);
    }
    Matcher set = IMEI_SET.matcher(line);
    if (!set.find()) {
      return Optional.empty();
    }
    SimIdentity device = cards.identity("", "", set.group(2), "");
    return Optional.of(
        new SimRow(
            number, device, "", "", "slot " + set.group(1), "", time(line), "device number set"));
  }

  private static Optional<BulkRow> message(String line, Matcher message, long number, Cards cards) {
    String rest = message.group(3);
    String own = value(rest, "num");
    Moment at = time(line);
    return switch (message.group(1)) {
      case "req" -> {
        SimIdentity sim =
            cards.identity(value(rest, "iccid"), value(rest, "imsi"), value(rest, "imei"), own);
        Cards.Facts facts = cards.facts(sim);
        yield sim.equals(SimIdentity.UNKNOWN)
            ? Optional.empty()
            : Optional.of(
                new SimRow(
                    number, sim, facts.operator(), facts.country(), "", value(rest, "id"), at, ""));
      }
      case "RECEIVE" -> {
        int body = rest.indexOf(";msg:");
        String text = body < 0 ? "" : rest.substring(body + 5);
        String from = value(body < 0 ? rest : rest.substring(0, body), "srcnum");
        Optional<Activation> activation = Activation.of(from, text);
        yield Optional.of(
            new TextRow(
                number,
                SimIdentity.UNKNOWN,
                value(rest, "id"),
                TextRow.Kind.RECEIVED,
                from,
                cards.phone(from, ""),
                at,
                text,
                activation.map(Activation::service).orElse(""),
                activation.map(Activation::code).orElse("")));
      }
      default ->
          Optional.of(
              new CallRow(
                  number,
                  SimIdentity.UNKNOWN,
                  "",
                  value(rest, "id"),
                  Direction.UNKNOWN,
                  own,
                  cards.phone(own, ""),
                  at,
                  -1,
                  CallRow.Answered.UNKNOWN,
                  "dir=" + value(rest, "dir")));
    };
  }

  /** A value up to the next semicolon. */
  private static String value(String rest, String key) {
    int at = rest.toLowerCase(Locale.ROOT).indexOf(key + ":");
    while (at > 0 && rest.charAt(at - 1) != ';') {
      at = rest.toLowerCase(Locale.ROOT).indexOf(key + ":", at + 1);
    }
    if (at < 0) {
      return "";
    }
    int from = at + key.length() + 1;
    int to = rest.indexOf(';', from);
    return rest.substring(from, to < 0 ? rest.length() : to).strip();
  }

  private static Moment time(String line) {
    Matcher date = DATE.matcher(line);
    return date.lookingAt() ? Clock.of(date.group(1), false) : Moment.UNKNOWN;
  }
}
