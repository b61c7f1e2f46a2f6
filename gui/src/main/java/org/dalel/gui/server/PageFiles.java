package org.dalel.gui.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Serves the page, its modules and its libraries from the class path. */
final class PageFiles {
  private static final String ROOT = "/org/dalel/gui/page/";

  /** Names without a part that begins with a dot: no way out of the folder. */
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "mjs", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml");

  private final PageLibrary library;

  PageFiles(PageLibrary library) {
    this.library = library;
  }

  /** The page itself. */
  void index(Context request) throws IOException {
    String page =
        new String(read(ROOT + "index.html").orElseThrow(), StandardCharsets.UTF_8)
            .replace("{{importmap}}", library.importMap());
    request.contentType(TYPES.get("html")).result(page);
  }

  /** A file of the page. */
  void page(Context request, String name) throws IOException {
    send(request, Optional.of(ROOT + name), name);
  }

  /** A file of a library. */
  void library(Context request, String from, String name) throws IOException {
    send(request, library.resource(from, name), name);
  }

  private static void send(Context request, Optional<String> resource, String name)
      throws IOException {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    Optional<byte[]> found =
        resource.isPresent() && type != null && NAME.matcher(name).matches()
            ? read(resource.get())
            : Optional.empty();
    byte[] bytes =
        found.orElseThrow(() -> Problem.notFound("There is no file " + name + " of the page."));
    request.contentType(type).result(bytes);
  }

  private static Optional<byte[]> read(String resource) throws IOException {
    try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }
}
