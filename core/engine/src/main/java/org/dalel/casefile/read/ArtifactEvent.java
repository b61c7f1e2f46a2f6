package org.dalel.casefile.read;

/**
 * A point on the timeline that an artifact gives.
 *
 * @param artifact row of the artifact in the case; a handle for queries
 * @param timeNs nanoseconds since 1970 UTC
 * @param kind what happened
 * @param description in words
 */
public record ArtifactEvent(long artifact, long timeNs, String kind, String description) {}
