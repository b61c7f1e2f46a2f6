package org.dalel.plugins.telephony.sim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.plugins.telephony.TextLines;
import org.pf4j.Extension;

/**
 * The script that {@code pySim-shell export} writes: {@code select MF/DF.TELECOM/EF.ADN}, then
 * {@code update_binary HEX} or {@code update_record N HEX}. Checked against exports of the project.
 */
@Extension
public final class PySimExport implements ArtifactExtractor {
  private static final String RULE = "#".repeat(80);
  private static final Pattern SELECT = Pattern.compile("select (\\S+)");
  private static final Pattern UPDATE =
      Pattern.compile("update_(?:binary|record (\\d{1,5})) ([0-9A-Fa-f]*)");
  private static final int MOST_OCTETS = 65_536;

  @Override
  public ExtractorDescription description() {
    return CardReport.types(
            ExtractorDescription.of("pysim-export", "1.0.0")
                .interest(
                    Interest.magic(
                        Magic.text(0, RULE + "\n# MF "),
                        Magic.text(0, RULE + "\r\n# MF "),
                        Magic.text(0, "# MF "),
                        Magic.text(0, "select MF"))))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    CardDump card = new CardDump();
    String path = "";
    Optional<CardFile> selected = Optional.empty();
    TextLines lines = new TextLines(file, context, StandardCharsets.UTF_8);
    long number = 0;
    for (String line = lines.next(); line != null; line = lines.next()) {
      number++;
      Matcher select = SELECT.matcher(line.strip());
      Matcher update = UPDATE.matcher(line.strip());
      if (select.matches()) {
        path = select.group(1);
        selected = CardFile.named(path.substring(path.lastIndexOf('/') + 1));
      } else if (selected.isPresent() && update.matches()) {
        add(card, selected.get(), path, update, number, sink);
      } else if (selected.isPresent() && line.startsWith("update_")) {
        sink.problem(
            CardReport.line(number),
            "expected hexadecimal digits behind the command, found '"
                + line.substring(0, Math.min(40, line.length()))
                + "'; the line is passed over");
      }
    }
    new CardReport(card, sink).emit();
  }

  private static void add(
      CardDump card, CardFile file, String path, Matcher update, long line, ArtifactSink sink) {
    String hex = update.group(2);
    if (hex.length() % 2 != 0 || hex.length() > 2 * MOST_OCTETS) {
      sink.problem(
          CardReport.line(line),
          "expected an even number of hexadecimal digits, at most "
              + 2 * MOST_OCTETS
              + ", found "
              + hex.length()
              + "; the line is passed over");
      return;
    }
    int record = update.group(1) == null ? 0 : Integer.parseInt(update.group(1));
    card.add(
        new CardDump.Entry(
            file, path, record, HexFormat.of().parseHex(hex), CardReport.line(line)));
  }
}
