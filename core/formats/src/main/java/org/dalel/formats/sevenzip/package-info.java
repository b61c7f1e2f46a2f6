/**
 * What stands in the header of a 7z archive about its encryption: folders, their coders, sizes and
 * check sums (7zFormat.txt of the LZMA SDK). Contents are not unpacked here.
 *
 * <pre>
 *   signature header ─▶ next header ─┬─ plain ─────────────────▶ folders of the contents
 *                                    ├─ packed with LZMA ─ unpack ▶ the same
 *                                    └─ encrypted ─────────────▶ the folder of the header alone
 * </pre>
 */
package org.dalel.formats.sevenzip;
