package org.dalel.plugins.messaging.mapping;

import java.util.List;

/**
 * What the databases of an app look like; see the package for the file that it is read from.
 *
 * @param app what it is called in artifacts
 * @param title what people call it
 * @param service of its accounts and messages, lower-case
 * @param description one sentence for the examiner
 * @param source where the facts come from
 * @param verified whether it was checked on a file that the app itself made
 * @param files globs of names that no other program's files have, or of paths where they have a
 *     {@code /}; may be empty
 * @param schemas generations of its tables, the first that fits is taken
 */
public record Mapping(
    String app,
    String title,
    String service,
    String description,
    String source,
    boolean verified,
    List<String> files,
    List<MappedSchema> schemas) {

  /** Keeps a copy. */
  public Mapping {
    files = List.copyOf(files);
    schemas = List.copyOf(schemas);
  }
}
