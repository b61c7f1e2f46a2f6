package org.dalel.plugins.telephony.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dalel.api.Artifact;
import org.dalel.api.RecordState;
import org.dalel.api.bulk.CallRow;
import org.dalel.api.bulk.SimIdentity;
import org.dalel.api.bulk.SimRow;
import org.dalel.api.bulk.TextRow;
import org.dalel.plugins.telephony.SharedData;
import org.dalel.plugins.telephony.number.Digits;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankTest {
  private static final Path SAMPLE = Path.of("src/test/resources/sample");
  private static final String FOLDER = "/var/lib/mysql/scheduler/";

  @Test
  void readsAScheduleFromItsDump() throws IOException {
    Findings found =
        ExtractorRun.of(new SqlDumpExtractor()).on(SAMPLE.resolve("root/scheduler.sql"));

    assertThat(found.problems()).isEmpty();
    assertThat(found.rows(CallRow.class)).hasSize(277);
    assertThat(found.rows(CallRow.class).stream().filter(c -> c.answered() == CallRow.Answered.YES))
        .allMatch(c -> c.seconds() > 0)
        .isNotEmpty();
    assertThat(found.rows(CallRow.class)).allMatch(c -> c.began().zoned());
    assertThat(found.rows(SimRow.class)).hasSize(110);
    assertThat(found.rows(TextRow.class)).hasSize(108);
    assertThat(found.of("call-list")).hasSize(1);
    assertThat(found.only("call-list").fields())
        .containsEntry("program", "goip-scheduler")
        .containsEntry("rows", 277L);
    assertThat(found.of("server-account"))
        .extracting(a -> a.fields().get("user"))
        .containsExactly("admin", "operator");
    assertThat(found.of("sim-card")).hasSize(110);
  }

  @Test
  void namesOperatorSlotAndNumberOfEachCard() throws IOException {
    SimRow first =
        ExtractorRun.of(new SqlDumpExtractor())
            .on(SAMPLE.resolve("root/scheduler.sql"))
            .rows(SimRow.class)
            .get(0);

    assertThat(first.country()).isEqualTo("RU");
    assertThat(first.operator()).isIn("Mobile Telesystems", "Megafon", "Beeline");
    assertThat(first.slot()).isEqualTo("bank 1, slot 1000");
    assertThat(first.sim().phone()).isEqualTo("+79161000000");
    assertThat(Digits.luhn(first.sim().iccid())).isTrue();
  }

  @Test
  void findsTheServicesAtWhichAccountsWereRegistered() throws IOException {
    List<TextRow> texts =
        ExtractorRun.of(new SqlDumpExtractor())
            .on(SAMPLE.resolve("root/scheduler.sql"))
            .rows(TextRow.class);

    assertThat(texts.stream().map(TextRow::service).filter(s -> !s.isEmpty()).distinct())
        .contains("Telegram", "WhatsApp");
    assertThat(texts.stream().filter(t -> t.body().startsWith("Ваш баланс")))
        .allMatch(t -> t.code().isEmpty());
    assertThat(texts.stream().filter(t -> t.body().matches("Telegram code \\d+")))
        .allMatch(t -> t.body().endsWith(t.code()) && t.code().length() == 5);
  }

  @Test
  void readsTheServersOwnFilesWithDeletedRows() {
    Findings calls =
        ExtractorRun.of(new MyIsamExtractor()).inFolder(SAMPLE, FOLDER + "call_record.frm");
    Findings messages =
        ExtractorRun.of(new MyIsamExtractor()).inFolder(SAMPLE, FOLDER + "receive.frm");

    assertThat(calls.problems()).isEmpty();
    assertThat(calls.of("call-list"))
        .extracting(Artifact::state)
        .containsExactly(RecordState.LIVE, RecordState.FREELIST);
    assertThat(calls.of("call-list").get(0).fields())
        .containsEntry("rows", 277L)
        .containsEntry("database", "scheduler");
    assertThat((Long) calls.of("call-list").get(1).fields().get("rows")).isBetween(18L, 23L);
    assertThat(messages.rows(TextRow.class).size()).isBetween(108 + 9, 120);
  }

  @Test
  void readsTablesOfInnoDbLikeThoseOfMyIsam() {
    String folder = "/var/lib/mysql/innodb/";
    Findings cards = ExtractorRun.of(new InnoDbExtractor()).inFolder(SAMPLE, folder + "sim.ibd");
    Findings messages =
        ExtractorRun.of(new InnoDbExtractor()).inFolder(SAMPLE, folder + "receive.ibd");
    Findings same = ExtractorRun.of(new MyIsamExtractor()).inFolder(SAMPLE, FOLDER + "sim.frm");

    assertThat(cards.problems()).isEmpty();
    assertThat(cards.of("sim-list"))
        .extracting(
            a -> a.state(),
            a -> a.fields().get("rows"),
            a -> a.fields().get("database"),
            a -> a.fields().get("note"))
        .containsExactlyInAnyOrder(
            tuple(RecordState.LIVE, 55L, "innodb", null),
            tuple(RecordState.LIVE, 55L, "innodb", "last device"),
            tuple(RecordState.FREELIST, 5L, "innodb", null),
            tuple(RecordState.FREELIST, 5L, "innodb", "last device"));
    assertThat(sims(cards).subList(0, 110)).containsExactlyInAnyOrderElementsOf(sims(same, 110));
    assertThat(messages.of("text-list"))
        .extracting(Artifact::state)
        .containsExactly(RecordState.LIVE, RecordState.FREELIST);
    assertThat(messages.rows(TextRow.class)).hasSize(108 + 8);
  }

  private static List<SimIdentity> sims(Findings found) {
    return found.rows(SimRow.class).stream().map(SimRow::sim).toList();
  }

  private static List<SimIdentity> sims(Findings found, int first) {
    return sims(found).subList(0, first);
  }

  @Test
  void saysThatATableHasNoDefinition(@TempDir Path folder) throws IOException {
    Files.copy(SAMPLE.resolve("var/lib/mysql/innodb/receive.ibd"), folder.resolve("receive.ibd"));

    assertThat(ExtractorRun.of(new InnoDbExtractor()).inFolder(folder, "/receive.ibd").problems())
        .singleElement()
        .asString()
        .contains(
            "expected a definition, in the tablespace or as .frm beside it",
            "the table is not read");
  }

  @Test
  void readsWhatGatewaysTellOfTheirPorts() {
    String status =
        "{\"type\":\"dev-status\", \"seq\":2124, \"mac\":\"00-30-f1-00-b7-d5\", \"ip\":\"192.168.1.111\","
            + " \"ver\":\"608-520\", \"max-ports\":8, \"max-slot\":32, \"status\":[{\"port\":\"1.01\","
            + " \"st\":6, \"imei\":\"490154203237518\", \"iccid\":\"8970199000000012348\","
            + " \"imsi\":\"250990000123456\", \"sn\":\"+79031234567\", \"opr\":\"0 \", \"bal\":\"0.00\"},"
            + " {\"port\":\"1.02\", \"imei\":\"\", \"iccid\":\"\", \"imsi\":\"\"}]}";
    Findings found =
        ExtractorRun.of(new StatusExtractor()).on(status.getBytes(StandardCharsets.UTF_8));

    assertThat(found.only("gateway").fields())
        .containsEntry("program", "ejoin")
        .containsEntry("ip", "192.168.1.111")
        .containsEntry("ports", 2L);
    assertThat(found.rows(SimRow.class))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.line()).isEqualTo("1.01");
              assertThat(row.operator()).isEqualTo("Beeline");
              assertThat(row.sim().phone()).isEqualTo("+79031234567");
            });
    assertThat(found.only("sim-list").fields()).containsEntry("basis", "unverified-schema");
  }

  @Test
  void keepsWhatCameBeforeDamage() {
    Findings found =
        ExtractorRun.of(new StatusExtractor())
            .on(
                "{\"error_code\":200,\"info\":[{\"port\":0,\"imei\":\"490154203237518\"},{\"po"
                    .getBytes(StandardCharsets.UTF_8));

    assertThat(found.rows(SimRow.class)).hasSize(1);
    assertThat(found.problems()).singleElement().asString().contains("expected JSON");
  }

  private static String card(int number) {
    String digits = "897010200000" + String.format("%06d", number);
    return digits + Digits.checkDigit(digits);
  }

  @Test
  void recognisesAListByItsValuesAlone() {
    StringBuilder list = new StringBuilder("№;что-то;ещё\n");
    for (int i = 0; i < 50; i++) {
      list.append(i).append(";25002").append(String.format("%010d", i)).append(";\"");
      list.append(card(i))
          .append("\";8916")
          .append(String.format("%07d", 1000000 + i))
          .append('\n');
    }
    Findings found = ExtractorRun.of(new ListExtractor()).onText(list.toString());

    assertThat(found.rows(SimRow.class)).hasSize(50);
    assertThat(found.only("sim-list").fields())
        .containsEntry("columns", "iccid in column 3, imsi in column 2");
    assertThat(found.rows(SimRow.class).get(7).sim().iccid()).isEqualTo(card(7));
  }

  @Test
  void takesNoOtherTableForAList() {
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      table.append(i).append(';').append(1_600_000_000_000_000L + i * 7919L).append(";x\n");
    }

    assertThat(ExtractorRun.of(new ListExtractor()).onText(table.toString()).all()).isEmpty();
  }

  @Test
  void readsCallRecordsOfAsterisk(@TempDir Path folder) throws IOException {
    Path file = Files.createDirectories(folder.resolve("cdr-csv")).resolve("Master.csv");
    Files.writeString(
        file,
        "\"\",\"79161112233\",\"77012345678\",\"out\",\"\"\"x\"\" <79161112233>\",\"SIP/1-1\",\"Dongle/d0-1\",\"Dial\",\"a\","
            + "\"2026-03-02 10:00:00\",\"2026-03-02 10:00:05\",\"2026-03-02 10:01:00\",60,55,\"ANSWERED\",\"DOCUMENTATION\"\n"
            + "short\n");
    Findings found = ExtractorRun.of(new CdrFile()).inFolder(folder, "/cdr-csv/Master.csv");

    assertThat(found.rows(CallRow.class))
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.otherPhone()).isEqualTo("+77012345678");
              assertThat(call.seconds()).isEqualTo(55);
              assertThat(call.line()).isEqualTo("Dongle/d0-1");
            });
    assertThat(found.problems()).hasSize(1);
  }

  @Test
  void readsTheMessagesOfGatewaysInTheirLogs(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("goip.log"),
        "2026-03-02 10:00:00 req:12;id:line1;pass:x;num:+79031234567;signal:20;gsm_status:LOGIN;imei:490154203237518;imsi:250990000123456;iccid:8970199000000012348;pro:Beeline\n"
            + "noise\n"
            + "2026-03-02 10:01:00 RECEIVE:1403245796;id:line1;password:x;srcnum:WhatsApp;msg:WhatsApp code 123-456; do not share\n"
            + "RECORD:7;id:line1;password:x;dir:2;num:77012345678\n"
            + "op=set sim_imei(33)=490154203237518\n");
    Findings found = ExtractorRun.of(new GatewayLog()).inFolder(folder, "/goip.log");

    assertThat(found.rows(SimRow.class)).hasSize(2);
    assertThat(found.rows(SimRow.class).get(0).sim().iccid()).isEqualTo("8970199000000012348");
    assertThat(found.rows(SimRow.class).get(1).note()).isEqualTo("device number set");
    assertThat(found.rows(TextRow.class))
        .singleElement()
        .satisfies(
            text -> {
              assertThat(text.service()).isEqualTo("WhatsApp");
              assertThat(text.code()).isEqualTo("123456");
              assertThat(text.body()).endsWith("do not share");
            });
    assertThat(found.rows(CallRow.class).get(0).otherPhone()).isEqualTo("+77012345678");
  }

  @ParameterizedTest
  @CsvSource({"16goip, 1750", "4goip, 662", "goip, 230", "simbank, 52"})
  void readsTheRealProvisioningFiles(String file, long settings) throws IOException {
    Findings found =
        ExtractorRun.of(new GatewayConfig())
            .on(SharedData.bytes("sim/goip/goip-auto-config/" + file + ".txt"));

    assertThat(found.only("gateway-settings").fields()).containsEntry("settings", settings);
  }

  @Test
  void readsTheRealProvisioningDatabase() throws IOException {
    Findings found =
        ExtractorRun.of(new SqlDumpExtractor())
            .on(SharedData.bytes("sim/goip/goip-auto-config/autocfg.sql"));

    assertThat(found.problems()).isEmpty();
    assertThat(found.of("server-account"))
        .extracting(a -> a.fields().get("user"))
        .contains("admin");
  }

  @Test
  void everySchemaSaysWhoseItIsAndHowThatIsKnown() {
    assertThat(Schemas.all())
        .hasSizeGreaterThan(20)
        .allMatch(s -> Stream.of("published", "unverified-schema").anyMatch(s.basis()::equals))
        .allMatch(s -> s.needs().size() >= 3 && !s.roles().isEmpty());
  }
}
