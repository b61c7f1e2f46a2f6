package org.dalel.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ListedItem;
import org.dalel.export.Extraction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies items into a folder. */
@Command(
    name = "extract",
    description = {
      "Copy items into a folder, with names made safe, times kept, and a manifest.",
      "manifest.csv says where each came from and whether its digest is the one in the case."
    })
final class ExtractCommand extends CaseCommand {
  @Mixin private FilterOptions filter;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "LOCATOR",
      description = "Items to copy; without any, the filter options choose.")
  private List<String> locators = List.of();

  @Option(
      names = {"-o", "--to"},
      paramLabel = "FOLDER",
      required = true,
      description = "An empty or new folder outside the case and the evidence.")
  private Path folder;

  ExtractCommand(Output output) {
    super(output);
  }

  @Override
  int run(CaseReader reader) throws IOException {
    List<ListedItem> named = new ArrayList<>();
    for (String locator : locators) {
      named.add(ItemArgument.find(reader, locator));
    }
    List<Path> protectedPlaces = new ArrayList<>(List.of(reader.folder().root()));
    reader.evidence().forEach(one -> protectedPlaces.add(Path.of(one.source())));
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("to", folder.toAbsolutePath().toString());
    details.put("items", locators.isEmpty() ? "by filter" : locators);
    record(reader, "extract", details);
    try (Extraction extraction =
        Extraction.into(folder, protectedPlaces, EvidenceAccess.standard().contents(reader))) {
      if (locators.isEmpty()) {
        reader.items(filter.toFilter(), extraction::item);
      } else {
        for (ListedItem item : named) {
          extraction.item(item);
        }
      }
      output()
          .line(
              "%,d items copied to %s, %,d not: see manifest.csv"
                  .formatted(extraction.copied(), folder, extraction.failed()));
      return extraction.failed() == 0 ? ExitCode.OK : ExitCode.FAILURES;
    }
  }
}
