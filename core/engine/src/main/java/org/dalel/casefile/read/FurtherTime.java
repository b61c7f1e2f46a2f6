package org.dalel.casefile.read;

/**
 * A time of an entry beside the four usual ones.
 *
 * @param itemId row of the entry in the case; a handle for queries
 * @param name {@code fn_mtime}, {@code fn_atime}, {@code fn_ctime}, {@code fn_crtime} of the NTFS
 *     attribute {@code $FILE_NAME}; {@code deleted}, {@code backup}
 * @param timeNs nanoseconds since 1970 UTC
 */
public record FurtherTime(long itemId, String name, long timeNs) {}
