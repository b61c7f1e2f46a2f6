package org.dalel.ingest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Secret;

/**
 * What the examiner asked for.
 *
 * @param caseFolder the folder of the case; made when missing
 * @param evidence images, devices, folders or files to add; may be empty to resume or retry what
 *     the case holds
 * @param profile how deep to look
 * @param threads worker threads, at least 1
 * @param digests names of further digests besides MD5, SHA-1 and SHA-256 (Bouncy Castle's names,
 *     such as SHA3-256)
 * @param hashSets files with known digests: NSRL RDSv3 databases or lists
 * @param text whether text is extracted and indexed ({@code standard} only)
 * @param textLimit the most characters of text kept of one item
 * @param timeLimit how long one item (or one embedded document) may take before it is given up
 * @param examiner who works
 * @param zone the zone of local times on the evidence (FAT), when declared
 * @param pluginFolders where plugins are found
 * @param pluginCache private folder into which plugin zips are unpacked
 * @param secrets passwords and keys that the examiner gives, for what is locked; kept in the case
 * @param retryFailed forget quarantined items and failed contents, and try them again
 */
public record ProcessRequest(
    Path caseFolder,
    List<Path> evidence,
    Profile profile,
    int threads,
    List<String> digests,
    List<Path> hashSets,
    boolean text,
    long textLimit,
    Duration timeLimit,
    String examiner,
    Optional<String> zone,
    List<Path> pluginFolders,
    Path pluginCache,
    List<Secret> secrets,
    boolean retryFailed) {}
