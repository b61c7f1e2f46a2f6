package org.dalel.casefile.view;

/** Says whether a name promises another type than the content has. */
@FunctionalInterface
public interface NameRule {
  /** Nothing is ever said against a name. */
  NameRule NONE = (name, type) -> false;

  /** True when files of that name are of other types than this one. */
  boolean contradicts(String name, String type);
}
