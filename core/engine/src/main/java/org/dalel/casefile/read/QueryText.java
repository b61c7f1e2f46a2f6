package org.dalel.casefile.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what people type into a query that FTS5 understands: words with punctuation (addresses,
 * telephone numbers, file names) become phrases; operators, phrases and parentheses stay. When even
 * that is no query, everything becomes a phrase of its own.
 */
final class QueryText {
  private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"?\\*?|[()]|[^\\s()\"]+");
  private static final Pattern BARE = Pattern.compile("[\\p{L}\\p{N}\\p{M}_]+\\*?");
  private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT", "(", ")");

  private QueryText() {}

  /** The query with its unusual words in quotes. */
  static String quoteUnusual(String query) {
    List<String> out = new ArrayList<>();
    Matcher tokens = TOKEN.matcher(query);
    while (tokens.find()) {
      String token = tokens.group();
      boolean usual =
          OPERATORS.contains(token) || token.startsWith("\"") || BARE.matcher(token).matches();
      out.add(usual ? closed(token) : phrase(token));
    }
    return String.join(" ", out);
  }

  /** The query with every word in quotes and no operators. */
  static String quoteAll(String query) {
    List<String> out = new ArrayList<>();
    for (String word : query.replace('"', ' ').strip().split("\\s+")) {
      out.add(phrase(word));
    }
    return String.join(" ", out);
  }

  private static String closed(String token) {
    boolean open = token.startsWith("\"") && (token.length() == 1 || token.indexOf('"', 1) < 0);
    return open ? token + "\"" : token;
  }

  private static String phrase(String word) {
    boolean prefix = word.length() > 1 && word.endsWith("*");
    String text = prefix ? word.substring(0, word.length() - 1) : word;
    return '"' + text.replace("\"", "\"\"") + (prefix ? "\"*" : "\"");
  }
}
