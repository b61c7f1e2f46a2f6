package org.dalel.plugins.messaging.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.formats.ByteSource;
import org.dalel.formats.sqlite.schema.CreateTable;
import org.dalel.formats.sqlite.schema.TableDefinition;

/**
 * Statements that made tables, found as text: what is left of a schema of which the page cannot be
 * read. They tell which app it was; where the rows begin is not known.
 */
final class WrittenTables {
  private static final int LOOKED_AT = 1 << 20;
  private static final int LONGEST = 20_000;
  private static final int MOST = 1000;
  private static final Pattern CREATE =
      Pattern.compile("create\\s+table\\s[^()]{1,200}\\(", Pattern.CASE_INSENSITIVE);

  private WrittenTables() {}

  static List<TableDefinition> in(ByteSource main) throws IOException {
    byte[] bytes = main.bytes(0, (int) Math.min(LOOKED_AT, main.size()));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<TableDefinition> all = new ArrayList<>();
    for (Matcher create = CREATE.matcher(text); create.find() && all.size() < MOST; ) {
      CreateTable.parse(Resemblance.plain(text.substring(create.start(), end(text, create.end()))))
          .ifPresent(all::add);
    }
    return all;
  }

  /** Behind the parenthesis that closes the one before {@code from}. */
  private static int end(String text, int from) {
    int last = Math.min(text.length(), from + LONGEST);
    int depth = 1;
    for (int i = from; i < last; i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return last;
  }
}
