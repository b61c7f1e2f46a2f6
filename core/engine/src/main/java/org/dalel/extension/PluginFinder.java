package org.dalel.extension;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pf4j.CompoundPluginDescriptorFinder;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PropertiesPluginDescriptorFinder;

/**
 * Looks into the plugin folders for zips, jars and folders with a {@code plugin.properties}, and
 * reads what they say of themselves. Other files and folders, and folders that do not exist, are
 * passed over.
 */
final class PluginFinder {

  private final PluginCache cache;
  private final List<RefusedPlugin> refused;
  private final PluginDescriptorFinder descriptors =
      new CompoundPluginDescriptorFinder()
          .add(new PropertiesPluginDescriptorFinder())
          .add(new ManifestPluginDescriptorFinder());

  /**
   * @param refused takes what cannot be read
   */
  PluginFinder(PluginCache cache, List<RefusedPlugin> refused) {
    this.cache = cache;
    this.refused = refused;
  }

  /**
   * In the order of the folders, and of the names in each.
   *
   * @param folders with plugins; one that is a plugin itself stands for that one alone
   */
  List<PluginCandidate> find(List<Path> folders) throws IOException {
    List<PluginCandidate> found = new ArrayList<>();
    for (Path folder : folders) {
      for (Path source : entries(folder)) {
        candidate(source).ifPresent(found::add);
      }
    }
    return found;
  }

  private static List<Path> entries(Path folder) throws IOException {
    if (Files.exists(folder) && looksLikePlugin(folder)) {
      return List.of(folder);
    }
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(PluginFinder::looksLikePlugin).sorted().toList();
    }
  }

  private static boolean looksLikePlugin(Path entry) {
    String name = entry.getFileName().toString();
    return Files.isDirectory(entry)
        ? Files.isRegularFile(entry.resolve("plugin.properties"))
        : !name.startsWith(".") && (name.endsWith(".zip") || name.endsWith(".jar"));
  }

  private Optional<PluginCandidate> candidate(Path source) {
    try {
      String sha256 = Files.isDirectory(source) ? "" : sha256(source);
      Path code = source.toString().endsWith(".zip") ? cache.unpacked(source, sha256) : source;
      PluginDescriptor descriptor = descriptors.find(code);
      if (descriptor == null) {
        throw new PluginRuntimeException("no descriptor");
      }
      return Optional.of(new PluginCandidate(source, code, sha256, descriptor));
    } catch (IOException | PluginRuntimeException e) {
      refused.add(
          new RefusedPlugin(
              source,
              OneLine.of(
                  source.getFileName()
                      + ": expected a plugin.properties or a manifest with Plugin-Id, found "
                      + e.getMessage()
                      + "; it is not loaded")));
      return Optional.empty();
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digesting =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digesting.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
