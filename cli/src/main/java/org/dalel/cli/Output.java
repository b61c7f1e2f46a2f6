package org.dalel.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.dalel.casefile.TextSafety;

/**
 * Where a command writes: results to standard output, everything else to standard error. Always
 * UTF-8. What comes from evidence reaches a terminal without characters that could control it.
 */
final class Output {
  private static final int DEFAULT_COLUMNS = 100;

  private final OutputStream bytes;
  private final Writer results;
  private final PrintStream notes;
  private final boolean terminal;
  private final boolean notesTerminal;
  private final int columns;

  Output(
      OutputStream bytes, PrintStream notes, boolean terminal, boolean notesTerminal, int columns) {
    this.bytes = bytes;
    this.results =
        new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16);
    this.notes = notes;
    this.terminal = terminal;
    this.notesTerminal = notesTerminal;
    this.columns = columns;
  }

  /** The process's own output; the launcher says what is a terminal. */
  static Output standard() {
    return new Output(
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        Boolean.getBoolean("dalel.stdout.tty"),
        Boolean.getBoolean("dalel.stderr.tty"),
        Integer.getInteger("dalel.columns", DEFAULT_COLUMNS));
  }

  /** For results that programs read; written as they are. */
  Writer results() {
    return results;
  }

  /** For bytes of evidence; flush {@link #results} first. */
  OutputStream bytes() {
    return bytes;
  }

  /** True when results go to a terminal. */
  boolean isTerminal() {
    return terminal;
  }

  /** True when notes go to a terminal. */
  boolean isNotesTerminal() {
    return notesTerminal;
  }

  /** Width of the terminal. */
  int columns() {
    return columns;
  }

  /** A line for people, on standard output, with hazardous characters made visible. */
  void line(String text) throws IOException {
    results.append(TextSafety.visible(text)).append('\n');
  }

  /** A line of a heading, bold on a terminal. */
  void heading(String text) throws IOException {
    String safe = TextSafety.visible(text);
    results.append(terminal ? "\u001b[1m" + safe + "\u001b[0m" : safe).append('\n');
  }

  /** A line, or several, on standard error. */
  void note(String text) {
    text.lines().map(TextSafety::visible).forEach(notes::println);
  }

  /** Text on standard error that may hold control sequences of our own. */
  void raw(String text) {
    notes.print(text);
    notes.flush();
  }

  /** Brings everything out. */
  void flush() throws IOException {
    results.flush();
    bytes.flush();
  }
}
