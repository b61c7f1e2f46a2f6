package org.dalel.tsk;

import java.io.IOException;

/** libtsk refused or failed: what was attempted, and its own reason. */
public final class TskException extends IOException {
  private static final long serialVersionUID = 1L;

  // tsk_base.h: TSK_ERR_FS_UNKTYPE, _ENCRYPTED, _POSSIBLY_ENCRYPTED, TSK_ERR_VS_ENCRYPTED
  private static final long UNKNOWN_FILE_SYSTEM = 0x08000000L;
  private static final long ENCRYPTED_FILE_SYSTEM = 0x08000012L;
  private static final long POSSIBLY_ENCRYPTED_FILE_SYSTEM = 0x08000013L;
  private static final long ENCRYPTED_VOLUME_SYSTEM = 0x04000008L;

  private final long code;

  /**
   * @param message what was attempted and why it failed
   * @param code libtsk's error number, 0 when it gave none
   * @param cause the exception of a {@link TskReader}, or null
   */
  TskException(String message, long code, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** libtsk's error number (TSK_ERR_...), 0 when it gave none. */
  public long code() {
    return code;
  }

  /** Whether no known file system stands at the place. */
  public boolean unknownFileSystem() {
    return code == UNKNOWN_FILE_SYSTEM;
  }

  /** Whether libtsk takes the place for encrypted: by a signature, or by its entropy. */
  public boolean encrypted() {
    return code == ENCRYPTED_FILE_SYSTEM
        || code == POSSIBLY_ENCRYPTED_FILE_SYSTEM
        || code == ENCRYPTED_VOLUME_SYSTEM;
  }
}
