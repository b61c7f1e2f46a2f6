package org.dalel.ingest;

/**
 * An item whose content is to be read.
 *
 * @param id row id
 * @param evidenceId its evidence
 * @param fileSystemId its file system; 0 for logical evidence
 * @param path escaped path
 * @param stream escaped stream name; null for the main stream
 * @param meta metadata address; -1 without one
 * @param attributeType attribute type; -1 without one
 * @param attributeId attribute id; -1 without one
 * @param deleted whether it is deleted or orphan
 * @param size bytes
 * @param initialised bytes ever written
 * @param flags {@link org.dalel.casefile.write.ItemFlags}
 * @param runs encoded run list; null without one
 */
record WorkItem(
    long id,
    long evidenceId,
    long fileSystemId,
    String path,
    String stream,
    long meta,
    int attributeType,
    int attributeId,
    boolean deleted,
    long size,
    long initialised,
    int flags,
    byte[] runs) {

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Whether it is another name (hard link) of the same attribute of the same metadata entry. */
  boolean isSameContentAs(WorkItem other) {
    return fileSystemId != 0
        && fileSystemId == other.fileSystemId
        && meta >= 0
        && meta == other.meta
        && attributeType == other.attributeType
        && attributeId == other.attributeId;
  }

  /** The last part of the path (of the stream, if it is one), for type identification. */
  String name() {
    if (stream != null) {
      return stream;
    }
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
