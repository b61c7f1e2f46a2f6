package org.dalel.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.dalel.casefile.read.Glob;
import org.dalel.casefile.read.ItemFilter;
import picocli.CommandLine.Option;

/** Options that choose items. */
final class FilterOptions {
  @Option(
      names = "--path",
      paramLabel = "GLOB",
      description = {
        "Only paths like this: * within a name, ** across folders, ? one character,",
        "[abc] one of them; without / it is compared with the last name."
      })
  private String path;

  @Option(names = "--ignore-case", description = "Compare --path in either case.")
  private boolean ignoreCase;

  @Option(names = "--type", paramLabel = "GLOB", description = "Only this media type: image/*")
  private String type;

  @Option(
      names = "--size",
      paramLabel = "RANGE",
      converter = SizeRange.Converter.class,
      description = "Only this size: 10k..2M, 1G.., ..4096 (k, M, G of 1024).")
  private SizeRange size;

  @Option(
      names = "--time",
      paramLabel = "RANGE",
      converter = TimeRange.Converter.class,
      description = {
        "Only items with one of their times in the range, UTC:",
        "2024-01-01..2024-02-01, 2024-05-06T07:08.., 2024 (a year, a month, a day)."
      })
  private TimeRange time;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      split = ",",
      description = "Only allocated, deleted, orphan or embedded.")
  private List<String> states = List.of();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      split = ",",
      description = "Only file, dir, link, virtual, embedded or other.")
  private List<String> kinds = List.of();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      split = ",",
      description =
          "Only examined, skipped, encrypted, unsupported, unreadable, failed or pending.")
  private List<String> statuses = List.of();

  ItemFilter toFilter() {
    Check.oneOf("--state", states, Set.of("allocated", "deleted", "orphan", "embedded"));
    Check.oneOf("--kind", kinds, Set.of("file", "dir", "link", "virtual", "embedded", "other"));
    Check.oneOf(
        "--status",
        statuses,
        Set.of(
            "examined", "skipped", "encrypted", "unsupported", "unreadable", "failed", "pending"));
    return new ItemFilter(
        Optional.ofNullable(path).map(glob -> new Glob(glob, ignoreCase)),
        Optional.ofNullable(type).map(glob -> new Glob(glob, true)),
        size == null ? OptionalLong.empty() : size.from(),
        size == null ? OptionalLong.empty() : size.to(),
        time == null ? OptionalLong.empty() : time.from(),
        time == null ? OptionalLong.empty() : time.to(),
        new TreeSet<>(states),
        new TreeSet<>(kinds),
        new TreeSet<>(statuses));
  }
}
