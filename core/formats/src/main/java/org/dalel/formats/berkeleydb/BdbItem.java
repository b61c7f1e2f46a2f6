package org.dalel.formats.berkeleydb;

import org.dalel.formats.ByteView;

/**
 * A key or a value.
 *
 * @param bytes its content; for one on overflow pages joined from these
 * @param offset in the file of the item on its leaf page
 * @param overflow whether the content stands on overflow pages
 */
public record BdbItem(ByteView bytes, long offset, boolean overflow) {}
