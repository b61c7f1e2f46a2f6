package org.dalel.formats.sqlite.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dalel.formats.sqlite.schema.SqlTokens.Token;

/** Reads the columns of CREATE INDEX. */
final class CreateIndex {
  private static final Set<String> ORDER = Set.of("collate", "asc", "desc");

  private CreateIndex() {}

  /** Column names in lower case; empty if one of them is an expression. */
  static List<String> columns(String sql) {
    List<Token> tokens = SqlTokens.of(sql);
    int at = 0;
    while (at < tokens.size() && !tokens.get(at).is("(")) {
      at++;
    }
    List<String> columns = new ArrayList<>();
    for (at++; at < tokens.size(); at++) {
      if (!tokens.get(at).word()) {
        return List.of();
      }
      columns.add(tokens.get(at).text().toLowerCase(Locale.ROOT));
      at++;
      while (at < tokens.size() && ordering(tokens.get(at))) {
        at += tokens.get(at).is("collate") ? 2 : 1;
      }
      if (at < tokens.size() && tokens.get(at).is(")")) {
        return columns;
      }
      if (at >= tokens.size() || !tokens.get(at).is(",")) {
        return List.of();
      }
    }
    return List.of();
  }

  private static boolean ordering(Token token) {
    return token.quote() == 0 && ORDER.contains(token.text().toLowerCase(Locale.ROOT));
  }
}
