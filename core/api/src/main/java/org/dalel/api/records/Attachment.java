package org.dalel.api.records;

import java.util.Optional;

/**
 * A file of a message. What is known of the file leads to it in the case: its digest first, then
 * its path, then its name and size.
 *
 * @param name as the program shows it
 * @param path where it lies, when it is known
 * @param mediaType as the program says
 * @param size bytes
 * @param sha256 digest of the file, lower-case hexadecimal digits
 * @param source from where the program got it, e.g. a URL
 */
@RecordType(name = "attachment", description = "A file that belongs to a message.")
public record Attachment(
    Optional<String> name,
    Optional<String> path,
    Optional<String> mediaType,
    Optional<Long> size,
    Optional<String> sha256,
    Optional<String> source) {

  /** A file of which no digest and no source is known. */
  public Attachment(
      Optional<String> name,
      Optional<String> path,
      Optional<String> mediaType,
      Optional<Long> size) {
    this(name, path, mediaType, size, Optional.empty(), Optional.empty());
  }
}
