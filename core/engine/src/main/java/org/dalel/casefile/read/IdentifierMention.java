package org.dalel.casefile.read;

/**
 * An identifier in an artifact.
 *
 * @param kind such as phone or email
 * @param normalised its normal form
 * @param contentId row of the content that has it; 0 when it is an item's
 * @param itemId row of the item that has it; 0 when it is a content's
 */
public record IdentifierMention(String kind, String normalised, long contentId, long itemId) {}
