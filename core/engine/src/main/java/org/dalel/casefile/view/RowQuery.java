package org.dalel.casefile.view;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which rows, and in which order.
 *
 * @param place the node that they lie in; everywhere when absent
 * @param deep also what lies deeper than directly in the place
 * @param collection one of the ready-made restrictions
 * @param type media type, or its first part with {@code /*}
 * @param name text that the name contains, without regard to case
 * @param sort the order
 * @param descending the order reversed
 */
public record RowQuery(
    OptionalLong place,
    boolean deep,
    Collection collection,
    Optional<String> type,
    Optional<String> name,
    SortColumn sort,
    boolean descending) {

  /** Ready-made restrictions, each with an index of its own. */
  public enum Collection {
    /** No restriction. */
    ALL("1"),
    /** Entries that were deleted, and those without a name. */
    DELETED("(state = 'deleted' OR state = 'orphan')"),
    /** What is encrypted. */
    ENCRYPTED("status = 'encrypted'"),
    /** What could not be read or parsed. */
    FAILED("(status = 'failed' OR status = 'unreadable')"),
    /** Documents in other documents. */
    EMBEDDED("kind = 'embedded'"),
    /** From 100 MB. */
    LARGE("size >= 100000000");

    private final String sql;

    Collection(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }

  /** Checks that nothing is null. */
  public RowQuery {
    Objects.requireNonNull(collection, "collection");
    Objects.requireNonNull(sort, "sort");
  }

  /** Every row in the order of exports. */
  public static final RowQuery ALL =
      new RowQuery(
          OptionalLong.empty(),
          true,
          Collection.ALL,
          Optional.empty(),
          Optional.empty(),
          SortColumn.PATH,
          false);

  boolean isUnrestricted() {
    return place.isEmpty() && collection == Collection.ALL && type.isEmpty() && name.isEmpty();
  }

  /** The same rows in the order of exports. */
  RowQuery unsorted() {
    return new RowQuery(place, deep, collection, type, name, SortColumn.PATH, false);
  }
}
