package org.dalel.ingest;

/** Versions for the run record. */
public final class Versions {
  private Versions() {}

  /** This program's version. */
  public static String dalel() {
    return of(Versions.class, "0.1.0");
  }

  static String of(Class<?> member, String otherwise) {
    String version = member.getPackage().getImplementationVersion();
    return version == null ? otherwise : version;
  }
}
