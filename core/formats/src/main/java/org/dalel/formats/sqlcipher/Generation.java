package org.dalel.formats.sqlcipher;

/** What versions of SQLCipher do unless they are told otherwise. */
public enum Generation {
  /** Since 2018: pages of 4096 bytes, SHA-512. */
  V4("SQLCipher 4", 4096, "HmacSHA512", 64, 256_000),
  /** 2013 to 2018: pages of 1024 bytes, SHA-1. */
  V3("SQLCipher 3", 1024, "HmacSHA1", 20, 64_000),
  /** Before 2012, and programs that keep to it: pages of 1024 bytes, no HMAC. */
  V1("SQLCipher 1", 1024, "HmacSHA1", 0, 4_000);

  private static final int BLOCK = 16;

  private final String title;
  private final int pageSize;
  private final String mac;
  private final int macSize;
  private final int rounds;

  Generation(String title, int pageSize, String mac, int macSize, int rounds) {
    this.title = title;
    this.pageSize = pageSize;
    this.mac = mac;
    this.macSize = macSize;
    this.rounds = rounds;
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  /** Bytes of a page. */
  public int pageSize() {
    return pageSize;
  }

  /** Rounds of PBKDF2 that make a key of a passphrase. */
  public int rounds() {
    return rounds;
  }

  String mac() {
    return mac;
  }

  int macSize() {
    return macSize;
  }

  /** Bytes at the end of a page that are no content: IV and HMAC, rounded up to whole blocks. */
  int reserved() {
    return (BLOCK + macSize + BLOCK - 1) / BLOCK * BLOCK;
  }
}
