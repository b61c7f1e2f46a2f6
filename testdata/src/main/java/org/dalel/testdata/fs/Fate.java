package org.dalel.testdata.fs;

import java.util.Locale;

/** What became of the content of a deleted file. */
public enum Fate {
  INTACT,
  PARTLY_OVERWRITTEN,
  OVERWRITTEN,
  /** The metadata no longer says where the content was. */
  WIPED,
  /** Nobody can say from the description. */
  UNKNOWN;

  /** The form in truth files, such as {@code partly overwritten}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
