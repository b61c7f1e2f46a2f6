package org.dalel.digest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The ways of computing that this machine has, and the properties that force them. */
enum Way {
  FASTEST("true", "true", "true", has("sha_ni") ? "native, SHA extensions" : withoutSha()),
  WITHOUT_SHA("true", "false", "true", withoutSha()),
  PLAIN("true", "false", "false", "native, plain"),
  JDK("false", "true", "true", "Java runtime");

  final String implementation;
  private final String nativeCode;
  private final String shaNi;
  private final String bmi2;

  Way(String nativeCode, String shaNi, String bmi2, String implementation) {
    this.nativeCode = nativeCode;
    this.shaNi = shaNi;
    this.bmi2 = bmi2;
    this.implementation = implementation;
  }

  TripleDigest create() {
    return made(TripleDigest::create);
  }

  BatchDigest createBatch(int capacity) {
    return made(() -> new BatchDigest(capacity));
  }

  private <T> T made(Supplier<T> maker) {
    System.setProperty(TripleDigest.NATIVE_PROPERTY, nativeCode);
    System.setProperty(TripleDigest.SHA_NI_PROPERTY, shaNi);
    System.setProperty(TripleDigest.BMI2_PROPERTY, bmi2);
    try {
      return maker.get();
    } finally {
      System.clearProperty(TripleDigest.NATIVE_PROPERTY);
      System.clearProperty(TripleDigest.SHA_NI_PROPERTY);
      System.clearProperty(TripleDigest.BMI2_PROPERTY);
    }
  }

  private static String withoutSha() {
    return has("bmi2") ? "native, BMI2" : "native, plain";
  }

  private static boolean has(String feature) {
    try {
      return Files.readString(Path.of("/proc/cpuinfo")).contains(" " + feature + " ");
    } catch (IOException e) {
      return false;
    }
  }
}
