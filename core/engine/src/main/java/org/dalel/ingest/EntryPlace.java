package org.dalel.ingest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A place in a container: what lies there is the same wherever the container lies.
 *
 * @param container row of the content that is the container
 * @param position position of the entry in it
 */
record EntryPlace(long container, long position) {

  /**
   * What names the place in the journal and in quarantine, where a content is named by its digest.
   *
   * @param sha256 of the container
   */
  byte[] digest(byte[] sha256) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(sha256);
      return digest.digest(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java without SHA-256", e);
    }
  }
}
