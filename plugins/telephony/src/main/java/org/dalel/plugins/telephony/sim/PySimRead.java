package org.dalel.plugins.telephony.sim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.plugins.telephony.TextLines;
import org.dalel.plugins.telephony.number.Digits;
import org.pf4j.Extension;

/** What {@code pySim-read} prints of a card. Checked against printouts of the project's tests. */
@Extension
public final class PySimRead implements ArtifactExtractor {

  @Override
  public ExtractorDescription description() {
    return CardReport.types(
            ExtractorDescription.of("pysim-read", "1.0.0")
                .interest(
                    Interest.magic(
                        Magic.text(0, "INFO: Using PC/SC"),
                        Magic.text(0, "Using PC/SC reader"),
                        Magic.text(0, "Using reader PCSC"),
                        Magic.text(0, "Reading ...\n"))))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    CardDump card = new CardDump();
    TextLines lines = new TextLines(file, context, StandardCharsets.UTF_8);
    long number = 0;
    for (String line = lines.next(); line != null; line = lines.next()) {
      number++;
      int colon = line.indexOf(": ");
      if (colon > 0) {
        add(card, line.substring(0, colon), line.substring(colon + 2).strip(), number);
      }
    }
    new CardReport(card, sink).emit();
  }

  private static void add(CardDump card, String name, String value, long line) {
    switch (name) {
      case "ICCID" -> number(card, CardFile.ICCID, value, line);
      case "IMSI" -> number(card, CardFile.IMSI, value, line);
      case "SMSP" -> octets(card, CardFile.SMSP, value, line);
      case "PLMNsel" -> octets(card, CardFile.PLMN_SEL, value, line);
      case "SPN" -> {
        byte[] name1 = value.getBytes(StandardCharsets.US_ASCII);
        byte[] octets = new byte[name1.length + 1];
        System.arraycopy(name1, 0, octets, 1, name1.length);
        put(card, CardFile.SPN, value.equals("Not available") ? new byte[0] : octets, line);
      }
      default -> {}
    }
  }

  /** Digits as they would stand on the card; in front of a subscriber's there are three more. */
  private static void number(CardDump card, CardFile file, String value, long line) {
    if (!Digits.only(value) || value.length() > 30) {
      return;
    }
    boolean odd = value.length() % 2 != 0;
    String hex =
        file == CardFile.IMSI
            ? (odd ? "9" : "1") + value + (odd ? "" : "f")
            : value + (odd ? "f" : "");
    byte[] octets = HexFormat.of().parseHex(exchanged(hex));
    if (file == CardFile.IMSI) {
      byte[] counted = new byte[octets.length + 1];
      counted[0] = (byte) octets.length;
      System.arraycopy(octets, 0, counted, 1, octets.length);
      octets = counted;
    }
    put(card, file, octets, line);
  }

  private static String exchanged(String hex) {
    return Digits.exchanged(hex);
  }

  private static void octets(CardDump card, CardFile file, String value, long line) {
    if (value.length() % 2 == 0 && value.matches("[0-9A-Fa-f]+")) {
      put(card, file, HexFormat.of().parseHex(value), line);
    }
  }

  private static void put(CardDump card, CardFile file, byte[] octets, long line) {
    card.add(
        new CardDump.Entry(
            file,
            "EF." + file.label(),
            0,
            Arrays.copyOf(octets, octets.length),
            CardReport.line(line)));
  }
}
