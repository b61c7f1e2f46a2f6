package org.dalel.api.records;

import java.util.Optional;

/**
 * A file of a message.
 *
 * @param name as the program shows it
 * @param path where it lies, when it is known
 * @param mediaType as the program says
 * @param size bytes
 */
@RecordType(name = "attachment", description = "A file that belongs to a message.")
public record Attachment(
    Optional<String> name,
    Optional<String> path,
    Optional<String> mediaType,
    Optional<Long> size) {}
