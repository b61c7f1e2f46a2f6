package org.dalel.plugins.messaging.telegram.html;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.plugins.messaging.model.Markup;

/**
 * Goes through the HTML of a page, tag by tag: enough for pages that a program wrote. What is not
 * closed, or closed without being open, changes the depth only.
 */
final class HtmlTokens {
  private static final Pattern TAG =
      Pattern.compile(
          "<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})((?:\"[^\"]{0,8192}+\"|[^>\"]{1,8192}+){0,200}+)>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]{1,40})=\"([^\"]*+)\"");
  private static final Set<String> WITHOUT_END = Set.of("br", "img", "meta", "link", "input", "hr");

  private final Matcher tag;
  private int depth;

  HtmlTokens(CharSequence page) {
    this.tag = TAG.matcher(page);
  }

  /** Goes to the next tag. */
  boolean next() {
    if (!tag.find()) {
      return false;
    }
    if (isEnd()) {
      depth--;
    } else if (!WITHOUT_END.contains(name())) {
      depth++;
    }
    return true;
  }

  /** Whether the tag ends an element. */
  boolean isEnd() {
    return !tag.group(1).isEmpty();
  }

  String name() {
    return tag.group(2).toLowerCase(java.util.Locale.ROOT);
  }

  /** How many elements are open behind the tag. */
  int depth() {
    return depth;
  }

  /** Where the tag stands, in characters. */
  int at() {
    return tag.start();
  }

  /** Where the tag ends, in characters. */
  int end() {
    return tag.end();
  }

  /** The attributes of the tag, their entities resolved. */
  Map<String, String> attributes() {
    Map<String, String> found = new HashMap<>();
    Matcher attribute = ATTRIBUTE.matcher(tag.group(3));
    while (attribute.find()) {
      found.put(attribute.group(1), Markup.plain(attribute.group(2)));
    }
    return found;
  }
}
