/**
 * SIM cards: files of a card (3GPP TS 51.011, TS 31.102), read from raw dumps and from exports of
 * pySim, told as artifacts.
 *
 * <pre>
 *  6F3C.bin ... in a folder ─▶ RawCard ────┐
 *  pySim-shell export ───────▶ PySimExport ┴▶ CardDump ─▶ CardReport ─▶ sim-card, contact, call, message ...
 *  pySim-read printout ──────▶ PySimRead ───────────────▶ sim-card
 * </pre>
 */
package org.dalel.plugins.telephony.sim;
