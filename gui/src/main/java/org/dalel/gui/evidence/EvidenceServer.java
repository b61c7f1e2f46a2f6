package org.dalel.gui.evidence;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.channels.Channels;
import org.dalel.content.ContentSource;
import org.dalel.gui.server.PageServer;

/**
 * Serves bytes of evidence under the name localhost, which is another site than the page's
 * 127.0.0.1. There is no session here and nothing but the bytes behind a word; whatever they are,
 * they get no script, no form, no network and no origin.
 */
public final class EvidenceServer implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.1";
  private static final String HOST = "localhost";
  private static final String POLICY =
      "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline';"
          + " form-action 'none'; base-uri 'none'";

  private final EvidenceLinks links;
  private final MadeBodies made;
  private final Javalin server;

  /** Serves what the links stand for, and what was made of evidence. */
  public EvidenceServer(EvidenceLinks links, MadeBodies made) {
    this.links = links;
    this.made = made;
    this.server =
        Javalin.create(
            config -> {
              PageServer.quiet(config);
              config.routes.before(this::guard);
              config.routes.get("/{word}", this::send);
              config.routes.exception(
                  Exception.class, (e, request) -> refuse(request, HttpStatus.NOT_FOUND));
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

  /** The address under which evidence is served. */
  public String origin() {
    return "http://" + HOST + ":" + server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  private void guard(Context request) {
    request.header("Content-Security-Policy", POLICY);
    request.header("X-Content-Type-Options", "nosniff");
    request.header("Referrer-Policy", "no-referrer");
    request.header("Cache-Control", "no-store");
    request.header("Cross-Origin-Opener-Policy", "same-origin");
    if (!(HOST + ":" + server.port()).equals(request.header("Host"))) {
      refuse(request, HttpStatus.FORBIDDEN);
      request.skipRemainingHandlers();
    }
  }

  private void send(Context request) throws IOException {
    var body = made.find(request.pathParam("word"));
    if (body.isPresent()) {
      request.contentType(body.get().type()).result(body.get().bytes());
      return;
    }
    var target = links.find(request.pathParam("word"));
    if (target.isEmpty()) {
      refuse(request, HttpStatus.NOT_FOUND);
      return;
    }
    EvidenceLinks.Target item = target.get();
    item.opened()
        .content(
            contents -> {
              ContentSource source = contents.source(item.itemId(), item.locator());
              request.writeSeekableStream(
                  Channels.newInputStream(source.channel()), item.type(), source.size());
              return null;
            });
  }

  private static void refuse(Context request, HttpStatus status) {
    request.status(status).contentType("text/plain").result("There is nothing here.");
  }
}
