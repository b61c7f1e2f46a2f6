/**
 * What Firefox keeps in the SQLite files of its IndexedDB; the rows are read by others.
 *
 * <pre>
 *   storage/default/ORIGIN/idb/NAME.sqlite   table object_data
 *       key   10 bf f0                       MozillaKey   ─▶ ScriptValue 1
 *       data  raw Snappy                     ─┐
 *   storage/default/ORIGIN/idb/NAME.files/7  ─┼▶ MozillaValue ─▶ CloneReader ─▶ Decoded
 *             framed Snappy                  ─┘
 * </pre>
 */
package org.dalel.formats.mozilla;
