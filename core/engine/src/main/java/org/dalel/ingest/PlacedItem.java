package org.dalel.ingest;

import java.util.Optional;

/**
 * An item where it lies.
 *
 * @param work the item
 * @param folder whether it is a folder
 * @param type media type of its content; {@code application/octet-stream} when it is not known
 * @param textOf row id of the content whose text was kept, if it was
 */
record PlacedItem(WorkItem work, boolean folder, String type, Optional<Long> textOf) {

  /** Path in the file system, with the name of the stream if it is one. */
  String path() {
    return work.stream() == null ? work.path() : work.path() + ":" + work.stream();
  }
}
