package org.dalel.plugins.identifiers;

import java.util.ArrayList;
import java.util.List;
import org.dalel.api.Identifier;

/** Scans of small texts. */
final class Scans {

  private Scans() {}

  static List<Hit> hits(String text) {
    List<Hit> hits = new ArrayList<>();
    new IdentifierScanner(text, new PhoneBook(), hits::add).scan(() -> {});
    return hits;
  }

  /** Normalised values of one kind, in the order of the text. */
  static List<String> found(Identifier.Kind kind, String text) {
    return hits(text).stream().filter(hit -> hit.kind() == kind).map(Hit::normalised).toList();
  }
}
