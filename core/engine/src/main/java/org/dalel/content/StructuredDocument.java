package org.dalel.content;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A document as text with its structure, without anything that runs, loads or leads elsewhere.
 *
 * @param body HTML of headings, paragraphs, lists and tables, without attributes but spans of cells
 * @param metadata as the parser gave it
 * @param problem why there may be less than the document holds
 */
public record StructuredDocument(
    String body, SortedMap<String, List<String>> metadata, Optional<String> problem) {}
