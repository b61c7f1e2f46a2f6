package org.dalel.casefile.read;

/**
 * Whose an artifact is.
 *
 * @param contentId row of its content; 0 when it is an item's
 * @param itemId row of its item; 0 when it is a content's
 * @param id row of the artifact; a handle for {@link CaseReader#artifacts(ListedItem, long[],
 *     RowSink)}
 */
public record ArtifactOwner(long contentId, long itemId, long id) {}
