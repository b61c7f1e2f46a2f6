package org.dalel.formats.leveldb;

import org.dalel.formats.ByteView;

/**
 * A record as it stands in one file, before it is known what became of it.
 *
 * @param kind a value or the removal of a key
 * @param sequence number of the write, rising over the life of the database
 * @param key the user's key
 * @param value the value; empty for a removal
 * @param offset where the record starts in the file; in a compressed block, where the block starts
 * @param inBlock where the record starts in the plain bytes of its compressed block; -1 when {@code
 *     offset} is exact
 * @param sound whether all checksums hold and nothing is cut short
 */
public record Entry(
    Kind kind,
    long sequence,
    ByteView key,
    ByteView value,
    long offset,
    int inBlock,
    boolean sound) {}
