/**
 * Previews of items: a copy of the content goes to a worker process, what it made comes back.
 *
 * <pre>
 *   PreviewEndpoints ──▶ ItemPreviews ──copy──▶ Copies (a private folder, bounded)
 *                             └──────request──▶ org.dalel.preview.Previews ──▶ worker process
 * </pre>
 */
package org.dalel.gui.preview;
