package org.dalel.casefile.write;

import java.util.SortedMap;

/**
 * The digests of a content.
 *
 * @param md5 16 bytes
 * @param sha1 20 bytes
 * @param sha256 32 bytes
 * @param more further digests in hex by their names, sorted
 */
public record Digests(byte[] md5, byte[] sha1, byte[] sha256, SortedMap<String, String> more) {}
