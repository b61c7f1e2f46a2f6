package org.dalel.casefile.read;

import java.util.Optional;

/**
 * The text around the hits of a match.
 *
 * @param text each hit between {@link SearchHit#OPEN} and {@link SearchHit#CLOSE}
 * @param artifact type of the artifact that says it; empty when it stands in the text or metadata
 */
public record TextSnippet(String text, Optional<String> artifact) {}
