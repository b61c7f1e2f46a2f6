/**
 * Reading a case: read-only connections, streaming, in an order that does not depend on row ids.
 *
 * <pre>
 *   case.db ──ItemListing──▶ ListedItem (entry, then its embedded documents) ──▶ filter ──▶ RowSink
 *        └──▶ ArtifactListing, FailureListing, TimelineListing                       cli, export, gui
 *   text.db ──TextSearch──▶ contents ──Places──▶ SearchHit
 * </pre>
 *
 * <p>{@code CaseReader} is the door: it opens the databases ({@code CaseConnections}) and lets each
 * listing run in one read transaction.
 */
package org.dalel.casefile.read;
