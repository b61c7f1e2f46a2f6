package org.dalel.gui.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.HttpStatus;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.api.Secret;
import org.dalel.gui.jobs.InstalledPlugins;
import org.dalel.gui.jobs.Roots;
import org.dalel.gui.server.Problem;
import org.dalel.ingest.GivenSecrets;
import org.dalel.ingest.Profile;
import org.dalel.ingest.RunSettings;

/** Reads what the page asks for when it starts a run. */
final class RunForm {
  private static final int MOST_PATHS = 200;
  private static final int MOST_THREADS = 256;
  private static final int MOST_SECONDS = 86_400;
  private static final int USUAL_SECONDS = 120;

  private final Roots roots;
  private final InstalledPlugins plugins;

  RunForm(Roots roots, InstalledPlugins plugins) {
    this.roots = roots;
    this.plugins = plugins;
  }

  /** What the form has. */
  static Endpoint.Parameter[] fields() {
    return new Endpoint.Parameter[] {
      Endpoint.required("paths", "array", "images, devices, folders or files"),
      Endpoint.optional("profile", "string", "triage, standard or deep"),
      Endpoint.optional("digests", "array", "names of further digests"),
      Endpoint.optional("hash_sets", "array", "files with known digests"),
      Endpoint.optional("threads", "integer", "worker threads"),
      Endpoint.optional("text", "boolean", "extract and index text"),
      Endpoint.optional("plugins", "array", "ids of the plugins to run; all without it"),
      Endpoint.optional(
          "secrets",
          "string",
          "passwords, one a line; seed-phrase: or key: before what is none. Kept in the case"),
      Endpoint.optional("time_limit", "integer", "seconds that one item may take"),
      Endpoint.optional("zone", "string", "zone of local times, such as Asia/Almaty")
    };
  }

  /** The evidence, at least one. */
  List<Path> evidence(JsonNode form) {
    List<Path> evidence = paths(form, "paths");
    if (evidence.isEmpty()) {
      throw Problem.badRequest("paths: expected evidence to add, found none.");
    }
    return evidence;
  }

  /**
   * How it is to be done.
   *
   * @param zoneOfCase where the form names none; may be empty
   */
  RunSettings settings(JsonNode form, String zoneOfCase) {
    String zone = Request.optionalField(form, "zone");
    return new RunSettings(
        profile(form),
        Request.strings(form, "digests", MOST_PATHS),
        paths(form, "hash_sets"),
        form.path("text").asBoolean(true),
        RunSettings.DEFAULT.textLimit(),
        Duration.ofSeconds(within(form, "time_limit", USUAL_SECONDS, MOST_SECONDS)),
        checkedZone(zone.isEmpty() ? zoneOfCase : zone),
        pluginFolders(form));
  }

  int threads(JsonNode form) {
    return within(form, "threads", Runtime.getRuntime().availableProcessors(), MOST_THREADS);
  }

  /** What opens what is locked. */
  List<Secret> secrets(JsonNode form) {
    return GivenSecrets.parse(form.path("secrets").asText(""));
  }

  private static Profile profile(JsonNode form) {
    String wanted = form.path("profile").asText(Profile.STANDARD.label());
    return Stream.of(Profile.values())
        .filter(one -> one.label().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.badRequest(
                    "profile: expected triage, standard or deep, found " + wanted + "."));
  }

  private List<Path> pluginFolders(JsonNode form) {
    if (!form.has("plugins")) {
      return plugins.folders();
    }
    try {
      return plugins.chosen(Request.strings(form, "plugins", MOST_PATHS));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(e.getMessage() + ".");
    }
  }

  private static Optional<String> checkedZone(String zone) {
    try {
      return zone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(zone).getId());
    } catch (DateTimeException e) {
      throw Problem.badRequest("zone: expected one such as Asia/Almaty, found " + zone + ".");
    }
  }

  private static int within(JsonNode form, String name, int missing, int most) {
    int value = form.path(name).asInt(missing);
    if (value < 1 || value > most) {
      throw Problem.badRequest(
          name + ": expected a number from 1 to " + most + ", found " + value + ".");
    }
    return value;
  }

  private List<Path> paths(JsonNode form, String name) {
    List<Path> paths = new ArrayList<>();
    for (String text : Request.strings(form, name, MOST_PATHS)) {
      try {
        paths.add(roots.existing(text));
      } catch (Roots.Refused e) {
        throw new Problem(HttpStatus.FORBIDDEN, e.getMessage());
      }
    }
    return paths;
  }
}
