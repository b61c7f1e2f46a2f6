package org.dalel.gui.server;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is let in: a link with a word that works once gives a browser its session. Accounts would
 * take the place of this class.
 */
public final class Sessions {
  private final Set<String> invitations = ConcurrentHashMap.newKeySet();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final String defaultExaminer;

  /**
   * Nobody is in yet.
   *
   * @param defaultExaminer the name of new sessions
   */
  public Sessions(String defaultExaminer) {
    this.defaultExaminer = defaultExaminer;
  }

  /** A new word that lets one browser in, once. */
  public String invite() {
    String word = Secrets.next();
    invitations.add(word);
    return word;
  }

  /** Trades an invitation for a session; the value of its cookie. */
  Optional<String> enter(String word) {
    if (!invitations.remove(word)) {
      return Optional.empty();
    }
    String cookie = Secrets.next();
    sessions.put(cookie, new Session(defaultExaminer));
    return Optional.of(cookie);
  }

  /** The session of a cookie. */
  Optional<Session> find(String cookie) {
    return cookie == null ? Optional.empty() : Optional.ofNullable(sessions.get(cookie));
  }
}
