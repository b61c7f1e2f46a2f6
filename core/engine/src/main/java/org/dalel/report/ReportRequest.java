package org.dalel.report;

/**
 * How a report is made.
 *
 * @param language en, ru or kk; empty for that of the case, otherwise English
 * @param zone such as {@code Asia/Almaty}; empty for that of the case, otherwise UTC
 * @param madeNs when it is made, nanoseconds since 1970 UTC
 * @param actor who makes it
 * @param version of this program
 */
public record ReportRequest(
    String language, String zone, long madeNs, String actor, String version) {}
