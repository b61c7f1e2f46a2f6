package org.dalel.casefile.view;

import java.util.OptionalLong;

/**
 * A place that holds others: what the tree shows.
 *
 * @param id number of the node within its view
 * @param kind evidence, file system, folder, container (archive or mailbox) or document (anything
 *     else that holds documents)
 * @param name what people read
 * @param row the row of the folder or container itself
 * @param rows items and documents below, at all depths
 * @param children nodes directly below that the tree shows: all but documents
 */
public record TreeNode(
    long id, String kind, String name, OptionalLong row, long rows, long children) {}
