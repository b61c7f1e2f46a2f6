package org.dalel.casefile.view;

import java.util.Locale;
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
 * @param filter what else rows must be like
 * @param sort the order
 * @param descending the order reversed
 */
public record RowQuery(
    OptionalLong place,
    boolean deep,
    Collection collection,
    Optional<String> type,
    Optional<String> name,
    RowFilter filter,
    SortColumn sort,
    boolean descending) {

  /** Ready-made restrictions. */
  public enum Collection {
    /** No restriction. */
    ALL,
    /** Entries that were deleted, and those without a name. */
    DELETED,
    /** What is encrypted. */
    ENCRYPTED,
    /** What could not be read or parsed. */
    FAILED,
    /** Documents in other documents. */
    EMBEDDED,
    /** From 100 MB. */
    LARGE,
    /** Changed in the last 30 days before the evidence was added, by the evidence's own times. */
    RECENT,
    /** The content is of another type than the name says. */
    MISMATCH;

    /** The name in queries, in lower case. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Without a filter. */
  public RowQuery(
      OptionalLong place,
      boolean deep,
      Collection collection,
      Optional<String> type,
      Optional<String> name,
      SortColumn sort,
      boolean descending) {
    this(place, deep, collection, type, name, RowFilter.NONE, sort, descending);
  }

  /** Checks that nothing is null. */
  public RowQuery {
    Objects.requireNonNull(collection, "collection");
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(sort, "sort");
  }

  /** All rows of a collection in the order of exports. */
  public static RowQuery of(Collection collection) {
    return new RowQuery(
        OptionalLong.empty(),
        true,
        collection,
        Optional.empty(),
        Optional.empty(),
        SortColumn.PATH,
        false);
  }

  /** Every row in the order of exports. */
  public static final RowQuery ALL = of(Collection.ALL);

  boolean isUnrestricted() {
    return place.isEmpty()
        && collection == Collection.ALL
        && type.isEmpty()
        && name.isEmpty()
        && filter.equals(RowFilter.NONE);
  }

  /** The same rows in the order of exports. */
  RowQuery unsorted() {
    return new RowQuery(place, deep, collection, type, name, filter, SortColumn.PATH, false);
  }
}
