package org.dalel.extension;

/** Messages as one line of bounded length. */
final class OneLine {

  private static final int MAX = 500;

  private OneLine() {}

  static String of(String message) {
    String line = message.strip().replaceAll("[\\p{Cntrl}\\s\\u2028\\u2029]+", " ");
    return line.length() <= MAX ? line : line.substring(0, MAX - 3) + "...";
  }

  /** The kind of exception, its message, and the place where it was thrown. */
  static String of(Throwable thrown) {
    StringBuilder line = new StringBuilder(thrown.getClass().getSimpleName());
    if (thrown.getMessage() != null) {
      line.append(": ").append(thrown.getMessage());
    }
    StackTraceElement[] trace = thrown.getStackTrace();
    if (trace.length > 0 && !(thrown instanceof VirtualMachineError)) {
      line.append(" (at ").append(place(trace[0])).append(')');
    }
    return of(line.toString());
  }

  private static String place(StackTraceElement frame) {
    return frame.getFileName() == null
        ? frame.getClassName() + "." + frame.getMethodName()
        : frame.getFileName() + ":" + frame.getLineNumber();
  }
}
