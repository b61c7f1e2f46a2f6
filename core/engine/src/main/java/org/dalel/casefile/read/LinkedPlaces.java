package org.dalel.casefile.read;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Two contents or entries that share identifiers which belong to the owner of the first.
 *
 * @param places where the first one stands, in total order, at least one
 * @param type type of the artifact that has the identifiers there
 * @param fields JSON of that artifact, for types that are told one by one
 * @param others where the other one stands, in total order, at least one
 * @param otherTypes types of the artifacts that have them there
 * @param shared how many identifiers they share
 * @param example the first of them, normalised
 * @param raw its raw form at the first place
 */
public record LinkedPlaces(
    List<ListedItem> places,
    String type,
    Optional<String> fields,
    List<ListedItem> others,
    SortedSet<String> otherTypes,
    long shared,
    String example,
    String raw) {

  /** Keeps copies. */
  public LinkedPlaces {
    places = List.copyOf(places);
    others = List.copyOf(others);
    otherTypes = Collections.unmodifiableSortedSet(new TreeSet<>(otherTypes));
  }

  /**
   * What is asked for.
   *
   * @param kind of the identifiers, e.g. {@code wallet-address}
   * @param oneByOne artifact types of which each artifact has links of its own, such as keys; the
   *     artifacts of other types are taken together. A link is told once, from the side whose type
   *     stands first here
   */
  public record Request(String kind, List<String> oneByOne) {}
}
