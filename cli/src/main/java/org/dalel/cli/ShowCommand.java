package org.dalel.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.JsonText;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ListedItem;
import org.dalel.export.ArtifactFormat;
import org.dalel.export.IsoTime;
import org.dalel.export.ItemJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** All that is known of an item. */
@Command(name = "show", description = "Show all that is known of one item.")
final class ShowCommand extends CaseCommand {
  private static final int TEXT_SHOWN = 1_000;
  private static final List<String> TIMES = List.of("mtime", "atime", "ctime", "crtime");

  @Parameters(
      index = "1",
      paramLabel = "LOCATOR",
      description = "A locator, or the path of an item when only one has it.")
  private String locator;

  @Option(names = "--text", description = "Print the extracted text alone, all of it.")
  private boolean textOnly;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  ShowCommand(Output output) {
    super(output);
  }

  @Override
  int run(CaseReader reader) throws IOException {
    ListedItem item = ItemArgument.find(reader, locator);
    if (textOnly) {
      text(reader.text(item).orElse(""));
    } else if (json) {
      JsonText.write(output().results(), object(reader, item));
      output().results().append('\n');
    } else {
      print(reader, item);
    }
    return ExitCode.OK;
  }

  private void print(CaseReader reader, ListedItem item) throws IOException {
    output().heading(item.locator().toString());
    for (var part : reader.details(item).entrySet()) {
      output().line("");
      output().heading(part.getKey());
      for (var column : part.getValue().entrySet()) {
        output()
            .line(
                "  %-17s %s".formatted(column.getKey(), value(column.getKey(), column.getValue())));
      }
    }
    long[] artifacts = new long[1];
    reader.artifactsOf(
        item,
        found -> {
          if (artifacts[0]++ == 0) {
            output().line("");
            output().heading("artifacts");
          }
          output().line("  " + found.type() + " (" + found.state() + "): " + found.fields());
        });
    String text = reader.text(item).orElse("");
    if (!text.isEmpty()) {
      output().line("");
      output().heading("text (%,d characters)".formatted(text.length()));
      text(text.substring(0, Math.min(TEXT_SHOWN, text.length())));
      if (text.length() > TEXT_SHOWN) {
        output().line("... (--text prints all of it)");
      }
    }
  }

  private void text(String text) throws IOException {
    for (String line : text.lines().toList()) {
      output().line(line.replace("\t", "    "));
    }
  }

  private static String value(String column, Object value) {
    if (!(value instanceof Long number)) {
      return String.valueOf(value);
    }
    if (TIMES.contains(column)) {
      return IsoTime.print(number);
    }
    return column.equals("mode") ? "0%o".formatted(number) : String.valueOf(number);
  }

  private static Map<String, Object> object(CaseReader reader, ListedItem item) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>(ItemJson.object(item));
    object.put("details", reader.details(item));
    List<Object> artifacts = new ArrayList<>();
    reader.artifactsOf(item, found -> artifacts.add(ArtifactFormat.object(found)));
    object.put("artifacts", artifacts);
    return object;
  }
}
