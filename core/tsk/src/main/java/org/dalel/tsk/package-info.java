/**
 * The Sleuth Kit, bound through a compiled shim: thin Java handles over what libtsk opens.
 *
 * <pre>
 *   TskImage ─┬─ VolumeSystem (read once: DOS, GPT, Mac, BSD, Sun)
 *             ├─ TskPool (APFS) ─── TskFileSystem
 *             └─ TskFileSystem ─┬─ TskEnumerator ──▶ batches of TskEntry and TskEvent
 *                               ├─ TskFile ─── TskAttribute ──▶ bytes
 *                               └─ runs of allocated and unallocated blocks
 *
 *   Java   Handle (open, closed, one lock an image)      Packed (decodes tables and entries)
 *   ────────────────────── JNI: Native, one direct buffer a crossing ──────────────────────
 *   C++    guard() (catch everything, TSK's error)       Packer, Enumerator, dirindex
 *   ──────────────────────────────── libtsk ────────────────────────────────
 * </pre>
 *
 * <p>Nothing of libtsk's memory reaches Java: records are copied into a buffer and decoded lazily.
 * Handles close from the leaves to the image, whatever order the caller uses.
 */
package org.dalel.tsk;
