package org.dalel.plugins.messaging.model;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of fragments of XML and HTML, in which Skype and Teams keep their messages. */
public final class Markup {
  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</(?:p|div|li)>");
  private static final Pattern TAG = Pattern.compile("<[/!?a-zA-Z][^<>]*>");
  private static final Pattern ENTITY =
      Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,6});");
  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0");

  private Markup() {}

  /** The text without tags; line ends where the tags had them. */
  public static String plain(String marked) {
    if (marked.indexOf('<') < 0 && marked.indexOf('&') < 0) {
      return marked;
    }
    String lines = BREAK.matcher(marked).replaceAll("\n");
    String text = TAG.matcher(lines).replaceAll("");
    return ENTITY.matcher(text).replaceAll(m -> Matcher.quoteReplacement(entity(m))).strip();
  }

  private static String entity(java.util.regex.MatchResult match) {
    String name = match.group(1);
    if (name.charAt(0) != '#') {
      return NAMED.getOrDefault(name, match.group());
    }
    boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
    int point = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
    boolean valid =
        Character.isValidCodePoint(point)
            && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
    return valid ? Character.toString(point) : match.group();
  }
}
