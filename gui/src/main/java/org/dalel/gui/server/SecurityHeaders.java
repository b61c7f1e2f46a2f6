package org.dalel.gui.server;

import io.javalin.http.Context;

/** What the browser is told to forbid on every page of the workbench. */
final class SecurityHeaders {
  private final String policy;

  /**
   * The headers.
   *
   * @param importMapHash {@code sha256-...} of the import map, the only script in the page itself
   * @param evidenceOrigin where evidence is served
   */
  SecurityHeaders(String importMapHash, String evidenceOrigin) {
    policy =
        String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self' '" + importMapHash + "'",
            "style-src 'self'",
            "font-src 'self'",
            "img-src 'self' data: " + evidenceOrigin,
            "media-src " + evidenceOrigin,
            "frame-src " + evidenceOrigin,
            "connect-src 'self'",
            "form-action 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'");
  }

  void set(Context answer) {
    answer.header("Content-Security-Policy", policy);
    answer.header("X-Content-Type-Options", "nosniff");
    answer.header("X-Frame-Options", "DENY");
    answer.header("Referrer-Policy", "no-referrer");
    answer.header("Cross-Origin-Opener-Policy", "same-origin");
    answer.header("Cross-Origin-Resource-Policy", "same-origin");
    answer.header("Permissions-Policy", "camera=(), microphone=(), geolocation=(), usb=()");
    answer.header("Cache-Control", "no-store");
  }
}
