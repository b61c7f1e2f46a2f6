package org.dalel.plugins.telephony.sim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
import org.dalel.plugins.telephony.number.Digits;
import org.pf4j.Extension;

/** What {@code pySim-read} prints of a card. Checked against printouts of the project's tests. */
@Extension
public final class PySimRead implements ArtifactExtractor {
  private static final int MOST_DIGITS = 20;
  private static final int DIALLED = 14;
  private static final int INTERNATIONAL = 0x91;
  private static final int NATIONAL = 0x81;

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
    Networks networks = new Networks(card);
    long number = 0;
    for (String line = lines.next(); line != null; line = lines.next()) {
      number++;
      int colon = line.indexOf(": ");
      if (networks.take(line, number)) {
        continue;
      }
      if (colon > 0) {
        add(card, line.substring(0, colon), line.substring(colon + 2).strip(), number);
      }
    }
    networks.end();
    new CardReport(card, sink).emit();
  }

  /**
   * A list of networks is a line with its name, then one a network, with a tabulator in front:
   * octets as they stand on the card, and what they mean.
   */
  private static final class Networks {
    private static final Pattern NETWORK =
        Pattern.compile("\t([0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{4})?)(?: .*)?");
    private static final int MOST = 4_096;

    private final CardDump card;
    private final StringBuilder hex = new StringBuilder();
    private Optional<CardFile> list = Optional.empty();
    private long line;

    Networks(CardDump card) {
      this.card = card;
    }

    /** Whether a line belongs to a list. */
    boolean take(String text, long number) {
      Matcher network = NETWORK.matcher(text);
      if (list.isPresent() && network.matches()) {
        if (hex.length() < MOST) {
          hex.append(network.group(1));
        }
        return true;
      }
      end();
      list =
          switch (text.strip()) {
            case "PLMNwAcT:" -> Optional.of(CardFile.PLMN_SEL_ACT);
            case "OPLMNwAcT:" -> Optional.of(CardFile.OPLMN);
            case "HPLMNAcT:", "HPLMNwAcT:" -> Optional.of(CardFile.HPLMN);
            case "EHPLMN:" -> Optional.of(CardFile.EHPLMN);
            case "FPLMN:" -> Optional.of(CardFile.FPLMN);
            default -> Optional.empty();
          };
      line = number;
      return list.isPresent();
    }

    void end() {
      if (list.isPresent() && hex.length() > 0) {
        put(card, list.get(), HexFormat.of().parseHex(hex), line);
      }
      hex.setLength(0);
      list = Optional.empty();
    }
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
      default -> {
        if (name.startsWith("MSISDN (")) {
          ownNumber(card, value, line);
        }
      }
    }
  }

  /** The own number as it would stand on the card: no name, length, kind, digits. */
  private static void ownNumber(CardDump card, String value, long line) {
    boolean plus = value.startsWith("+");
    String digits = plus ? value.substring(1) : value;
    if (!Digits.only(digits) || digits.isEmpty() || digits.length() > MOST_DIGITS) {
      return;
    }
    byte[] number =
        HexFormat.of().parseHex(exchanged(digits + (digits.length() % 2 > 0 ? "f" : "")));
    byte[] record = new byte[DIALLED];
    Arrays.fill(record, (byte) 0xff);
    record[0] = (byte) (number.length + 1);
    record[1] = (byte) (plus ? INTERNATIONAL : NATIONAL);
    System.arraycopy(number, 0, record, 2, number.length);
    put(card, CardFile.MSISDN, record, line);
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
