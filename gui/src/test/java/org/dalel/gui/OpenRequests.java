package org.dalel.gui;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.HashSet;
import java.util.Set;

/**
 * What the pages of a browser have asked for and not got yet, the stream of events aside: that one
 * stays open, so that the network is never idle.
 */
final class OpenRequests {
  private static final int LOOK_MILLIS = 40;
  private static final int MOST_LOOKS = 125;
  private static final int STILL = 2;

  private final Set<Request> open = new HashSet<>();

  /** Watches from now on. */
  OpenRequests(BrowserContext context) {
    context.onRequest(
        request -> {
          if (!request.url().matches(".*/cases/[^/]+/events(\\?.*)?")) {
            open.add(request);
          }
        });
    context.onRequestFinished(open::remove);
    context.onRequestFailed(open::remove);
  }

  /** Waits until nothing is asked for any more, for five seconds at most. */
  void settle(Page page) {
    for (int look = 0, still = 0; look < MOST_LOOKS && still < STILL; look++) {
      page.waitForTimeout(LOOK_MILLIS);
      still = open.isEmpty() ? still + 1 : 0;
    }
  }
}
