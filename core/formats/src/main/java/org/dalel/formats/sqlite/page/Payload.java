package org.dalel.formats.sqlite.page;

/**
 * The bytes of a record, from its cell and its overflow pages.
 *
 * @param bytes as many as were found
 * @param size as many as the cell declares
 * @param ended true if the chain of overflow pages ends where the payload does
 */
public record Payload(byte[] bytes, long size, boolean ended) {
  /** True if nothing is missing and the chain is what it should be. */
  public boolean whole() {
    return bytes.length == size && ended;
  }
}
