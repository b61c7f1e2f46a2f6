package org.dalel.testdata.truth;

/**
 * One line of the truth table. Empty text stands for "not stated".
 *
 * @param volumeOffset bytes from the start of the image
 * @param path from the root of the file system; {@code \xNN} for bytes that are no UTF-8
 * @param stream name of the alternate data stream
 * @param metaAddr MFT entry or inode, where it is known without a tool
 * @param kind {@code file|dir|link}
 * @param state {@code allocated|deleted}
 * @param mtime ISO 8601 in UTC with nanoseconds, cut to what the file system keeps
 */
public record TruthRow(
    long volumeOffset,
    String path,
    String stream,
    String metaAddr,
    String kind,
    String state,
    String size,
    String md5,
    String sha1,
    String sha256,
    String mtime,
    String type) {}
