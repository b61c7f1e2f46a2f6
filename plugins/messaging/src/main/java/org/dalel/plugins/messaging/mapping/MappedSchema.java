package org.dalel.plugins.messaging.mapping;

import java.util.List;

/**
 * A generation of the tables of an app.
 *
 * @param name what it is called, unique in its app
 * @param version versions of the app that wrote it
 * @param sample script that makes a database of it, for the tests
 * @param when tables and columns that must be there
 * @param unless tables and columns of which none may be there
 * @param attached neighbours that are opened with it
 * @param prepare statements for the private copy
 * @param queries what is read
 */
public record MappedSchema(
    String name,
    String version,
    String sample,
    List<Tables.Wanted> when,
    List<Tables.Wanted> unless,
    List<Attached> attached,
    List<String> prepare,
    List<MappedQuery> queries) {

  /** Keeps copies. */
  public MappedSchema {
    when = List.copyOf(when);
    unless = List.copyOf(unless);
    attached = List.copyOf(attached);
    prepare = List.copyOf(prepare);
    queries = List.copyOf(queries);
  }

  /**
   * A neighbour of the database.
   *
   * @param file its name
   * @param as what it is called in the SQL
   */
  public record Attached(String file, String as) {}

  /** Whether these tables are of this generation. */
  public boolean fits(Tables tables) {
    return when.stream().allMatch(tables::has) && unless.stream().noneMatch(tables::has);
  }
}
