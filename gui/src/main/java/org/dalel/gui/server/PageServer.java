package org.dalel.gui.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.json.JavalinJackson;
import java.util.Map;
import java.util.function.Consumer;
import org.dalel.casefile.CaseException;

/** The server of the page and its API, on 127.0.0.1 alone. */
public final class PageServer implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.1";

  private final Gate gate;
  private final Javalin server;

  /**
   * Prepares the server.
   *
   * @param sessions who is let in
   * @param evidenceOrigin where evidence is served
   * @param json how answers are written
   * @param api adds the endpoints
   */
  public PageServer(
      Sessions sessions, String evidenceOrigin, ObjectMapper json, Consumer<RoutesConfig> api) {
    gate = new Gate(sessions, this::port);
    server =
        Javalin.create(
            config -> {
              quiet(config);
              config.jsonMapper(new JavalinJackson(json, false));
              routes(config.routes, evidenceOrigin);
              api.accept(config.routes);
            });
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any free one
   */
  public void start(int port) {
    server.start(ADDRESS, port);
  }

  /** The address of the page. */
  public String origin() {
    return gate.origin();
  }

  @Override
  public void close() {
    server.stop();
  }

  /** What both servers of the workbench have in common. */
  public static void quiet(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.generateEtags = false;
  }

  private int port() {
    return server.port();
  }

  private void routes(RoutesConfig routes, String evidenceOrigin) {
    PageLibrary library = new PageLibrary();
    PageFiles files = new PageFiles(library);
    SecurityHeaders headers = new SecurityHeaders(library.importMapHash(), evidenceOrigin);
    routes.before(headers::set);
    routes.before(gate::check);
    routes.get("/", files::index);
    routes.get("/page/<name>", request -> files.page(request, request.pathParam("name")));
    routes.get(
        "/lib/{library}/<name>",
        request -> files.library(request, request.pathParam("library"), request.pathParam("name")));
    routes.exception(Problem.class, (problem, request) -> tell(request, problem));
    routes.exception(
        CaseException.class,
        (problem, request) ->
            tell(request, new Problem(HttpStatus.UNPROCESSABLE_CONTENT, problem.getMessage())));
    routes.exception(
        Exception.class,
        (problem, request) ->
            tell(
                request,
                new Problem(
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    request.path() + ": expected an answer, found " + problem)));
  }

  private static void tell(Context request, Problem problem) {
    request.status(problem.status()).json(Map.of("message", problem.getMessage()));
  }
}
