package org.dalel.gui.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.dalel.gui.server.Session;
import org.dalel.gui.server.Sessions;

/** Who sits at the browser. */
public final class SessionEndpoints {
  private static final int LONGEST_NAME = 100;

  private final Sessions sessions;

  /** Over the sessions of this workbench. */
  public SessionEndpoints(Sessions sessions) {
    this.sessions = sessions;
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            "/api/session", "Who works in this browser, and its word against forgery.", this::get),
        Endpoint.post(
            "/api/session/examiner",
            "Another person takes the seat.",
            this::examiner,
            Endpoint.required("name", "string", "name of the examiner")),
        Endpoint.post(
            "/api/session/invitation",
            "A link that lets one more browser in, once.",
            this::invite));
  }

  private void get(Context request) {
    Session session = Request.session(request);
    request.json(Map.of("examiner", session.examiner(), "csrf", session.csrf()));
  }

  private void examiner(Context request) {
    String name = Request.field(Request.body(request), "name").strip();
    Request.session(request).examiner(name.substring(0, Math.min(name.length(), LONGEST_NAME)));
    get(request);
  }

  private void invite(Context request) {
    request.json(Map.of("path", "/?token=" + sessions.invite()));
  }
}
