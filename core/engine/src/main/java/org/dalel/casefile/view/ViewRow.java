package org.dalel.casefile.view;

import java.util.Optional;
import java.util.OptionalLong;
import org.dalel.casefile.Locator;
import org.dalel.casefile.read.ItemDigests;
import org.dalel.casefile.read.ItemOwner;
import org.dalel.casefile.read.ItemTimes;
import org.dalel.casefile.read.ListedItem;

/**
 * One line of the table.
 *
 * @param id number of the row within its view; a handle, never printed
 * @param node the node in which it lies
 * @param inside the node that shows what is in it
 * @param locator where it stands
 * @param name last part of its path, or name of its stream
 * @param extension of the name, in lower case
 * @param kind file, dir, link, virtual, other or embedded
 * @param state allocated, deleted, orphan or embedded
 * @param status how the examination ended
 * @param why the reason of a status other than examined
 * @param type media type
 * @param size bytes
 * @param modified nanoseconds since 1970 UTC, as all times
 * @param accessed content read
 * @param changed metadata changed
 * @param created made
 * @param md5 lower-case hex
 * @param sha256 lower-case hex
 * @param itemId row of the entry in the case; a handle for queries
 * @param contentId row of the content in the case; a handle for queries
 * @param held its place in its container; a handle for queries
 */
public record ViewRow(
    long id,
    long node,
    OptionalLong inside,
    Locator locator,
    String name,
    Optional<String> extension,
    String kind,
    String state,
    String status,
    Optional<String> why,
    Optional<String> type,
    OptionalLong size,
    OptionalLong modified,
    OptionalLong accessed,
    OptionalLong changed,
    OptionalLong created,
    Optional<String> md5,
    Optional<String> sha256,
    long itemId,
    OptionalLong contentId,
    Optional<ListedItem.Inside> held) {

  /** The path from the root of the file system, with {@code !/} before what is embedded. */
  public String path() {
    StringBuilder path = new StringBuilder(locator.path());
    locator.embedded().forEach(step -> path.append("!/").append(step.name()));
    return path.toString();
  }

  /** The item as listings of the case give it, without owner and SHA-1. */
  public ListedItem listed() {
    return new ListedItem(
        locator,
        path(),
        kind,
        state,
        size,
        new ItemDigests(md5, Optional.empty(), sha256),
        new ItemTimes(modified, accessed, changed, created),
        ItemOwner.NONE,
        type,
        status,
        why,
        Optional.empty(),
        false,
        itemId,
        contentId,
        held);
  }
}
