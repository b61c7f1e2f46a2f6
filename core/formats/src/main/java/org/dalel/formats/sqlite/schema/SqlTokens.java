package org.dalel.formats.sqlite.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits SQL into tokens: names, strings, numbers and single signs; comments and blanks are gone.
 */
final class SqlTokens {
  /**
   * A token.
   *
   * @param text without its quotes
   * @param quote the opening quote, or 0 for a bare word or sign
   */
  record Token(String text, char quote) {
    /** True for the bare word, in any case. */
    boolean is(String word) {
      return quote == 0 && text.equalsIgnoreCase(word);
    }

    boolean word() {
      return quote != 0 || Character.isJavaIdentifierPart(text.charAt(0));
    }
  }

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private SqlTokens(String sql) {
    this.sql = sql;
  }

  static List<Token> of(String sql) {
    SqlTokens all = new SqlTokens(sql);
    while (all.at < sql.length()) {
      all.next();
    }
    return all.tokens;
  }

  private void next() {
    char c = sql.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (sql.startsWith("--", at)) {
      skipTo("\n", at);
    } else if (sql.startsWith("/*", at)) {
      skipTo("*/", at + 2);
    } else if (c == '"' || c == '\'' || c == '`' || c == '[') {
      quoted(c, c == '[' ? ']' : c);
    } else {
      bare(c);
    }
  }

  private void skipTo(String end, int from) {
    int found = sql.indexOf(end, from);
    at = found < 0 ? sql.length() : found + end.length();
  }

  private void quoted(char open, char close) {
    StringBuilder text = new StringBuilder();
    for (at++; at < sql.length(); at++) {
      if (sql.charAt(at) == close) {
        boolean doubled = close != ']' && at + 1 < sql.length() && sql.charAt(at + 1) == close;
        if (!doubled) {
          break;
        }
        at++;
      }
      text.append(sql.charAt(at));
    }
    at++;
    tokens.add(new Token(text.toString(), open));
  }

  private void bare(char first) {
    int start = at++;
    if (part(first)) {
      while (at < sql.length() && (part(sql.charAt(at)) || numberGoesOn(start))) {
        at++;
      }
    }
    tokens.add(new Token(sql.substring(start, at), (char) 0));
  }

  private boolean numberGoesOn(int start) {
    return sql.charAt(at) == '.' && Character.isDigit(sql.charAt(start));
  }

  private static boolean part(char c) {
    return c == '_' || c == '$' || c > 0x7f || Character.isLetterOrDigit(c);
  }
}
