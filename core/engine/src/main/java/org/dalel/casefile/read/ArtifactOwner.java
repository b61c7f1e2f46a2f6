package org.dalel.casefile.read;

/**
 * Whose an artifact is.
 *
 * @param contentId row of its content, or of the container in whose entry it was found; 0 when it
 *     is an item's
 * @param entry position of that entry; -1 when it is a content's or an item's
 * @param itemId row of its item; 0 when it is a content's or an entry's
 * @param id row of the artifact; a handle for {@link CaseReader#artifacts(ListedItem, long[],
 *     RowSink)}
 */
public record ArtifactOwner(long contentId, long entry, long itemId, long id) {}
