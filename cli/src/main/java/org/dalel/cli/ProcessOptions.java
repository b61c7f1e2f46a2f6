package org.dalel.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Secret;
import org.dalel.ingest.GivenSecrets;
import org.dalel.ingest.ProcessRequest;
import org.dalel.ingest.Profile;
import org.dalel.ingest.RunSettings;
import picocli.CommandLine.Option;

/** How a run is to be done. */
final class ProcessOptions {
  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description = {
        "triage: every name, digests and types.",
        "standard: also text, metadata, embedded documents, plugins, search, media digests (the default).",
        "deep: also addresses, keys, phrases and the like in slack, free space and all of unknown files."
      })
  private Profile profile;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Worker threads; as many as cores without it.")
  private Integer threads;

  @Option(
      names = "--hash",
      paramLabel = "LIST",
      split = ",",
      description = "More digests besides MD5, SHA-1 and SHA-256, such as SHA3-256,BLAKE2B-512.")
  private List<String> digests;

  @Option(
      names = "--hashset",
      paramLabel = "FILE",
      description =
          "Known files: an NSRL RDSv3 database or a list of digests; marked and not parsed. May be repeated.")
  private List<Path> hashSets;

  @Option(names = "--no-text", description = "Do not extract and index text.")
  private boolean noText;

  @Option(
      names = "--text-limit",
      paramLabel = "N",
      description = "The most characters of text kept of one item (10000000).")
  private Long textLimit;

  @Option(
      names = "--time-limit",
      paramLabel = "S",
      description = "Seconds that one item may take before it is given up (120).")
  private Long timeLimit;

  @Option(
      names = "--examiner",
      paramLabel = "NAME",
      description = "Who works; without it DALEL_EXAMINER or the account's name.")
  private String examiner;

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      description = "Zone of local times on the evidence (FAT), such as Asia/Almaty.")
  private String zone;

  @Option(
      names = "--plugins",
      paramLabel = "FOLDER",
      description = "A further folder with plugins. May be repeated.")
  private List<Path> plugins;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = {
        "Passwords for what is locked, one a line; 'seed-phrase:' or 'key:' before other kinds.",
        "They are tried, never guessed from, and kept in the case. May be repeated."
      })
  private List<Path> secretFiles = List.of();

  /**
   * The request for these options.
   *
   * @param base what holds where no option was given
   */
  ProcessRequest request(
      Path caseFolder, List<Path> evidence, boolean retryFailed, RunSettings base) {
    Check.positive("--threads", threads == null ? 1 : threads);
    RunSettings settings = over(base);
    Check.positive("--time-limit", settings.timeLimit().toSeconds());
    Check.positive("--text-limit", settings.textLimit());
    Check.folders("--plugins", plugins == null ? List.of() : plugins);
    for (Path hashSet : settings.hashSets()) {
      Check.readable("--hashset", hashSet);
    }
    return new ProcessRequest(
        caseFolder,
        evidence,
        settings.profile(),
        threads == null ? Runtime.getRuntime().availableProcessors() : threads,
        settings.digests(),
        settings.hashSets(),
        settings.text(),
        settings.textLimit(),
        settings.timeLimit(),
        examiner(),
        settings.zone(),
        Places.pluginFolders(settings.pluginFolders()),
        Places.pluginCache(),
        secrets(),
        retryFailed);
  }

  private List<Secret> secrets() {
    List<Secret> secrets = new ArrayList<>();
    for (Path file : secretFiles) {
      Check.readable("--secret-file", file);
      try {
        secrets.addAll(GivenSecrets.read(file));
      } catch (IOException e) {
        throw new Check.BadValue(
            "--secret-file: expected a file of lines in UTF-8, found in "
                + file
                + ": "
                + e.getMessage());
      }
    }
    return secrets;
  }

  /** The settings with what was given on the command line. */
  private RunSettings over(RunSettings base) {
    return new RunSettings(
        profile == null ? base.profile() : profile,
        digests == null ? base.digests() : digests,
        hashSets == null ? base.hashSets() : hashSets.stream().map(Path::toAbsolutePath).toList(),
        !noText && base.text(),
        textLimit == null ? base.textLimit() : textLimit,
        timeLimit == null ? base.timeLimit() : Duration.ofSeconds(timeLimit),
        zone == null ? base.zone() : zone(),
        plugins == null ? base.pluginFolders() : plugins);
  }

  String examiner() {
    return examiner == null ? Actor.name() : examiner;
  }

  private Optional<String> zone() {
    try {
      return Optional.of(ZoneId.of(zone).getId());
    } catch (DateTimeException e) {
      throw new Check.BadValue("--timezone: expected a zone such as Asia/Almaty, found " + zone);
    }
  }
}
