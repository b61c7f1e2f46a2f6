/**
 * Bulk records: what is too many to be an artifact each. A list of them belongs to one artifact,
 * which says what the list is; its rows go into typed tables of the case.
 *
 * <pre>
 *  extractor ─▶ ArtifactSink.rows() ─▶ RowList.add(row) ... ─▶ ArtifactSink.emit(artifact, list)
 * </pre>
 *
 * <p>The rows are never in memory together: an extractor can give millions.
 */
package org.dalel.api.bulk;
