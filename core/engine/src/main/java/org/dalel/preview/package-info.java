/**
 * Shows what evidence looks like, in a process of its own that may die.
 *
 * <pre>
 *   Previews ──request, path of a copy──▶ PreviewWorker (a JVM, confined by bubblewrap where it is there)
 *      │ kills it when it is over its time          │  Pictures, PdfPages, Trees, Tables, content.StructureReader
 *      ◀──facts as JSON, bytes of a picture─────────┘
 * </pre>
 *
 * <p>Content of evidence is hostile: a picture of gigabytes, an archive that unpacks without end, a
 * font that crashes its reader. The worker has a small heap, no network and one folder to write to;
 * what it makes is a PNG, HTML without anything active, or JSON. It takes one request after the
 * other and lives on between them, because a JVM takes a second to start.
 */
package org.dalel.preview;
