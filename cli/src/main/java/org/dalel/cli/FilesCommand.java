package org.dalel.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.OptionalLong;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ItemFilter;
import org.dalel.casefile.read.ListedItem;
import org.dalel.export.FileFormat;
import org.dalel.export.IsoTime;
import org.dalel.export.ItemFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists files. */
@Command(name = "files", description = "List files, directories, streams and embedded documents.")
final class FilesCommand extends CaseCommand {
  @Mixin private FilterOptions filter;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table (default), csv, jsonl or bodyfile.")
  private ListFormat format = ListFormat.TABLE;

  @Option(names = "--json", description = "The same as --format jsonl.")
  private boolean json;

  FilesCommand(Output output) {
    super(output);
  }

  /** The formats of a listing. */
  enum ListFormat {
    TABLE,
    CSV,
    JSONL,
    BODYFILE
  }

  @Override
  int run(CaseReader reader) throws IOException {
    ItemFilter wanted = filter.toFilter();
    if (json) {
      format = ListFormat.JSONL;
    }
    if (format == ListFormat.TABLE) {
      table(reader, wanted);
    } else {
      write(reader, wanted, FileFormat.valueOf(format.name()), output().results());
    }
    return ExitCode.OK;
  }

  static void write(CaseReader reader, ItemFilter wanted, FileFormat format, Writer out)
      throws IOException {
    ItemFormat target = format.to(out);
    target.begin();
    reader.items(wanted, target::item);
  }

  private void table(CaseReader reader, ItemFilter wanted) throws IOException {
    Table table =
        new Table(output(), "STATE", "KIND", ">SIZE", "MODIFIED (UTC)", "TYPE", "LOCATOR");
    long[] totals = new long[2];
    reader.items(
        wanted,
        item -> {
          totals[0]++;
          totals[1] += item.size().orElse(0);
          table.row(
              state(item),
              item.kind(),
              size(item.size()),
              minute(item.times().modified()),
              item.type().orElse(""),
              item.locator().toString());
        });
    table.end();
    output().line("%,d items, %s".formatted(totals[0], HumanSize.of(totals[1])));
  }

  private static String state(ListedItem item) {
    String status = item.status().equals("examined") ? "" : ", " + item.status();
    return item.recovery()
            .map(recovery -> item.state() + " (" + recovery + ")")
            .orElse(item.state())
        + status;
  }

  private static String size(OptionalLong size) {
    return size.isPresent() ? HumanSize.of(size.getAsLong()) : "";
  }

  static String minute(OptionalLong nanos) {
    String time = IsoTime.print(nanos);
    return time.isEmpty() ? "" : time.substring(0, 19).replace('T', ' ');
  }
}
