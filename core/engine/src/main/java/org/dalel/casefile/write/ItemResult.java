package org.dalel.casefile.write;

import java.util.Optional;

/**
 * What became of an item.
 *
 * @param itemId the item
 * @param content its content; null when there is none
 * @param status how it ended
 * @param why the reason when it was not examined
 * @param bytesRead bytes of content that were read from the evidence for it
 */
public record ItemResult(
    long itemId, ContentRef content, ExamStatus status, Optional<String> why, long bytesRead) {}
