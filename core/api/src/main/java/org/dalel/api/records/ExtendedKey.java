package org.dalel.api.records;

/**
 * A key of BIP-32 from which all addresses of an account follow: of a public one the record holds
 * all, of a private one the ends only. Usual further fields are {@code path}, {@code account} (its
 * name) and {@code fingerprint} (of the root key).
 *
 * @param key in its Base58 form, {@code xpub...}; masked when it is secret, see {@link #of}
 * @param secret whether it is a private one
 */
@RecordType(
    name = "extended-key",
    description = "A key from which all addresses of an account follow.")
public record ExtendedKey(String key, boolean secret) {

  /** A key, masked here if it is secret. */
  public static ExtendedKey of(String key, boolean secret) {
    return new ExtendedKey(secret ? Masked.of(key) : key, secret);
  }
}
