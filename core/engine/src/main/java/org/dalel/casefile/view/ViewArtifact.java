package org.dalel.casefile.view;

import java.util.Optional;

/**
 * An artifact at one of its places.
 *
 * @param id its number within the view; a handle, never printed
 * @param type artifact type
 * @param plugin plugin and extractor that found it
 * @param version of the plugin
 * @param state live, wal, freelist, slack or carved
 * @param confidence confirmed, high, medium or low
 * @param position JSON of where in the content it stood
 * @param fields JSON object
 * @param row the item in which it was found
 */
public record ViewArtifact(
    long id,
    String type,
    String plugin,
    String version,
    String state,
    String confidence,
    Optional<String> position,
    String fields,
    ViewRow row) {}
