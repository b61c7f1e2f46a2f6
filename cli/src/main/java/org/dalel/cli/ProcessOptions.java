package org.dalel.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.dalel.ingest.ProcessRequest;
import org.dalel.ingest.Profile;
import picocli.CommandLine.Option;

/** How a run is to be done. */
final class ProcessOptions {
  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      defaultValue = "standard",
      description = {
        "triage: every name, digests and types.",
        "standard: also text, metadata, embedded documents, plugins, search, media digests (${DEFAULT-VALUE})."
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
  private List<String> digests = List.of();

  @Option(
      names = "--hashset",
      paramLabel = "FILE",
      description =
          "Known files: an NSRL RDSv3 database or a list of digests; marked and not parsed. May be repeated.")
  private List<Path> hashSets = List.of();

  @Option(names = "--no-text", description = "Do not extract and index text.")
  private boolean noText;

  @Option(
      names = "--text-limit",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "The most characters of text kept of one item (${DEFAULT-VALUE}).")
  private long textLimit;

  @Option(
      names = "--time-limit",
      paramLabel = "S",
      defaultValue = "120",
      description = "Seconds that one item may take before it is given up (${DEFAULT-VALUE}).")
  private long timeLimit;

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
  private List<Path> plugins = List.of();

  /** The request for these options. */
  ProcessRequest request(Path caseFolder, List<Path> evidence, boolean retryFailed) {
    Check.positive("--threads", threads == null ? 1 : threads);
    Check.positive("--time-limit", timeLimit);
    Check.positive("--text-limit", textLimit);
    for (Path hashSet : hashSets) {
      Check.readable("--hashset", hashSet);
    }
    return new ProcessRequest(
        caseFolder,
        evidence,
        profile,
        threads == null ? Runtime.getRuntime().availableProcessors() : threads,
        digests,
        hashSets.stream().map(Path::toAbsolutePath).toList(),
        !noText,
        textLimit,
        Duration.ofSeconds(timeLimit),
        examiner(),
        zone(),
        Places.pluginFolders(plugins),
        Places.pluginCache(),
        retryFailed);
  }

  String examiner() {
    return examiner == null ? Actor.name() : examiner;
  }

  private Optional<String> zone() {
    try {
      return Optional.ofNullable(zone).map(name -> ZoneId.of(name).getId());
    } catch (DateTimeException e) {
      throw new Check.BadValue("--timezone: expected a zone such as Asia/Almaty, found " + zone);
    }
  }
}
