package org.dalel.casefile.view;

import java.sql.Connection;
import java.sql.SQLException;

/** Lends connections to a view. */
interface Connections {
  /** A question to the view. */
  @FunctionalInterface
  interface Query<T> {
    T run(Connection view) throws SQLException;
  }

  /**
   * Asks.
   *
   * @throws org.dalel.casefile.CaseException when the view cannot be read
   */
  <T> T with(Query<T> query);
}
