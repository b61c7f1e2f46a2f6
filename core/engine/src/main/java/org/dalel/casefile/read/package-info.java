/**
 * Reading a case: read-only connections, streaming, in an order that does not depend on row ids.
 *
 * <pre>
 *   case.db ──ItemListing──▶ ListedItem (entry, then its embedded documents) ──▶ filter ──▶ RowSink
 *        └──▶ ArtifactListing, FailureListing, TimelineListing                       cli, export, gui
 *   text.db ──TextSearch──▶ contents ──Places──▶ SearchHit
 * </pre>
 */
package org.dalel.casefile.read;
