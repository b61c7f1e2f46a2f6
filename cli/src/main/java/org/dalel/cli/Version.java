package org.dalel.cli;

import picocli.CommandLine;

/** What {@code dalel --version} prints. */
final class Version implements CommandLine.IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "Dalel " + number(),
      "Java " + System.getProperty("java.version") + " on " + System.getProperty("os.name")
    };
  }

  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
