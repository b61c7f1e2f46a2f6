package org.dalel.gui.server;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Stands before every page and endpoint.
 *
 * <ul>
 *   <li>The header Host must name the server as it is bound: a foreign name that was made to point
 *       here (DNS rebinding) is refused.
 *   <li>A request that another site causes is refused (Origin, Sec-Fetch-Site).
 *   <li>Without the session's cookie only the link with an invitation is answered.
 *   <li>What changes something must carry the session's word, which another site cannot read.
 * </ul>
 */
public final class Gate {
  /** The attribute of a request that holds its {@link Session}. */
  public static final String SESSION = "session";

  private static final String HOST = "127.0.0.1";
  private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);

  private final Sessions sessions;
  private final IntSupplier port;

  /**
   * Before the pages.
   *
   * @param port where they are served
   */
  Gate(Sessions sessions, IntSupplier port) {
    this.sessions = sessions;
    this.port = port;
  }

  /** The address of the pages. */
  String origin() {
    return "http://" + authority();
  }

  /** Lets a request through or throws. */
  void check(Context request) {
    if (!authority().equals(request.header("Host"))) {
      throw refused("expected the host " + authority() + ", found another one");
    }
    String origin = request.header("Origin");
    if (origin != null && !origin().equals(origin)) {
      throw refused("expected a request of the workbench's own page, found one of another site");
    }
    Optional<Session> session = sessions.find(request.cookie(cookieName()));
    String word = request.queryParam("token");
    if (word != null && request.path().equals("/") && session.isEmpty()) {
      enter(request, word);
      return;
    }
    checkSite(request);
    Session known =
        session.orElseThrow(
            () ->
                new Problem(
                    HttpStatus.UNAUTHORIZED,
                    "This browser was not let in yet: open the link that dalel gui printed."));
    if (!READING.contains(request.method())) {
      String given = request.header("X-Dalel-Csrf");
      if (given == null || !Secrets.same(given, known.csrf())) {
        throw refused("expected the session's word in X-Dalel-Csrf, found another one or none");
      }
    }
    request.attribute(SESSION, known);
  }

  /** A click elsewhere may open the page itself, but nothing may be fetched from elsewhere. */
  private static void checkSite(Context request) {
    String site = request.header("Sec-Fetch-Site");
    boolean own = site == null || site.equals("same-origin") || site.equals("none");
    if (!own && !request.path().equals("/")) {
      throw refused("expected a request of the workbench's own page, found one of another site");
    }
  }

  private void enter(Context request, String word) {
    String cookie =
        sessions
            .enter(word)
            .orElseThrow(
                () ->
                    new Problem(
                        HttpStatus.UNAUTHORIZED,
                        "This link was used already. Ask for a new one in the workbench, or start"
                            + " dalel gui again."));
    request.cookie(new Cookie(cookieName(), cookie, "/", -1, false, true, null, SameSite.STRICT));
    request.redirect("/", HttpStatus.SEE_OTHER);
    request.skipRemainingHandlers();
  }

  private String authority() {
    return HOST + ":" + port.getAsInt();
  }

  /** Cookies do not know ports: two workbenches on one machine must not share one. */
  private String cookieName() {
    return "dalel-" + port.getAsInt();
  }

  private static Problem refused(String why) {
    return new Problem(HttpStatus.FORBIDDEN, "Refused: " + why + ".");
  }
}
