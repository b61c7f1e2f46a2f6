package org.dalel.plugins.messaging.signal.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.plugins.messaging.crypto.Hkdf;

/**
 * The keys of a backup, and how they follow from what its owner keeps.
 *
 * <pre>
 *   recovery key (64 letters and digits) ─▶ backup key (32) ─┬─▶ id, with the account's ACI; or from the file "metadata"
 *                                                            └─▶ with the id: HMAC key (32) | AES key (32)
 * </pre>
 *
 * Source: libsignal (account-keys, message-backup), which calls the recovery key an account entropy
 * pool.
 */
record ArchiveKeys(byte[] hmac, byte[] aes) {
  private static final int KEY = 32;
  private static final int ID = 16;
  private static final int IV = 16;

  /** The backup key of a recovery key, in which blanks and capitals do not count. */
  static Optional<byte[]> backupKey(String recoveryKey) throws GeneralSecurityException {
    String plain = recoveryKey.replaceAll("[\\s-]", "").toLowerCase(java.util.Locale.ROOT);
    return plain.matches("[0-9a-z]{64}")
        ? Optional.of(Hkdf.sha256(bytes(plain), KEY, bytes("20240801_SIGNAL_BACKUP_KEY")))
        : Optional.empty();
  }

  /** The id of an account's backup. */
  static byte[] id(byte[] backupKey, UUID aci) throws GeneralSecurityException {
    byte[] account =
        ByteBuffer.allocate(ID)
            .putLong(aci.getMostSignificantBits())
            .putLong(aci.getLeastSignificantBits())
            .array();
    return Hkdf.sha256(backupKey, ID, bytes("20241024_SIGNAL_BACKUP_ID:"), account);
  }

  /** The id that a backup in a folder keeps in {@code metadata}, encrypted with AES-256-CTR. */
  static Optional<byte[]> localId(byte[] backupKey, Node metadata) throws GeneralSecurityException {
    Optional<Node> encrypted = metadata.node("backupId");
    Optional<byte[]> iv = encrypted.flatMap(one -> one.bytes("iv"));
    Optional<byte[]> id = encrypted.flatMap(one -> one.bytes("encryptedId"));
    if (iv.isEmpty() || id.isEmpty() || iv.get().length > IV) {
      return Optional.empty();
    }
    byte[] key = Hkdf.sha256(backupKey, KEY, bytes("20241011_SIGNAL_LOCAL_BACKUP_METADATA_KEY"));
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new IvParameterSpec(Arrays.copyOf(iv.get(), IV)));
    return Optional.of(cipher.doFinal(id.get()));
  }

  /** The keys of one backup. */
  static ArchiveKeys of(byte[] backupKey, byte[] id) throws GeneralSecurityException {
    return of(
        Hkdf.sha256(
            backupKey, 2 * KEY, bytes("20241007_SIGNAL_BACKUP_ENCRYPT_MESSAGE_BACKUP:"), id));
  }

  /** Keys that were written down as they are: 64 bytes. */
  static ArchiveKeys of(byte[] both) {
    return new ArchiveKeys(Arrays.copyOf(both, KEY), Arrays.copyOfRange(both, KEY, 2 * KEY));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
