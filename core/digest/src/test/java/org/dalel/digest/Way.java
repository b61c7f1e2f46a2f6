package org.dalel.digest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The ways of computing that this machine has, and the properties that force them. */
enum Way {
  FASTEST("true", "true", hasShaExtensions() ? "native, SHA extensions" : "native, portable"),
  PORTABLE("true", "false", "native, portable"),
  JDK("false", "true", "Java runtime");

  final String implementation;
  private final String nativeCode;
  private final String shaNi;

  Way(String nativeCode, String shaNi, String implementation) {
    this.nativeCode = nativeCode;
    this.shaNi = shaNi;
    this.implementation = implementation;
  }

  TripleDigest create() {
    System.setProperty(TripleDigest.NATIVE_PROPERTY, nativeCode);
    System.setProperty(TripleDigest.SHA_NI_PROPERTY, shaNi);
    try {
      return TripleDigest.create();
    } finally {
      System.clearProperty(TripleDigest.NATIVE_PROPERTY);
      System.clearProperty(TripleDigest.SHA_NI_PROPERTY);
    }
  }

  private static boolean hasShaExtensions() {
    try {
      return Files.readString(Path.of("/proc/cpuinfo")).contains(" sha_ni ");
    } catch (IOException e) {
      return false;
    }
  }
}
