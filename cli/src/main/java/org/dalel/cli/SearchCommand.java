package org.dalel.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.JsonText;
import org.dalel.casefile.TextSafety;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ListedItem;
import org.dalel.casefile.read.SearchHit;
import org.dalel.casefile.read.SearchRequest;
import org.dalel.casefile.read.SearchResult;
import org.dalel.export.ItemJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Full-text search. */
@Command(
    name = "search",
    description = {
      "Find words in text, metadata and artifacts.",
      "invoice, invo* (beginnings), \"bank account\" (phrases), invoice OR account, invoice NOT draft, NEAR(invoice account, 5).",
      "Letters match in either case. Addresses and numbers can be typed as they are."
    })
final class SearchCommand extends CaseCommand {
  private static final int PLACES_SHOWN = 3;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "QUERY", description = "What to find.")
  private List<String> query;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "The most hits (${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      defaultValue = "rank",
      description = "rank (the best first) or locator (${DEFAULT-VALUE}).")
  private SearchRequest.Order order;

  @Option(names = "--json", description = "One JSON object a hit.")
  private boolean json;

  SearchCommand(Output output) {
    super(output);
  }

  @Override
  int run(CaseReader reader) throws IOException {
    if (limit < 1) {
      throw new Check.BadValue("--limit: expected a number from 1, found " + limit);
    }
    SearchResult result = reader.search(new SearchRequest(String.join(" ", query), limit, order));
    result.rewritten().ifPresent(how -> output().note("search: " + how));
    for (SearchHit hit : result.hits()) {
      if (json) {
        JsonText.write(output().results(), object(hit));
        output().results().append('\n');
      } else {
        print(hit);
      }
    }
    if (!json) {
      output().line(summary(result));
    }
    return ExitCode.OK;
  }

  private static String summary(SearchResult result) {
    if (result.total() == 0) {
      return "Nothing found.";
    }
    return result.total() > result.hits().size()
        ? "%,d of %,d documents; --limit shows more".formatted(result.hits().size(), result.total())
        : "%,d documents".formatted(result.hits().size());
  }

  private void print(SearchHit hit) throws IOException {
    List<ListedItem> places = hit.places();
    for (ListedItem place : places.subList(0, Math.min(PLACES_SHOWN, places.size()))) {
      output().heading(place.locator().toString());
    }
    if (places.size() > PLACES_SHOWN) {
      output().line("(and %,d more places)".formatted(places.size() - PLACES_SHOWN));
    }
    String open = output().isTerminal() ? "\u001b[7m" : "[";
    String close = output().isTerminal() ? "\u001b[0m" : "]";
    StringBuilder line = new StringBuilder("  ");
    hit.artifact().ifPresent(type -> line.append(type).append(": "));
    for (String part : hit.snippet().split("(?<=[\u0002\u0003])|(?=[\u0002\u0003])")) {
      boolean mark = part.length() == 1 && part.charAt(0) <= SearchHit.CLOSE;
      line.append(
          mark ? (part.charAt(0) == SearchHit.OPEN ? open : close) : TextSafety.visible(part));
    }
    output().results().append(line).append("\n\n");
  }

  private static Map<String, Object> object(SearchHit hit) {
    Map<String, Object> object = new LinkedHashMap<>();
    List<String> locators = new ArrayList<>();
    hit.places().forEach(place -> locators.add(place.locator().toString()));
    object.put("locators", locators);
    object.put("item", ItemJson.object(hit.places().get(0)));
    hit.artifact().ifPresent(type -> object.put("artifact", type));
    object.put("snippet", hit.snippet().replace(SearchHit.OPEN, '[').replace(SearchHit.CLOSE, ']'));
    return object;
  }
}
