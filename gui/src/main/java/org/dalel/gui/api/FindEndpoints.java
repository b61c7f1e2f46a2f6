package org.dalel.gui.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.dalel.content.ContentSource;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.server.Problem;

/** Searches the bytes of an item. */
public final class FindEndpoints {
  private static final int PART = 1 << 20;
  private static final int LONGEST = 1024;

  /** After so long the search stops and tells from where to go on. */
  private static final long PATIENCE_NS = 3_000_000_000L;

  private final CaseScope scope;
  private final LongSupplier clock;

  /** Over the open cases. */
  public FindEndpoints(Cases cases) {
    this.scope = new CaseScope(cases);
    this.clock = System::nanoTime;
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            CaseScope.PATH + "/item/find",
            "Where bytes or text stand next in an item; after three seconds it tells from where to go"
                + " on.",
            this::find,
            CaseScope.LOCATOR,
            Endpoint.required("what", "string", "hexadecimal digits, or text"),
            Endpoint.optional("as", "string", "hex, utf-8 or utf-16; hex without it"),
            Endpoint.optional("from", "integer", "first byte, from 0")));
  }

  private void find(Context request) throws Exception {
    byte[] wanted =
        wanted(Request.required(request, "what"), Request.text(request, "as").orElse("hex"));
    long from = Request.number(request, "from", 0, 0, Long.MAX_VALUE);
    scope.item(
        request,
        (opened, view, row) ->
            request.json(
                opened.content(
                    contents -> find(contents.source(row.itemId(), row.locator()), wanted, from))));
  }

  private static byte[] wanted(String what, String as) {
    try {
      byte[] wanted =
          switch (as) {
            case "hex" -> HexFormat.of().parseHex(what.replace(" ", ""));
            case "utf-8", "utf-16" -> what.getBytes(charset(as));
            default -> throw Problem.badRequest("as: expected hex, utf-8 or utf-16, found " + as);
          };
      if (wanted.length == 0 || wanted.length > LONGEST) {
        throw Problem.badRequest("what: expected 1 to " + LONGEST + " bytes.");
      }
      return wanted;
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("what: expected pairs of hexadecimal digits, found " + what);
    }
  }

  private static Charset charset(String as) {
    return as.equals("utf-8") ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16LE;
  }

  private Map<String, Object> find(ContentSource source, byte[] wanted, long from)
      throws IOException {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("length", wanted.length);
    long end = clock.getAsLong() + PATIENCE_NS;
    ByteBuffer part = ByteBuffer.allocate(PART + wanted.length);
    try (SeekableByteChannel channel = source.channel()) {
      long at = from;
      while (at < source.size()) {
        part.clear();
        channel.position(at);
        while (part.hasRemaining() && channel.read(part) > 0) {
          // until it is full or the content ends
        }
        int found = indexOf(part.array(), part.position(), wanted);
        if (found >= 0) {
          answer.put("at", at + found);
          return answer;
        }
        at += PART;
        if (clock.getAsLong() > end && at < source.size()) {
          answer.put("go_on", at);
          return answer;
        }
      }
    }
    return answer;
  }

  private static int indexOf(byte[] bytes, int length, byte[] wanted) {
    for (int i = 0; i + wanted.length <= length; i++) {
      int same = 0;
      while (same < wanted.length && bytes[i + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return i;
      }
    }
    return -1;
  }
}
