package org.dalel.casefile.read;

import java.util.Optional;
import java.util.OptionalLong;
import org.dalel.casefile.Locator;

/**
 * One line of the file listing: an entry of a file system or a document embedded in one.
 *
 * @param locator where it stands
 * @param path path from the root of the file system; of an embedded document its parent's path,
 *     {@code !/} and its name
 * @param kind file, dir, link, virtual, other; a file inside another is embedded
 * @param state allocated, deleted, orphan or embedded
 * @param size bytes
 * @param digests of its content
 * @param times of the entry
 * @param owner of the entry
 * @param type media type
 * @param status how it ended: examined, skipped, encrypted, unsupported, unreadable, failed, or
 *     pending when no run got to it yet
 * @param why the reason of a status other than examined
 * @param recovery of a deleted item: intact, partly overwritten, overwritten, unknown
 * @param reallocated the metadata entry belongs to another name now
 * @param itemId row of the entry (also of the one that holds an embedded document); a handle for
 *     queries on the open case, never printed
 * @param contentId row of the content; a handle like {@code itemId}
 * @param inside where it stands in its container; empty for an entry of a file system
 */
public record ListedItem(
    Locator locator,
    String path,
    String kind,
    String state,
    OptionalLong size,
    ItemDigests digests,
    ItemTimes times,
    ItemOwner owner,
    Optional<String> type,
    String status,
    Optional<String> why,
    Optional<String> recovery,
    boolean reallocated,
    long itemId,
    OptionalLong contentId,
    Optional<Inside> inside) {

  /**
   * A place in a container; a handle like {@code itemId}.
   *
   * @param containerId row of the content that is the container
   * @param position its position there
   */
  public record Inside(long containerId, long position) {}

  /** The kind and the state of a document inside another one. */
  public static final String EMBEDDED = "embedded";

  /** The status of an item that no run has finished yet. */
  public static final String PENDING = "pending";

  /** The same item with another status and its reason. */
  ListedItem endedAs(String otherStatus, String reason) {
    return new ListedItem(
        locator,
        path,
        kind,
        state,
        size,
        digests,
        times,
        owner,
        type,
        otherStatus,
        Optional.of(reason),
        recovery,
        reallocated,
        itemId,
        contentId,
        inside);
  }

  /** True for a document inside another one. */
  public boolean isEmbedded() {
    return !locator.embedded().isEmpty();
  }
}
