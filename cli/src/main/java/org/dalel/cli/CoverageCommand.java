package org.dalel.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.JsonText;
import org.dalel.casefile.read.CaseInfo;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.Coverage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says which parts of the evidence were looked at. */
@Command(
    name = "coverage",
    description =
        "Show which ranges and items were examined, skipped or unreadable; the totals add up.")
final class CoverageCommand extends CaseCommand {
  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  CoverageCommand(Output output) {
    super(output);
  }

  @Override
  int run(CaseReader reader) throws IOException {
    Coverage coverage = reader.coverage();
    if (json) {
      JsonText.write(output().results(), object(coverage));
      output().results().append('\n');
      return ExitCode.OK;
    }
    for (Coverage.OfEvidence evidence : coverage.evidence()) {
      print(evidence);
    }
    output().heading("Not looked at");
    for (String what : coverage.notLookedAt()) {
      output().line("  " + what);
    }
    return ExitCode.OK;
  }

  private void print(Coverage.OfEvidence evidence) throws IOException {
    output().heading("%s: %,d bytes".formatted(evidence.label(), evidence.size()));
    if (!evidence.logical()) {
      ranges(evidence);
    }
    for (Map.Entry<String, Coverage.Tally> entry : evidence.items().entrySet()) {
      Coverage.Tally tally = entry.getValue();
      output()
          .line(
              "  items %-12s %,12d   %s"
                  .formatted(entry.getKey(), tally.count(), HumanSize.of(tally.bytes())));
      for (Map.Entry<String, Long> why : tally.why().entrySet()) {
        output().line("    %,10d   %s".formatted(why.getValue(), why.getKey()));
      }
    }
    for (Coverage.BadRange bad : evidence.badRanges()) {
      output()
          .line(
              "  unreadable: %,d bytes from %,d%s"
                  .formatted(
                      bad.length(), bad.start(), bad.reason().map(r -> ": " + r).orElse("")));
    }
    output().line("");
  }

  private void ranges(Coverage.OfEvidence evidence) throws IOException {
    Table table = new Table(output(), ">  FROM", ">BYTES", "STATUS", "WHAT");
    for (CaseInfo.Volume range : evidence.ranges()) {
      table.row(
          "%,d".formatted(range.start()),
          "%,d".formatted(range.length()),
          range.status(),
          range.kind()
              + ", "
              + range.scheme()
              + (range.description().isEmpty() ? "" : ", " + range.description())
              + range.why().map(why -> ": " + why).orElse(""));
      for (CaseInfo.FileSystem system : evidence.fileSystems()) {
        if (system.start() >= range.start() && system.start() < range.start() + range.length()) {
          inside(table, evidence, system);
        }
      }
    }
    long sum = evidence.ranges().stream().mapToLong(CaseInfo.Volume::length).sum();
    table.row(
        "", "%,d".formatted(sum), evidence.addsUp() ? "all" : "DOES NOT ADD UP", verdict(evidence));
    table.end();
  }

  private static String verdict(Coverage.OfEvidence evidence) {
    if (evidence.addsUp()) {
      return "every byte of the evidence is in one range";
    }
    return evidence.unaccounted() > 0
        ? "%,d bytes are in no range".formatted(evidence.unaccounted())
        : "%,d bytes are counted twice or lie beyond the end".formatted(-evidence.unaccounted());
  }

  private static void inside(Table table, Coverage.OfEvidence evidence, CaseInfo.FileSystem system)
      throws IOException {
    String name = system.type() + system.poolVolume().map(volume -> " volume " + volume).orElse("");
    if (system.allocatedBytes().isPresent()) {
      table.row(
          "",
          "%,d".formatted(system.allocatedBytes().getAsLong()),
          system.status(),
          "  of these: allocated blocks of " + name);
    }
    long searched = evidence.searched().getOrDefault(system.start(), 0L);
    if (searched > 0) {
      table.row(
          "",
          "%,d".formatted(searched),
          "examined",
          "  of these: free blocks of " + name + " (searched by text scanners)");
    }
    long unsearched = system.unallocatedBytes().orElse(0) - searched;
    if (unsearched > 0) {
      table.row(
          "",
          "%,d".formatted(unsearched),
          "skipped",
          "  of these: free blocks of " + name + " (read where deleted files lie)");
    }
    long slack = evidence.slackSearched().getOrDefault(system.start(), 0L);
    if (slack > 0) {
      table.row(
          "",
          "%,d".formatted(slack),
          "examined",
          "  in the allocated ones: slack of files (searched by text scanners)");
    }
  }

  private static Map<String, Object> object(Coverage coverage) {
    List<Object> evidence = new ArrayList<>();
    for (Coverage.OfEvidence one : coverage.evidence()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("label", one.label());
      json.put("size", one.size());
      json.put("adds_up", one.addsUp());
      json.put("unaccounted", one.unaccounted());
      json.put("bytes_by_status", one.bytes());
      List<Object> ranges = new ArrayList<>();
      one.ranges().forEach(range -> ranges.add(CaseJson.volume(range)));
      json.put("ranges", ranges);
      List<Object> systems = new ArrayList<>();
      one.fileSystems().forEach(system -> systems.add(CaseJson.fileSystem(system)));
      json.put("file_systems", systems);
      Map<String, Object> items = new LinkedHashMap<>();
      one.items().forEach((status, tally) -> items.put(status, tally(tally)));
      json.put("items", items);
      List<Object> bad = new ArrayList<>();
      one.badRanges().forEach(range -> bad.add(badRange(range)));
      json.put("bad_ranges", bad);
      json.put("free_bytes_searched", sum(one.searched()));
      json.put("slack_bytes_searched", sum(one.slackSearched()));
      evidence.add(json);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("evidence", evidence);
    all.put("not_looked_at", coverage.notLookedAt());
    return all;
  }

  private static long sum(Map<Long, Long> bytes) {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, Object> tally(Coverage.Tally tally) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", tally.count());
    json.put("bytes", tally.bytes());
    json.put("why", tally.why());
    return json;
  }

  private static Map<String, Object> badRange(Coverage.BadRange range) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("start", range.start());
    json.put("length", range.length());
    json.put("reason", range.reason());
    return json;
  }
}
