package org.dalel.gui.server;

/** One browser that was let in. */
public final class Session {
  private final String csrf = Secrets.next();
  private volatile String examiner;

  Session(String examiner) {
    this.examiner = examiner;
  }

  /** The word that a changing request must carry in its header {@code X-Dalel-Csrf}. */
  public String csrf() {
    return csrf;
  }

  /** Who works in this browser; stands in the custody chain and in tags and notes. */
  public String examiner() {
    return examiner;
  }

  /** Another person takes the seat. */
  public void examiner(String name) {
    examiner = name;
  }
}
