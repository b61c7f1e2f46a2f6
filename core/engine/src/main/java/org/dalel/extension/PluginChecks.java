package org.dalel.extension;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dalel.api.DalelApi;
import org.pf4j.DefaultVersionManager;
import org.pf4j.PluginDependency;
import org.pf4j.VersionManager;

/**
 * Decides which candidates may be loaded, before any of their code runs: a valid id and version, an
 * API that fits, an id that nobody else has, and dependencies that are there. Every refusal names
 * the culprit.
 */
final class PluginChecks {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");
  private static final Pattern BARE_VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

  private final VersionManager versions = new DefaultVersionManager();
  private final String apiVersion;
  private final List<RefusedPlugin> refused;

  /**
   * @param apiVersion of the running API, see {@link DalelApi#VERSION}
   * @param refused takes what may not be loaded
   */
  PluginChecks(String apiVersion, List<RefusedPlugin> refused) {
    this.apiVersion = apiVersion;
    this.refused = refused;
  }

  /** The candidates that may be loaded, each after those that it depends on. */
  List<PluginCandidate> accept(List<PluginCandidate> candidates) {
    Map<String, PluginCandidate> accepted = new LinkedHashMap<>();
    for (PluginCandidate candidate : candidates) {
      Optional<String> objection = alone(candidate);
      Optional<String> duplicate = duplicate(candidate, accepted);
      if (objection.isPresent()) {
        refuse(candidate, objection.get(), false);
      } else if (duplicate.isPresent()) {
        refuse(candidate, duplicate.get(), true);
      } else {
        accepted.put(candidate.id(), candidate);
      }
    }
    return inOrder(accepted);
  }

  private Optional<String> alone(PluginCandidate candidate) {
    String requires = candidate.descriptor().getRequires();
    if (candidate.id() == null) {
      return Optional.of(
          "expected a plugin.properties or a manifest with Plugin-Id, found neither;"
              + " of what 'mvn package' makes, the .zip is the plugin");
    }
    if (!ID.matcher(candidate.id()).matches()) {
      return Optional.of(
          "expected a plugin id of lower-case words joined by hyphens or dots, found '"
              + candidate.id()
              + "'");
    }
    if (!isVersion(candidate.version())) {
      return Optional.of(
          "expected a semantic version such as 1.0.0, found '" + candidate.version() + "'");
    }
    if (requires == null || requires.isBlank() || requires.equals("*")) {
      return Optional.of(
          "expected the API version that it needs (plugin.requires), found none; this program has API "
              + apiVersion);
    }
    return fits(apiVersion, requires)
        ? Optional.empty()
        : Optional.of("it needs API " + requires + ", and this program has API " + apiVersion);
  }

  private static Optional<String> duplicate(
      PluginCandidate candidate, Map<String, PluginCandidate> accepted) {
    return Optional.ofNullable(accepted.get(candidate.id()))
        .map(
            first ->
                "the id '"
                    + candidate.id()
                    + "' is already taken by version "
                    + first.version()
                    + " in "
                    + first.source());
  }

  /**
   * Takes candidates whose dependencies were taken, until no more can be; what then remains misses
   * one, directly, by way of another that was refused, or in a circle.
   */
  private List<PluginCandidate> inOrder(Map<String, PluginCandidate> candidates) {
    Map<String, PluginCandidate> waiting = new LinkedHashMap<>(candidates);
    Map<String, PluginCandidate> taken = new LinkedHashMap<>();
    boolean progress = true;
    while (progress) {
      List<PluginCandidate> ready =
          waiting.values().stream()
              .filter(candidate -> missing(candidate, taken, waiting).isEmpty())
              .toList();
      ready.forEach(candidate -> taken.put(candidate.id(), candidate));
      ready.forEach(candidate -> waiting.remove(candidate.id()));
      progress = !ready.isEmpty();
    }
    for (PluginCandidate left : waiting.values()) {
      refuse(left, missing(left, taken, waiting).orElseThrow(), false);
    }
    return new ArrayList<>(taken.values());
  }

  private Optional<String> missing(
      PluginCandidate candidate,
      Map<String, PluginCandidate> taken,
      Map<String, PluginCandidate> waiting) {
    for (PluginDependency dependency : dependencies(candidate)) {
      PluginCandidate there = taken.get(dependency.getPluginId());
      boolean waits = waiting.containsKey(dependency.getPluginId());
      if (there == null && (waits || !dependency.isOptional())) {
        return Optional.of(
            "it depends on plugin '"
                + dependency.getPluginId()
                + (waits ? "', which cannot be loaded before it" : "', which is not there"));
      }
      if (there != null && !fits(there.version(), dependency.getPluginVersionSupport())) {
        return Optional.of(
            "it depends on plugin '"
                + dependency.getPluginId()
                + "' "
                + dependency.getPluginVersionSupport()
                + ", and version "
                + there.version()
                + " is there");
      }
    }
    return Optional.empty();
  }

  private static List<PluginDependency> dependencies(PluginCandidate candidate) {
    List<PluginDependency> dependencies = candidate.descriptor().getDependencies();
    return dependencies == null ? List.of() : dependencies;
  }

  /** A bare version means that one or a later compatible one. */
  private boolean fits(String version, String wanted) {
    String range = wanted.strip();
    try {
      return versions.checkVersionConstraint(
          version, BARE_VERSION.matcher(range).matches() ? "^" + range : range);
    } catch (RuntimeException notAVersionRange) {
      return false;
    }
  }

  private boolean isVersion(String version) {
    try {
      return version != null && versions.compareVersions(version, version) == 0;
    } catch (RuntimeException notAVersion) {
      return false;
    }
  }

  private void refuse(PluginCandidate candidate, String objection, boolean replaced) {
    refused.add(
        new RefusedPlugin(
            candidate.source(),
            OneLine.of(
                "plugin '"
                    + candidate.id()
                    + "' ("
                    + candidate.source().getFileName()
                    + "): "
                    + objection
                    + "; it is not loaded"),
            replaced));
  }
}
