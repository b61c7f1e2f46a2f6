package org.dalel.extension;

import java.nio.file.Path;
import org.pf4j.PluginDescriptor;

/**
 * A plugin that was found and can be read, before any of its code runs.
 *
 * @param source the file or folder that was found
 * @param code what is loaded: the same, or where a zip was unpacked to
 * @param sha256 digest of the source; empty for a folder
 * @param descriptor what it says of itself
 */
record PluginCandidate(Path source, Path code, String sha256, PluginDescriptor descriptor) {

  String id() {
    return descriptor.getPluginId();
  }

  String version() {
    return descriptor.getVersion();
  }
}
