package org.dalel.content;

/** Puts an exception into one line: its class, its message and those of its deepest cause. */
final class FailureMessage {
  private static final int MAX_LENGTH = 500;

  private FailureMessage() {}

  static String of(Throwable thrown) {
    Throwable root = thrown;
    for (int depth = 0; root.getCause() != null && depth < 32; depth++) {
      root = root.getCause();
    }
    String message = line(thrown);
    if (root != thrown && !message.contains(line(root))) {
      message += "; caused by " + line(root);
    }
    return message.length() > MAX_LENGTH ? message.substring(0, MAX_LENGTH) : message;
  }

  /** A text that somebody else worded, in one line. */
  static String oneLine(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) : line;
  }

  private static String line(Throwable thrown) {
    String text = thrown.getMessage();
    String kind = thrown.getClass().getSimpleName();
    return text == null ? kind : kind + ": " + withoutIdentity(ResultMetadata.firstLine(text));
  }

  /**
   * Object identities such as {@code Parser@1b2c3d} change with every run, and so do the names of
   * temporary files and the folder in which they lie.
   */
  private static String withoutIdentity(String text) {
    return text.replace(System.getProperty("java.io.tmpdir") + "/", "")
        .replaceAll("@[0-9a-f]{5,8}\\b", "")
        .replaceAll("\\b[A-Za-z-]*\\d{9,20}\\.tmp", "FILE");
  }
}
