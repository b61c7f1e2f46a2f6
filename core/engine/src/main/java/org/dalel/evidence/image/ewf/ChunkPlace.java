package org.dalel.evidence.image.ewf;

/**
 * Where the stored form of a chunk lies.
 *
 * @param segment index of the file
 * @param offset in that file
 * @param length stored bytes with checksum, 0 when the table does not say
 * @param limit offset behind all chunk data of this table
 * @param compressed zlib stream, or the bytes followed by their Adler-32
 */
record ChunkPlace(int segment, long offset, long length, long limit, boolean compressed) {}
