package org.dalel.plugins.telephony.sim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
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
 * The script that {@code pySim-shell export} writes of a card. Checked against exports of the
 * project.
 */
@Extension
public final class PySimExport implements ArtifactExtractor {
  private static final String RULE = "#".repeat(80);
  private static final int MOST_OCTETS = 65_536;
  private static final int MOST_SHOWN = 40;

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
    Optional<CardFile> selected = Optional.empty();
    PySimScript script = new PySimScript(new TextLines(file, context, StandardCharsets.UTF_8));
    for (Optional<PySimScript.Command> next = script.next();
        next.isPresent();
        next = script.next()) {
      PySimScript.Command command = next.get();
      if (command instanceof PySimScript.Select select) {
        selected = CardFile.named(select.path().substring(select.path().lastIndexOf('/') + 1));
      } else if (selected.isPresent() && command instanceof PySimScript.Update update) {
        add(card, selected.get(), update, sink);
      } else if (selected.isPresent() && command instanceof PySimScript.Malformed malformed) {
        String text = malformed.text();
        sink.problem(
            CardReport.line(malformed.line()),
            "expected hexadecimal digits behind the command, found '"
                + text.substring(0, Math.min(MOST_SHOWN, text.length()))
                + "'; the line is passed over");
      }
    }
    new CardReport(card, sink).emit();
  }

  private static void add(
      CardDump card, CardFile file, PySimScript.Update update, ArtifactSink sink) {
    String hex = update.hex();
    if (hex.length() % 2 != 0 || hex.length() > 2 * MOST_OCTETS) {
      sink.problem(
          CardReport.line(update.line()),
          "expected an even number of hexadecimal digits, at most "
              + 2 * MOST_OCTETS
              + ", found "
              + hex.length()
              + "; the line is passed over");
      return;
    }
    card.add(
        new CardDump.Entry(
            file,
            update.path(),
            update.record(),
            HexFormat.of().parseHex(hex),
            CardReport.line(update.line())));
  }
}
