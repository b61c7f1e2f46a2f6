/**
 * Text that wallet programs save: JSON, and the Python literals of early Electrum, read within
 * limits of size, depth and number of values; of damaged text, what stands before the damage.
 *
 * <pre>
 *  EvidenceFile ─▶ Content (bytes up to a limit) ─▶ JsonReader, PythonLiteral ─▶ JsonText: Json, damage
 * </pre>
 */
package org.dalel.plugins.wallets.json;
