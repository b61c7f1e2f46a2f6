package org.dalel.casefile.write;

import java.util.Optional;

/**
 * An embedded document within its parent.
 *
 * @param position its place in the parent, from 0
 * @param name its name as the parent gives it, escaped
 * @param size bytes; -1 when unknown
 * @param modified nanoseconds since 1970 UTC; null when unknown
 * @param created nanoseconds since 1970 UTC; null when unknown
 * @param child its content; null when it could not be read
 * @param status how it ended
 * @param why the reason when it was not examined
 */
public record EmbeddedRow(
    int position,
    String name,
    long size,
    Long modified,
    Long created,
    ContentRef child,
    ExamStatus status,
    Optional<String> why) {}
