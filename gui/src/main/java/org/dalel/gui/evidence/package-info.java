/**
 * Bytes of evidence for the browser, from another host name than the page.
 *
 * <pre>
 *   page ──POST /api/.../link──▶ EvidenceLinks: a word for one item, good for some minutes
 *   page ──GET /api/.../picture──▶ MadeBodies: a word for what was made of an item
 *   browser ──GET localhost:PORT2/WORD──▶ EvidenceServer ──▶ bytes, typed by Dalel, in a sandbox
 * </pre>
 */
package org.dalel.gui.evidence;
