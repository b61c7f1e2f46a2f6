package org.dalel.gui.api;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dalel.casefile.view.CaseView;
import org.dalel.casefile.view.RowFilter;
import org.dalel.casefile.view.RowQuery;
import org.dalel.casefile.view.SortColumn;
import org.dalel.casefile.view.TreeNode;
import org.dalel.export.IsoTime;
import org.dalel.gui.server.Problem;

/** Which rows a request is about: the same parameters for tables, searches and exports. */
final class RowQueries {
  /** The parameters that restrict rows. */
  static final Endpoint.Parameter[] RESTRICTIONS = {
    Endpoint.optional("place", "string", "place of the tree, as nodes name it; everywhere without"),
    Endpoint.optional("deep", "boolean", "also what lies deeper"),
    Endpoint.optional(
        "collection",
        "string",
        "all, deleted, encrypted, failed, embedded, large, recent or mismatch"),
    Endpoint.optional("type", "string", "media type, or its first part with /*"),
    Endpoint.optional("name", "string", "text that the name contains"),
    Endpoint.optional("states", "string", "allocated, deleted, orphan, embedded; with commas"),
    Endpoint.optional("kinds", "string", "file, dir, link, virtual, other, embedded; with commas"),
    Endpoint.optional("statuses", "string", "examined, encrypted, failed ...; with commas"),
    Endpoint.optional("extension", "string", "extension of the name"),
    Endpoint.optional("min_size", "integer", "smallest size in bytes"),
    Endpoint.optional("max_size", "integer", "largest size in bytes"),
    Endpoint.optional("after", "string", "a date or an instant: one of the times is not before it"),
    Endpoint.optional("before", "string", "a date or an instant: one of the times is not after it"),
    Endpoint.optional("identifier", "string", "kind:value of an identifier that is mentioned"),
  };

  /** The parameters that give the order. */
  static final Endpoint.Parameter[] ORDER = {
    Endpoint.optional("sort", "string", "path, name, extension, type, size, mtime ..."),
    Endpoint.optional("descending", "boolean", "the order reversed"),
  };

  private static final long DAY_NS = 24L * 3600 * 1_000_000_000L;

  private RowQueries() {}

  static Endpoint.Parameter[] with(Endpoint.Parameter... more) {
    return Stream.of(RESTRICTIONS, ORDER, more)
        .flatMap(Arrays::stream)
        .toArray(Endpoint.Parameter[]::new);
  }

  static RowQuery of(Context request, CaseView view) {
    return of(request::queryParam, view);
  }

  /** The same from parameters by name; null for those that are not there. */
  static RowQuery of(UnaryOperator<String> request, CaseView view) {
    OptionalLong place = place(request, view);
    String sort = text(request, "sort").orElse("path");
    return new RowQuery(
        place,
        place.isEmpty() || flag(request, "deep"),
        collection(text(request, "collection").orElse("all")),
        text(request, "type"),
        text(request, "name"),
        filter(request),
        SortColumn.find(sort)
            .orElseThrow(() -> Problem.badRequest("sort: there is no column " + sort + ".")),
        flag(request, "descending"));
  }

  private static OptionalLong place(UnaryOperator<String> request, CaseView view) {
    Optional<String> key = text(request, "place");
    if (key.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      Optional<TreeNode> node = view.tree().node(key.get());
      return OptionalLong.of(
          node.orElseThrow(
                  () -> Problem.notFound("place: the case has no folder " + key.get() + " now."))
              .id());
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("place: " + e.getMessage());
    }
  }

  private static RowFilter filter(UnaryOperator<String> request) {
    return new RowFilter(
        words(request, "states"),
        words(request, "kinds"),
        words(request, "statuses"),
        text(request, "extension").map(text -> text.toLowerCase(java.util.Locale.ROOT)),
        size(request, "min_size"),
        size(request, "max_size"),
        time(request, "after", 0),
        time(request, "before", DAY_NS - 1),
        text(request, "identifier").map(RowQueries::mention));
  }

  private static RowFilter.Mention mention(String text) {
    int colon = text.indexOf(':');
    if (colon <= 0) {
      throw Problem.badRequest("identifier: expected kind:value, found: " + text + ".");
    }
    return new RowFilter.Mention(text.substring(0, colon), text.substring(colon + 1));
  }

  private static Set<String> words(UnaryOperator<String> request, String name) {
    return text(request, name).stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  private static OptionalLong size(UnaryOperator<String> request, String name) {
    return text(request, name).isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Request.number(request.apply(name), name, 0, 0, Long.MAX_VALUE));
  }

  /** A date stands for its beginning in UTC and so many nanoseconds more; an instant for itself. */
  private static OptionalLong time(UnaryOperator<String> request, String name, long more) {
    Optional<String> text = text(request, name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return text.get().contains("T")
          ? OptionalLong.of(IsoTime.nanos(Instant.parse(text.get())))
          : OptionalLong.of(
              IsoTime.nanos(LocalDate.parse(text.get()).atStartOfDay(ZoneOffset.UTC).toInstant())
                  + more);
    } catch (DateTimeParseException | ArithmeticException e) {
      throw Problem.badRequest(
          name
              + ": expected a date such as 2024-05-06 or an instant such as 2024-05-06T07:08:09Z"
              + " between 1678 and 2261, found: "
              + text.get()
              + ".");
    }
  }

  private static RowQuery.Collection collection(String name) {
    return Arrays.stream(RowQuery.Collection.values())
        .filter(one -> one.id().equals(name))
        .findFirst()
        .orElseThrow(() -> Problem.badRequest("collection: there is none named " + name + "."));
  }

  private static Optional<String> text(UnaryOperator<String> request, String name) {
    return Optional.ofNullable(request.apply(name)).filter(value -> !value.isEmpty());
  }

  private static boolean flag(UnaryOperator<String> request, String name) {
    return text(request, name).filter("true"::equals).isPresent();
  }
}
