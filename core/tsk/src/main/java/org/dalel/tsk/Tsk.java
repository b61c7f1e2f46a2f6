package org.dalel.tsk;

/** The installed libtsk. */
public final class Tsk {
  private Tsk() {}

  /** Version of the library in use, such as {@code 4.11.1}. */
  public static String version() throws TskException {
    return new Packed(Native.version(), 0).text();
  }

  /** Version of the headers that the shim was compiled against. */
  public static String compiledVersion() throws TskException {
    Packed versions = new Packed(Native.version(), 0);
    versions.text();
    return versions.text();
  }
}
