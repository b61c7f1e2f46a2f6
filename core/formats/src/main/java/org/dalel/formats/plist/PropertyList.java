package org.dalel.formats.plist;

import java.util.Optional;

/** Property lists of Apple in either form. */
public final class PropertyList {
  private PropertyList() {}

  /**
   * What was read of a list.
   *
   * @param top see {@link BinaryPlist} for the values, but a date of XML is its text; empty for
   *     what is no property list
   * @param damaged how many values could not be read; 1 for XML that ends before it should, of
   *     which there is what came before
   */
  public record Reading(Optional<Object> top, int damaged) {
    static final Reading NONE = new Reading(Optional.empty(), 0);
  }

  /** The top object; empty for what is no property list. */
  public static Optional<Object> read(byte[] bytes) {
    return examine(bytes).top();
  }

  /** The top object, and whether all of it could be read. */
  public static Reading examine(byte[] bytes) {
    boolean binary = bytes.length > 0 && bytes[0] == 'b';
    return binary ? BinaryPlist.examine(bytes) : XmlPlist.examine(bytes);
  }
}
