package org.dalel.plugins.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.api.bulk.SimRow;
import org.dalel.formats.Damage;
import org.dalel.formats.RecordSink;
import org.dalel.formats.mysql.SqlDump;
import org.dalel.formats.mysql.SqlRow;
import org.dalel.plugins.telephony.bank.GatewayConfig;
import org.dalel.plugins.telephony.bank.SqlDumpExtractor;
import org.dalel.plugins.telephony.sim.PySimExport;
import org.dalel.plugins.telephony.sim.PySimRead;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code truth/sim.csv}: what a count of lines says of each real file. Commands of pySim scripts
 * are counted in {@code CardTest}.
 */
class SimTruthTest {
  @TempDir private Path folder;

  /** A file of the table; counts by what was counted. */
  private record Truth(String path, String number, Map<String, Long> counts) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    long count(String what) {
      return counts.getOrDefault(what, 0L);
    }
  }

  private static List<Truth> truth() throws IOException {
    String table = new String(SharedData.bytes("truth/sim.csv"), StandardCharsets.UTF_8);
    return table.lines().skip(1).map(SimTruthTest::row).toList();
  }

  private static Truth row(String line) {
    String[] cells = line.split(",", 4);
    Map<String, Long> counts = new LinkedHashMap<>();
    Matcher count = Pattern.compile("\"\"([^\"]+)\"\": (\\d+)").matcher(cells[3]);
    while (count.find()) {
      counts.put(count.group(1), Long.parseLong(count.group(2)));
    }
    return new Truth(cells[0], cells[2], counts);
  }

  @Test
  void recognisesEachFileAndFindsWhatTheTableCounts() throws IOException {
    List<Truth> all = truth();
    assertThat(all).hasSize(12);
    for (Truth file : all) {
      Files.write(folder.resolve(file.name()), SharedData.bytes(file.path()));
      if (file.name().endsWith(".sql")) {
        dump(file);
      } else if (file.path().contains("/goip/")) {
        settings(file);
      } else if (file.name().contains(".script")) {
        script(file);
      } else {
        printout(file);
      }
    }
  }

  private void settings(Truth file) {
    Findings found = ExtractorRun.of(new GatewayConfig()).inFolder(folder, "/" + file.name());
    // two lines of this file have a blank in front of the sign, which the table's count passes over
    long more = file.name().equals("16goip.txt") ? 2 : 0;

    assertThat(found.problems()).as(file.path()).isEmpty();
    assertThat(found.only("gateway-settings").fields())
        .as(file.path())
        .containsEntry("settings", file.count("key=value lines") + more);
  }

  /** The table counts statements; one of them can have several rows. */
  private void dump(Truth file) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(file.name()));
    Set<String> tables = new LinkedHashSet<>();
    long[] rows = new long[1];
    SqlDump.read(
        new ByteArrayInputStream(bytes),
        new RecordSink<>() {
          @Override
          public void record(SqlRow row) {
            rows[0]++;
            tables.add(row.table().name());
            assertThat(row.size()).isEqualTo(row.table().columns().size());
          }

          @Override
          public void damaged(Damage damage) {
            throw new AssertionError(damage.toString());
          }
        });
    assertThat(tables).hasSize((int) file.count("INSERT"));
    assertThat(rows[0]).isEqualTo(file.count("INSERT") + furtherRows(bytes));
    assertThat(ExtractorRun.of(new SqlDumpExtractor()).on(bytes).only("server-account").fields())
        .containsEntry("user", "admin");
  }

  private static long furtherRows(byte[] dump) {
    return new String(dump, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("INSERT"))
        .mapToLong(line -> line.split("\\),\\(", -1).length - 1)
        .sum();
  }

  private void script(Truth file) {
    Findings found = ExtractorRun.of(new PySimExport()).on(folder.resolve(file.name()));

    assertThat(found.problems()).as(file.path()).isEmpty();
    assertThat(found.of("sim-card")).as(file.path()).hasSize(1);
    assertThat(found.rows(SimRow.class)).as(file.path()).isNotEmpty();
    if (!file.number().isEmpty()) {
      assertThat(found.rows(SimRow.class))
          .allSatisfy(row -> assertThat(row.sim().iccid()).isEqualTo(file.number()));
    }
  }

  private void printout(Truth file) throws IOException {
    Findings found = ExtractorRun.of(new PySimRead()).on(folder.resolve(file.name()));
    String text = Files.readString(folder.resolve(file.name()));
    long networks =
        found.values("sim-network-list", "networks").stream()
            .mapToLong(n -> ((List<?>) n).size())
            .sum();

    assertThat(found.of("sim-card")).hasSize((int) file.count("ICCID:"));
    assertThat(found.rows(SimRow.class))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.sim().iccid()).isEqualTo(after(text, "ICCID: ").orElseThrow());
              assertThat(row.sim().imsi()).isEqualTo(after(text, "IMSI: ").orElseThrow());
              assertThat(row.sim().phone()).isEqualTo(after(text, "ToN=1): ").orElse(""));
            });
    // a line of a list names a network, or says that its place is unused
    assertThat(networks)
        .isEqualTo(
            text.lines().filter(l -> l.startsWith("\t") && l.contains("# MCC: ")).count()
                + (text.contains("PLMNsel: 00f110") ? 1 : 0));
  }

  private static Optional<String> after(String text, String label) {
    return text.lines()
        .filter(line -> line.contains(label))
        .map(line -> line.substring(line.indexOf(label) + label.length()).strip())
        .findFirst();
  }
}
