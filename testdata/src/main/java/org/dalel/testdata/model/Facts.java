package org.dalel.testdata.model;

import java.util.List;

/**
 * What a reader should find in a document.
 *
 * @param words words that a search must find in the document's text
 * @param identifiers e-mail addresses, URLs and telephone numbers, with how often each stands there
 * @param children embedded documents, all levels
 * @param encrypted whether the content cannot be read without the password
 * @param password the password, empty for none
 * @param limits what must be reported as a limit, such as {@code expansion ratio}
 */
public record Facts(
    List<String> words,
    List<Identifier> identifiers,
    List<Child> children,
    boolean encrypted,
    String password,
    List<String> limits) {

  /** Nothing known. */
  public static final Facts NONE = new Facts(List.of(), List.of(), List.of(), false, "", List.of());

  /** Type is {@code email}, {@code url} or {@code phone}. */
  public record Identifier(String type, String value, int count) {}

  /**
   * An embedded document.
   *
   * @param path names of the containers and the member, joined by {@code /}
   */
  public record Child(String path, long size, String sha256, boolean encrypted) {}

  /** Copies the lists. */
  public Facts {
    words = List.copyOf(words);
    identifiers = List.copyOf(identifiers);
    children = List.copyOf(children);
    limits = List.copyOf(limits);
  }

  /** Whether there is nothing to say. */
  public boolean isEmpty() {
    return equals(NONE);
  }
}
