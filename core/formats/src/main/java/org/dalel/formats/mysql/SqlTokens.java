package org.dalel.formats.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.formats.FormatException;

/** The words, names and values of a dump, one after the other; comments are passed over. */
final class SqlTokens {
  /**
   * How lines of a dump begin that hold rows or say what rows are; mysqldump writes two blanks
   * before IGNORE and DELAYED.
   */
  private static final List<byte[]> BEGINNINGS =
      Stream.of(
              "INSERT INTO ",
              "INSERT IGNORE ",
              "INSERT  IGNORE ",
              "INSERT DELAYED ",
              "INSERT  DELAYED ",
              "REPLACE INTO ",
              "CREATE TABLE ",
              "DROP TABLE ",
              "LOCK TABLES ")
          .map(text -> text.getBytes(StandardCharsets.US_ASCII))
          .toList();

  private final SqlBytes in;
  private final SqlText text = new SqlText();
  private boolean escapes = true;
  private Optional<FormatException> torn = Optional.empty();
  private boolean restarts;

  /**
   * @param in is not closed
   */
  SqlTokens(InputStream in) {
    this.in = new SqlBytes(in);
  }

  /** From here on a backslash is a character like others, as SQLite has it. */
  void takeBackslashesAsTheyAre() {
    escapes = false;
  }

  /** Offset of the next byte. */
  long offset() {
    return in.offset();
  }

  /** Takes the next byte. */
  int next() throws IOException {
    return in.next();
  }

  /** The next word in capitals; one other character, or nothing at the end. */
  String word() throws IOException {
    int next = peek();
    text.clear();
    while (next >= 'a' && next <= 'z' || next >= 'A' && next <= 'Z' || next == '_') {
      text.append(in.next());
      next = in.peek();
    }
    if (text.isEmpty()) {
      return "";
    }
    return text.text().toUpperCase(Locale.ROOT);
  }

  /** A name, with or without quotes; of {@code database.table} the last part. */
  String name() throws IOException {
    String name = part();
    while (peek() == '.') {
      in.next();
      name = part();
    }
    return name;
  }

  String part() throws IOException {
    int next = peek();
    text.clear();
    if (next == '`' || next == '"' || next == '[') {
      in.next();
      int close = next == '[' ? ']' : next;
      in.run(close, '\n', '\r', text);
      if (in.peek() == close) {
        in.next();
      } else {
        torn("the end of the name " + text.text());
      }
    } else {
      while (next > ' ' && "(),;.=`\"'".indexOf(next) < 0) {
        text.append(in.next());
        next = in.peek();
      }
    }
    return text.text();
  }

  /** Goes to the bracket that opens a row behind another; false when the statement ends before. */
  boolean toNextRow() throws IOException {
    int before = 0;
    for (int next = in.next(); next != SqlBytes.END; next = in.next()) {
      if (before == ')' && next == ',' && in.skipBlank() == '(') {
        return true;
      }
      if (next == '\n' && before == ';') {
        return false;
      }
      if (next != '\r') {
        before = next;
      }
    }
    return false;
  }

  /** A value; null for NULL. */
  String value(int first) throws IOException {
    if (first == '\'' || first == '"') {
      in.next();
      return quoted(first);
    }
    text.clear();
    int depth = 0;
    for (int next = first; next != SqlBytes.END; next = in.peek()) {
      if (next == '\'' && !text.isEmpty()) {
        if (text.beginsWithLetter()) {
          return introduced();
        }
        break;
      }
      if (depth == 0 && (next == ',' || next == ')') || next == ';' || next == '\n') {
        break;
      }
      depth += next == '(' ? 1 : next == ')' ? -1 : 0;
      text.append(in.next());
    }
    String value = text.text().strip();
    return value.equalsIgnoreCase("NULL") ? null : value;
  }

  /** {@code _binary 'x'}, {@code N'x'}, {@code x'30'}, {@code CAST('x' AS ...)}. */
  private String introduced() throws IOException {
    String prefix = text.text().strip().toLowerCase(Locale.ROOT);
    in.next();
    String value = quoted('\'');
    if (prefix.endsWith(SqliteText.UNISTR)) {
      value = SqliteText.unescaped(value);
    }
    int open = (int) prefix.chars().filter(c -> c == '(').count();
    Optional<SqliteText> replaced =
        prefix.endsWith(SqliteText.REPLACE) ? replacement() : Optional.empty();
    while (replaced.isPresent()) {
      value = replaced.get().in(value);
      open--;
      replaced = open > 0 ? replacement() : Optional.empty();
    }
    while (open > 0) {
      int next = in.next();
      if (next == SqlBytes.END || next == ';') {
        break;
      }
      open += next == '(' ? 1 : next == ')' ? -1 : 0;
    }
    return value;
  }

  /** What stands behind a text in {@code replace('a\nb','\n',char(10))}, with the last bracket. */
  private Optional<SqliteText> replacement() throws IOException {
    if (peek() != ',' || !in.follows('\'')) {
      return Optional.empty();
    }
    in.next();
    in.next();
    String what = quoted('\'');
    text.clear();
    for (int next = in.peek(); "();".indexOf(next) < 0 && next != SqlBytes.END; next = in.peek()) {
      text.append(in.next());
    }
    if (in.peek() != '(' || !text.text().equalsIgnoreCase(",char")) {
      return Optional.empty();
    }
    in.next();
    text.clear();
    for (int next = in.peek(); next >= '0' && next <= '9'; next = in.peek()) {
      text.append(in.next());
    }
    Optional<SqliteText> found = SqliteText.of(what, text.text());
    if (found.isPresent() && in.peek() == ')' && in.follows(')')) {
      in.next();
      in.next();
    }
    return found;
  }

  /** What stands up to the closing quote, which is taken too; doubled quotes and escapes undone. */
  String quoted(int quote) throws IOException {
    text.clear();
    while (true) {
      in.run(quote, escapes ? '\\' : quote, escapes ? '\n' : quote, text);
      if (in.peek() == SqlBytes.END || in.peek() == '\n' && isTorn(quote)) {
        torn("the end of a text");
        return text.text();
      }
      int next = in.next();
      if (next == '\n') {
        text.append(next);
        continue;
      }
      if (next == '\\' && escapes) {
        text.append(unescaped(in.next()));
      } else if (in.peek() == quote) {
        text.append(in.next());
      } else {
        return text.text();
      }
    }
  }

  /** A name has one line; of a text, programs that escape write none that begins a statement. */
  private boolean isTorn(int quote) throws IOException {
    if (escapes && statementFollows()) {
      restarts = true;
      return true;
    }
    return quote == '`';
  }

  private boolean statementFollows() throws IOException {
    for (byte[] beginning : BEGINNINGS) {
      if (in.follow(beginning)) {
        return true;
      }
    }
    return false;
  }

  private void torn(String expected) {
    if (torn.isEmpty()) {
      torn = Optional.of(new FormatException(in.offset(), expected, "the end of the line or file"));
    }
  }

  /** Whether the next line begins another statement, as what the last one opened has no end. */
  boolean restarts() {
    return restarts;
  }

  /** The first name, text or comment without its end since this was asked last. */
  Optional<FormatException> torn() {
    restarts = false;
    Optional<FormatException> first = torn;
    torn = Optional.empty();
    return first;
  }

  private static int unescaped(int escaped) {
    return switch (escaped) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '0' -> 0;
      case 'b' -> '\b';
      case 'Z' -> 0x1a;
      default -> escaped;
    };
  }

  /** The next byte that is neither white space nor of a comment; it stays the next one. */
  int peek() throws IOException {
    while (true) {
      int next = in.skipBlank();
      if (next == '#') {
        toLineEnd();
      } else if (next == '-' || next == '/') {
        if (!comment()) {
          return next;
        }
      } else {
        return next;
      }
    }
  }

  /** A minus that begins no comment is the sign of a number: it is left where it stands. */
  private boolean comment() throws IOException {
    if (in.peek() == '-') {
      if (!in.follows('-')) {
        return false;
      }
      toLineEnd();
      return true;
    }
    if (!in.follows('*')) {
      return false;
    }
    in.next();
    in.next();
    boolean ofProgram = in.peek() == '!';
    int before = 0;
    while (in.peek() != SqlBytes.END) {
      if (in.peek() == '\n' && ofProgram && statementFollows()) {
        restarts = true;
        torn("the end of a comment");
        return true;
      }
      int next = in.next();
      if (before == '*' && next == '/') {
        return true;
      }
      before = next;
    }
    torn("the end of a comment");
    return true;
  }

  private void toLineEnd() throws IOException {
    for (int next = in.next(); next != '\n' && next != SqlBytes.END; next = in.next()) {
      continue;
    }
  }

  /** Passes over the rest of the statement. */
  void toEndOfStatement() throws IOException {
    while (true) {
      int next = peek();
      if (next == SqlBytes.END || restarts) {
        return;
      }
      in.next();
      if (next == ';') {
        return;
      }
      if (next == '\'' || next == '"' || next == '`') {
        quoted(next);
      }
    }
  }
}
