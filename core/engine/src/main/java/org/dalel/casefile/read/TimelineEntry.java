package org.dalel.casefile.read;

/**
 * One line of the timeline.
 *
 * @param timeNs nanoseconds since 1970 UTC
 * @param source {@code file} for times of an entry, else the plugin that found the event
 * @param kind for files which of the times it is, as {@code macb} with a dot for those that are
 *     not: modified, accessed, (metadata) changed, born; {@code fn:macb} the same of an NTFS {@code
 *     $FILE_NAME} attribute; {@code deleted}, {@code backup}; else the kind of the event
 * @param description the path of a file; else the event in words
 * @param locator the item
 */
public record TimelineEntry(
    long timeNs, String source, String kind, String description, String locator) {}
