package org.dalel.extension;

import java.nio.file.Path;

/**
 * A plugin at work, as it stands in the run record.
 *
 * @param id unique among the loaded plugins
 * @param version semantic version
 * @param description one line from its author, or empty
 * @param provider its author, or empty
 * @param license its licence, or empty
 * @param source the file or folder that it came from
 * @param sha256 lower-case hexadecimal digest of that file; empty for a folder
 */
public record LoadedPlugin(
    String id,
    String version,
    String description,
    String provider,
    String license,
    Path source,
    String sha256) {}
