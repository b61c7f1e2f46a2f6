package org.dalel.casefile.read;

/**
 * An identifier in an artifact.
 *
 * @param kind such as phone or email
 * @param normalised its normal form
 * @param contentId row of the content that has it, or of the container whose entry does; 0 when it
 *     is an item's
 * @param entry position of that entry; -1 when it is a content's or an item's
 * @param itemId row of the item that has it; 0 when it is a content's or an entry's
 */
public record IdentifierMention(
    String kind, String normalised, long contentId, long entry, long itemId) {}
