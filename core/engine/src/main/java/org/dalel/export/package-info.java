/**
 * Exports: files, artifacts, timeline, and items copied out; deterministic and totally ordered.
 *
 * <pre>
 *   CaseReader ──ListedItem──▶ ItemFormat (CSV, JSON lines, body file) ──▶ Appendable
 *            ├──ListedArtifact──▶ ArtifactFormat
 *            ├──TimelineEntry──▶ TimelineFormat
 *            └──ListedItem + ContentOpener──▶ Extraction ──▶ folder with manifest.csv
 * </pre>
 *
 * <p>No row id, no clock and no order of insertion reaches an export.
 */
package org.dalel.export;
