package org.dalel.export;

/** The formats of {@code export files}. */
public enum FileFormat {
  /** Comma-separated values with a header. */
  CSV,
  /** One JSON object a line. */
  JSONL,
  /** A body file of The Sleuth Kit. */
  BODYFILE;

  /** A writer of this format to {@code out}. */
  public ItemFormat to(Appendable out) {
    return switch (this) {
      case CSV -> new ItemCsv(out);
      case JSONL -> new ItemJson(out);
      case BODYFILE -> new ItemBody(out);
    };
  }
}
