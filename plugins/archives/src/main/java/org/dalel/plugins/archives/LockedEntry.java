package org.dalel.plugins.archives;

/**
 * An encrypted entry of a zip archive.
 *
 * @param name as it stands there
 * @param header where its local header begins
 * @param method of packing, beneath the encryption
 * @param strength of AES, 1 to 3; 0 for the old cipher
 * @param crc of the plain bytes
 * @param time of the last change, as DOS writes it
 * @param packed bytes in the archive, with what the encryption adds
 * @param plain bytes when it is unpacked
 */
record LockedEntry(
    String name,
    long header,
    int method,
    int strength,
    long crc,
    int time,
    long packed,
    long plain) {

  boolean isAes() {
    return strength > 0;
  }
}
