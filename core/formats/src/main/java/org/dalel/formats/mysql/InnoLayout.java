package org.dalel.formats.mysql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How the records of a clustered index are laid out: the columns of the key, the number of the
 * transaction (6 bytes) and the pointer to what was there before (7), all other columns in the
 * order of the table. Without a key of its own, a table has a number of its rows (6) in its place.
 *
 * @param fields in their order
 * @param system how many from the first on, key and the two of the engine's own, are never empty
 * @param keys how many are the key
 * @param index number of the index; -1 when it is not known
 */
record InnoLayout(List<InnoField> fields, int system, int keys, long index) {
  private static final int ROW = 6;
  private static final int TRANSACTION = 6;
  private static final int POINTER = 7;

  /** The layout that follows from a definition. */
  static InnoLayout of(FrmFile table) {
    List<InnoField> fields = new ArrayList<>();
    Set<Integer> whole = new HashSet<>();
    List<FrmKey.Part> key = clustered(table);
    for (FrmKey.Part part : key) {
      FrmColumn column = table.columns().get(part.column());
      InnoField field = InnoField.of(part.column(), column, InnoField.Versions.ALL);
      boolean beginning = column.isBlob() || column.isText() && part.length() < column.length();
      fields.add(beginning ? field.beginning(part.length()) : field);
      if (!beginning) {
        whole.add(part.column());
      }
    }
    if (key.isEmpty()) {
      fields.add(InnoField.system(ROW));
    }
    int keys = fields.size();
    fields.add(InnoField.system(TRANSACTION));
    fields.add(InnoField.system(POINTER));
    for (int i = 0; i < table.columns().size(); i++) {
      if (!whole.contains(i)) {
        fields.add(InnoField.of(i, table.columns().get(i), InnoField.Versions.ALL));
      }
    }
    return new InnoLayout(List.copyOf(fields), keys + 2, keys, -1);
  }

  /** The primary key, or the first unique one of whole columns that are never NULL. */
  private static List<FrmKey.Part> clustered(FrmFile table) {
    return table.keys().stream()
        .filter(FrmKey::isPrimary)
        .findFirst()
        .or(() -> table.keys().stream().filter(key -> rules(table, key)).findFirst())
        .map(FrmKey::parts)
        .orElse(List.of());
  }

  private static boolean rules(FrmFile table, FrmKey key) {
    return key.unique()
        && key.parts().stream()
            .allMatch(
                part -> {
                  FrmColumn column = table.columns().get(part.column());
                  boolean whole =
                      !column.isBlob() && (!column.isText() || part.length() >= column.length());
                  return whole && !column.nullable();
                });
  }
}
