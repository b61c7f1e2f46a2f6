package org.dalel.formats.mysql;

import java.util.List;

/**
 * A key as a {@code .frm} file describes it.
 *
 * @param name its name
 * @param unique whether each value stands once
 * @param parts columns in their order
 */
record FrmKey(String name, boolean unique, List<Part> parts) {
  /**
   * A column of a key.
   *
   * @param column its place in the table, from 0
   * @param length bytes of its value that are part of the key
   */
  record Part(int column, int length) {}

  boolean isPrimary() {
    return name.equals("PRIMARY");
  }
}
