package org.dalel.casefile.read;

/**
 * A failure as it was written during a run.
 *
 * @param id grows with each
 * @param place evidence and path; the digest for one of a content, whose places are not looked up
 * @param stage as in {@code failure.stage}
 * @param kind as in {@code failure.kind}
 * @param message what was expected, what was found, what happened then
 */
public record RecentFailure(long id, String place, String stage, String kind, String message) {}
