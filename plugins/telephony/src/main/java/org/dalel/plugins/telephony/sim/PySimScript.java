package org.dalel.plugins.telephony.sim;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.plugins.telephony.TextLines;

/**
 * The commands of a script that {@code pySim-shell export} writes, one at a time: {@code select
 * MF/DF.TELECOM/EF.ADN}, then {@code update_binary HEX} or {@code update_record N HEX}. Comments
 * and other commands are passed over.
 */
final class PySimScript {
  private static final Pattern SELECT = Pattern.compile("select (\\S+)");
  private static final Pattern UPDATE =
      Pattern.compile("update_(?:binary|record (\\d{1,5})) ([0-9A-Fa-f]*)");

  private final TextLines lines;
  private String selected = "";

  PySimScript(TextLines lines) {
    this.lines = lines;
  }

  /** A command in a line, counted from 1. */
  sealed interface Command {
    long line();
  }

  /**
   * From here on a file is meant.
   *
   * @param path {@code MF/DF.TELECOM/EF.ADN}
   */
  record Select(long line, String path) implements Command {}

  /**
   * A record or the whole content of the file that was selected last.
   *
   * @param path of the file
   * @param record from 1; 0 for a file without records
   * @param hex its content
   */
  record Update(long line, String path, int record, String hex) implements Command {}

  /** Begins like an update and is none. */
  record Malformed(long line, String text) implements Command {}

  /** The next command; nothing behind the last one. */
  Optional<Command> next() throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      Matcher select = SELECT.matcher(line.strip());
      Matcher update = UPDATE.matcher(line.strip());
      if (select.matches()) {
        selected = select.group(1);
        return Optional.of(new Select(lines.number(), selected));
      } else if (update.matches()) {
        int record = update.group(1) == null ? 0 : Integer.parseInt(update.group(1));
        return Optional.of(new Update(lines.number(), selected, record, update.group(2)));
      } else if (line.startsWith("update_")) {
        return Optional.of(new Malformed(lines.number(), line));
      }
    }
    return Optional.empty();
  }
}
