package org.dalel.formats.plist;

import java.util.Optional;

/** Property lists of Apple in either form. */
public final class PropertyList {
  private PropertyList() {}

  /**
   * The top object of a binary list or one in XML: see {@link BinaryPlist} for its values, but a
   * date of XML is its text. Empty for what is neither, and for XML that is torn.
   */
  public static Optional<Object> read(byte[] bytes) {
    boolean binary = bytes.length > 0 && bytes[0] == 'b';
    return binary ? BinaryPlist.read(bytes) : XmlPlist.read(bytes);
  }
}
