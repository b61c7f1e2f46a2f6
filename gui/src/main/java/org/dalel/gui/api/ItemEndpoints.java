package org.dalel.gui.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.view.CaseView;
import org.dalel.casefile.view.ViewRow;
import org.dalel.content.ContentSource;
import org.dalel.export.ArtifactFormat;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.cases.OpenCase;

/** One item: what is known of it, its text, its bytes. */
public final class ItemEndpoints {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_CHARACTERS = 200_000;
  private static final int MOST_PLACES = 200;

  private final CaseScope scope;

  /** Over the open cases. */
  public ItemEndpoints(Cases cases) {
    this.scope = new CaseScope(cases);
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            CaseScope.PATH + "/item",
            "All that is known of an item, its artifacts and where else its content stands.",
            this::item,
            CaseScope.LOCATOR),
        Endpoint.get(
            CaseScope.PATH + "/item/text",
            "The extracted text of an item, a part of it.",
            this::text,
            CaseScope.LOCATOR,
            Endpoint.optional("from", "integer", "first character"),
            Endpoint.optional("count", "integer", "the most characters, up to 200,000")),
        Endpoint.get(
            CaseScope.PATH + "/item/bytes",
            "Bytes of an item, read from the evidence again, in base 64.",
            this::bytes,
            CaseScope.LOCATOR,
            Endpoint.optional("from", "integer", "first byte"),
            Endpoint.optional("count", "integer", "the most bytes, up to 65,536")));
  }

  private void item(Context request) throws Exception {
    scope.item(request, (opened, view, row) -> request.json(details(opened, view, row)));
  }

  private static Map<String, Object> details(OpenCase opened, CaseView view, ViewRow row)
      throws IOException {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("row", RowJson.of(row));
    List<Object> artifacts = new ArrayList<>();
    opened.read(
        reader -> {
          answer.put("details", reader.details(row.listed()));
          reader.artifacts(
              row.listed(),
              view.owners().artifactsOf(row),
              found -> artifacts.add(ArtifactFormat.object(found)));
          return null;
        });
    answer.put("artifacts", artifacts);
    if (row.contentId().isPresent()) {
      answer.put(
          "places",
          view
              .search()
              .places(new long[] {row.contentId().getAsLong()}, MOST_PLACES)
              .get(0)
              .rows()
              .stream()
              .map(place -> place.locator().toString())
              .filter(place -> !place.equals(row.locator().toString()))
              .toList());
    }
    return answer;
  }

  private void text(Context request) throws Exception {
    int from = (int) Request.number(request, "from", 0, 0, Integer.MAX_VALUE);
    int count = (int) Request.number(request, "count", MOST_CHARACTERS, 0, MOST_CHARACTERS);
    scope.item(
        request,
        (opened, view, row) -> {
          String text = opened.read(reader -> reader.text(row.listed())).orElse("");
          int begin = Math.min(from, text.length());
          int end = (int) Math.min((long) begin + count, text.length());
          request.json(
              Map.of("length", text.length(), "from", begin, "text", text.substring(begin, end)));
        });
  }

  private void bytes(Context request) throws Exception {
    long from = Request.number(request, "from", 0, 0, Long.MAX_VALUE);
    int count = (int) Request.number(request, "count", 4096, 0, MOST_BYTES);
    scope.item(
        request,
        (opened, view, row) ->
            request.json(
                opened.content(
                    contents -> part(contents.source(row.itemId(), row.locator()), from, count))));
  }

  private static Map<String, Object> part(ContentSource source, long from, int count)
      throws IOException {
    long begin = Math.min(from, source.size());
    ByteBuffer part = ByteBuffer.allocate((int) Math.min(count, source.size() - begin));
    try (SeekableByteChannel channel = source.channel()) {
      channel.position(begin);
      while (part.hasRemaining() && channel.read(part) > 0) {
        // until it is full or the content ends
      }
    }
    part.flip();
    byte[] bytes = new byte[part.remaining()];
    part.get(bytes);
    return Map.of(
        "size", source.size(), "from", begin, "base64", Base64.getEncoder().encodeToString(bytes));
  }
}
