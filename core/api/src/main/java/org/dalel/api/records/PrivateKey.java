package org.dalel.api.records;

import java.util.Optional;
import org.dalel.api.Identifier;

/**
 * A single private key; the record holds its ends only.
 *
 * @param masked first and last characters, see {@link #of}
 * @param format of the text that they are from, e.g. {@code wif}, {@code raw} (hexadecimal digits)
 * @param publicKey in hexadecimal digits
 * @param address that it spends from, when it is one
 */
@RecordType(
    name = "private-key",
    description = "A private key in clear, or opened with a known password, masked.")
public record PrivateKey(
    String masked,
    String format,
    Optional<String> publicKey,
    @As(Identifier.Role.OWNER) Optional<Handle> address) {

  /** A key of which nothing else is known, masked here. */
  public static PrivateKey of(String secret, String format) {
    return new PrivateKey(Masked.of(secret), format, Optional.empty(), Optional.empty());
  }

  /** The same with its public key, in hexadecimal digits. */
  public PrivateKey withPublicKey(String key) {
    return new PrivateKey(masked, format, Optional.of(key), address);
  }

  /** The same with the address that it spends from, an identifier of the owner. */
  public PrivateKey withAddress(Handle spendsFrom) {
    return new PrivateKey(masked, format, publicKey, Optional.of(spendsFrom));
  }
}
