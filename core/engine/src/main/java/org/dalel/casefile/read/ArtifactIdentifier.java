package org.dalel.casefile.read;

/**
 * An identifier as an artifact has it.
 *
 * @param artifact row of the artifact in the case; a handle for queries
 * @param kind e.g. {@code phone}
 * @param value its one spelling
 * @param raw as it stands in the evidence
 * @param role of the identifier in the artifact, e.g. {@code sender}
 */
public record ArtifactIdentifier(
    long artifact, String kind, String value, String raw, String role) {}
