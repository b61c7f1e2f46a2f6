package org.dalel.plugins.telephony.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.RecordState;
import org.dalel.plugins.telephony.SharedData;
import org.dalel.plugins.telephony.TextLines;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardTest {
  private static final String RULE = "#".repeat(80) + "\n";
  private static final String PYSIM = "sim/uicc-dump/pysim/";

  private static String update(int record, byte[] octets) {
    return "update_record " + record + " " + HexFormat.of().formatHex(octets) + "\n";
  }

  @Test
  void tellsAllThatACardHolds() {
    String export =
        RULE
            + "# MF \nselect MF/EF.ICCID\nupdate_binary 980799091000000042f8\n"
            + "select MF/DF.GSM/EF.IMSI\nupdate_binary 082905990000214365\n"
            + "select MF/DF.GSM/EF.LOCI\nupdate_binary ffffffff52f0991a2bff00\n"
            + "select MF/DF.GSM/EF.FPLMN\nupdate_binary 52f010ffffff52f020\n"
            + "select MF/DF.TELECOM/EF.ADN\n"
            + update(1, Cards.dialled("Berik", "917710325476f8"))
            + update(2, new byte[] {-1, -1})
            + "select MF/DF.TELECOM/EF.LND\n"
            + update(1, Cards.dialled("", "a1788810325476"))
            + "select MF/DF.TELECOM/EF.SMS\n"
            + update(1, Cards.part(1, 1, 2, "Код "))
            + update(2, Cards.part(1, 2, 2, "12345"))
            + update(3, Cards.part(0, 1, 2, "gone"));

    Findings found = ExtractorRun.of(new PySimExport()).on(export.getBytes(StandardCharsets.UTF_8));

    assertThat(found.problems()).isEmpty();
    Artifact card = found.only("sim-card");
    assertThat(card.fields())
        .containsEntry("operator", "Beeline")
        .containsEntry("country", "RU")
        .containsEntry("iccid-on-card", "897099900100000024 8".replace(" ", ""))
        .containsEntry("imsi-on-card", List.of("250990000123456"));
    assertThat(found.identifiers("contact")).containsExactly("+77012345678");
    assertThat(found.only("contact").fields()).containsEntry("record", 1L);
    assertThat(found.only("call").fields())
        .containsEntry("number", "87880123 4567".replace(" ", ""));
    assertThat(found.only("sim-location").fields())
        .containsEntry("network", "250-99 (Beeline)")
        .containsEntry("area", 0x1a2bL)
        .containsEntry("status", "updated");
    assertThat(found.only("sim-network-list").fields())
        .containsEntry("networks", List.of("250-01 (Mobile Telesystems)", "250-02 (Megafon)"));
    assertThat(found.values("message", "body")).containsExactly("Код 12345", "gone");
    assertThat(found.of("message"))
        .extracting(Artifact::state)
        .containsExactly(RecordState.LIVE, RecordState.FREELIST);
    assertThat(found.of("message").get(1).fields()).containsEntry("part", "1 of 2");
  }

  @Test
  void readsRawFilesOfAFolderOnce(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve("2FE2.bin"), Cards.hex("980799091000000042f8"));
    Files.write(folder.resolve("6F07.bin"), Cards.hex("082905990000214365"));
    ByteArrayOutputStream book = new ByteArrayOutputStream();
    book.writeBytes(Cards.dialled("Berik", "917710325476f8"));
    book.writeBytes(new byte[] {-1});
    book.reset();
    book.writeBytes(Cards.dialled("Berik", "917710325476f8"));
    book.writeBytes(Cards.dialled("", "a1788810325476"));
    Files.write(folder.resolve("6F3A.bin"), book.toByteArray());
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    messages.writeBytes(Cards.part(0, 1, 1, "deleted"));
    messages.write(1);
    Files.write(folder.resolve("6F3C.bin"), messages.toByteArray());

    Findings found = ExtractorRun.of(new RawCard()).inFolder(folder, "/2FE2.bin");

    assertThat(found.identifiers("sim-card"))
        .containsExactly("8970999001000000248", "250990000123456");
    assertThat(found.of("contact")).hasSize(2);
    assertThat(found.values("message", "body")).containsExactly("deleted");
    assertThat(found.problems())
        .singleElement()
        .asString()
        .contains("records of 176 octets, found 1 more");
    assertThat(ExtractorRun.of(new RawCard()).inFolder(folder, "/6F3C.bin").all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"000000000000000000", "08ffffffffffffffff", "0809", "ff", ""})
  void makesNoSubscriberOfWhatIsNone(String octets, @TempDir Path folder) throws IOException {
    Files.write(folder.resolve("6F07.bin"), Cards.hex(octets));

    Findings found = ExtractorRun.of(new RawCard()).inFolder(folder, "/6F07.bin");

    assertThat(found.identifiers("sim-card")).isEmpty();
  }

  /** {@code truth/sim.csv}: how many lines of a file begin with which command. */
  private static Map<String, String> commandsOfTheRealExports() throws IOException {
    String table = new String(SharedData.bytes("truth/sim.csv"), StandardCharsets.UTF_8);
    Map<String, String> exports = new LinkedHashMap<>();
    for (String row : table.lines().toList()) {
      String path = row.substring(0, row.indexOf(','));
      if (path.contains(".script")) {
        exports.put(path, row);
      }
    }
    return exports;
  }

  private static long counted(String row, String command) {
    Matcher number = Pattern.compile(command + "\"\": (\\d+)").matcher(row);
    return number.find() ? Long.parseLong(number.group(1)) : 0;
  }

  @Test
  void readsEachCommandOfTheRealExports() throws IOException {
    Map<String, String> exports = commandsOfTheRealExports();
    assertThat(exports).hasSize(5);
    for (Map.Entry<String, String> export : exports.entrySet()) {
      Findings found = ExtractorRun.of(new Counting()).on(SharedData.bytes(export.getKey()));

      assertThat(found.only("commands").fields())
          .as(export.getKey())
          .containsEntry("select", counted(export.getValue(), "select"))
          .containsEntry("record", counted(export.getValue(), "update_record"))
          .containsEntry("binary", counted(export.getValue(), "update_binary"))
          .containsEntry("malformed", 0L);
    }
  }

  /** Counts the commands of a script. */
  private static final class Counting implements ArtifactExtractor {
    @Override
    public ExtractorDescription description() {
      return ExtractorDescription.of("counting", "1.0.0")
          .interest(Interest.anyText())
          .emits("commands", "How many there are of each.")
          .build();
    }

    @Override
    public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
        throws IOException {
      PySimScript script = new PySimScript(new TextLines(file, context, StandardCharsets.UTF_8));
      Map<String, Long> counts = new HashMap<>();
      for (Optional<PySimScript.Command> next = script.next();
          next.isPresent();
          next = script.next()) {
        counts.merge(kind(next.get()), 1L, Long::sum);
      }
      Artifact.Builder artifact = Artifact.of("commands");
      List.of("select", "record", "binary", "malformed")
          .forEach(kind -> artifact.field(kind, counts.getOrDefault(kind, 0L)));
      sink.emit(artifact.build());
    }

    private static String kind(PySimScript.Command command) {
      if (command instanceof PySimScript.Update update) {
        return update.record() > 0 ? "record" : "binary";
      }
      return command instanceof PySimScript.Select ? "select" : "malformed";
    }
  }

  @ParameterizedTest
  @CsvSource({
    "card_backup_3b991800118822334455667760_2222334455667788990.script, 2222334455667788990",
    "card_backup_3b9f95801fc78031e073f62113674d4516004301008f_89445310150011013678.script, 89445310150011013678",
    "card_backup_3b9f96801f878031e073fe211b674a4c753034054ba9_8988211000000467343.script, 8988211000000467343",
    "card_backup_3b9f96801fc78031a073be21136744220610000001a9_8988219000000117833.script, 8988219000000117833"
  })
  void readsTheNumberOfTheCardOfRealExports(String file, String iccid) throws IOException {
    Findings found = ExtractorRun.of(new PySimExport()).on(SharedData.bytes(PYSIM + file));

    assertThat(found.only("sim-card").fields()).containsEntry("iccid-on-card", iccid);
    assertThat(found.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Fairwaves-SIM.ok, 8988219000000117833, 001010000000111, ",
    "sysmoUSIM-SJS1.ok, 8988211320300000028, 001010000000102, +77776336143"
  })
  void readsTheRealPrintouts(String file, String iccid, String imsi, String number)
      throws IOException {
    Findings found = ExtractorRun.of(new PySimRead()).on(SharedData.bytes(PYSIM + file));

    assertThat(found.identifiers("sim-card"))
        .containsExactlyElementsOf(
            Stream.of(iccid, imsi, number).filter(Objects::nonNull).toList());
    assertThat(found.values("sim-service-centre", "number")).hasSize(1);
  }
}
