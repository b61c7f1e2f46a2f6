package org.dalel.cli;

import java.util.List;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.Locator;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ListedItem;

/**
 * Finds the item that a command line names: a locator, or a path that only one item has (streams of
 * it need their locator).
 */
final class ItemArgument {
  private static final int SHOWN = 10;

  private ItemArgument() {}

  static ListedItem find(CaseReader reader, String text) {
    return text.startsWith("/") ? byPath(reader, text) : byLocator(reader, text);
  }

  private static ListedItem byLocator(CaseReader reader, String text) {
    Locator locator;
    try {
      locator = Locator.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Check.BadValue(e.getMessage() + "; dalel files prints locators");
    }
    return reader
        .find(locator)
        .orElseThrow(
            () ->
                new CaseException(
                    text + ": expected an item of the case, found none; dalel files lists them"));
  }

  private static ListedItem byPath(CaseReader reader, String path) {
    List<ListedItem> found = reader.findPath(path);
    if (found.isEmpty()) {
      throw new CaseException(
          path + ": expected an item with this path, found none; dalel files lists them");
    }
    List<ListedItem> main = found.stream().filter(i -> i.locator().stream().isEmpty()).toList();
    if (main.size() == 1) {
      return main.get(0);
    }
    if (found.size() > 1) {
      StringBuilder message =
          new StringBuilder(path + ": expected one item, found " + found.size() + "; name one:");
      for (ListedItem item : found.subList(0, Math.min(SHOWN, found.size()))) {
        message.append("\n  ").append(item.locator());
      }
      throw new Check.BadValue(message.toString());
    }
    return found.get(0);
  }
}
