package org.dalel.casefile.read;

import java.io.IOException;
import java.sql.SQLException;

/** Takes the items of a listing within this package, where further queries may follow. */
@FunctionalInterface
interface ItemVisitor {
  void visit(ListedItem item) throws SQLException, IOException;
}
