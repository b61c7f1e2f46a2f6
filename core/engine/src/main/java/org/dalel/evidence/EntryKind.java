package org.dalel.evidence;

import org.dalel.tsk.TskAttributeInfo;
import org.dalel.tsk.TskEntry;
import org.dalel.tsk.TskMetaType;

/** What an entry is, in the words of the case. */
final class EntryKind {
  /** The stream name of a resource fork, as macOS itself shows it under {@code ..namedfork}. */
  static final String RESOURCE_FORK = "rsrc";

  private EntryKind() {}

  /** {@code file}, {@code dir}, {@code link}, {@code virtual} or {@code other}. */
  static String of(TskEntry entry, TskAttributeInfo attribute, String stream) {
    if (RESOURCE_FORK.equals(stream)) {
      return "other";
    }
    if (entry.unnamed()) {
      return "virtual";
    }
    if (stream != null && attribute != null && attribute.type() == TskAttributeInfo.NTFS_DATA) {
      return "file";
    }
    return switch (entry.nameType()) {
      case REGULAR -> "file";
      case DIRECTORY -> "dir";
      case LINK -> "link";
      case VIRTUAL, VIRTUAL_DIRECTORY -> "virtual";
      case UNDEFINED -> entry.metadata().map(m -> kindOf(m.type())).orElse("other");
      default -> "other";
    };
  }

  private static String kindOf(TskMetaType type) {
    return switch (type) {
      case REGULAR -> "file";
      case DIRECTORY -> "dir";
      case LINK -> "link";
      case VIRTUAL, VIRTUAL_DIRECTORY -> "virtual";
      default -> "other";
    };
  }

  /** Whether there are bytes to read. */
  static boolean hasContent(String kind, TskAttributeInfo attribute, String stream) {
    if (attribute.type() == TskAttributeInfo.NTFS_INDEX_ROOT) {
      return stream != null;
    }
    return attribute.type() == TskAttributeInfo.HFS_RESOURCE
        || kind.equals("file")
        || kind.equals("virtual") && attribute.size() > 0;
  }
}
