package org.dalel.extension;

import java.nio.file.Path;

/**
 * A plugin that was found but not loaded.
 *
 * @param source the file or folder that was found
 * @param reason one sentence for the examiner that names the culprit
 */
public record RefusedPlugin(Path source, String reason) {}
