package org.dalel.cli.sdk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/**
 * The jars that a plugin is built against, as a Maven repository in a folder: they are on no
 * registry. Their version there is that of the program, a hyphen, and eight digits of their digest,
 * so that Maven, which keeps a copy of each version for ever, never takes those of another build.
 * Beside each stand its sources, from which an editor shows what a name means.
 */
final class SdkRepository {

  /** A jar and what it depends on. */
  private record Module(String name, Path jar, Path sources, String dependencies) {}

  private final List<Module> modules;
  private final String version;

  private SdkRepository(List<Module> modules, String version) {
    this.modules = modules;
    this.version = version;
  }

  /**
   * @param home the distribution: {@code lib} and {@code sdk}
   * @throws IOException naming the jar that is missing
   */
  static SdkRepository of(Path home, Properties versions) throws IOException {
    String dalel = versions.getProperty("dalel");
    List<Module> modules =
        List.of(
            module(
                "dalel-api",
                home,
                "lib",
                dalel,
                dependency("org.pf4j", "pf4j", versions.getProperty("pf4j"), "compile")),
            module(
                "dalel-formats",
                home,
                "lib",
                dalel,
                dependency("org.xerial", "sqlite-jdbc", versions.getProperty("sqlite"), "runtime")),
            module(
                "dalel-testkit",
                home,
                "sdk",
                dalel,
                dependency("org.dalel", "dalel-api", "${project.version}", "compile")
                    + dependency("org.dalel", "dalel-formats", "${project.version}", "compile")));
    MessageDigest all = digest("SHA-256");
    for (Module module : modules) {
      all.update(Files.readAllBytes(module.jar()));
    }
    return new SdkRepository(
        modules, dalel + "-" + HexFormat.of().formatHex(all.digest()).substring(0, 8));
  }

  /** The version under which the jars stand in it. */
  String version() {
    return version;
  }

  void write(Path repository) throws IOException {
    for (Module module : modules) {
      Path folder =
          Files.createDirectories(
              repository.resolve("org/dalel").resolve(module.name()).resolve(version));
      String file = module.name() + "-" + version;
      put(folder.resolve(file + ".jar"), Files.readAllBytes(module.jar()));
      if (Files.isRegularFile(module.sources())) {
        put(folder.resolve(file + "-sources.jar"), Files.readAllBytes(module.sources()));
      }
      put(folder.resolve(file + ".pom"), pom(module).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void put(Path file, byte[] content) throws IOException {
    Files.write(file, content);
    Files.writeString(
        file.resolveSibling(file.getFileName() + ".sha1"),
        HexFormat.of().formatHex(digest("SHA-1").digest(content)));
  }

  private static Module module(
      String name, Path home, String folder, String dalel, String dependencies) throws IOException {
    Path jar = home.resolve(folder).resolve(name + "-" + dalel + ".jar");
    Path sources = home.resolve("sdk").resolve(name + "-" + dalel + "-sources.jar");
    if (!Files.isRegularFile(jar)) {
      throw new IOException(
          jar
              + ": expected the jar that plugins are built against, found none; is the distribution whole?");
    }
    return new Module(name, jar, sources, dependencies);
  }

  private static String dependency(String group, String artifact, String version, String scope) {
    return """
            <dependency>
              <groupId>%s</groupId>
              <artifactId>%s</artifactId>
              <version>%s</version>
              <scope>%s</scope>
            </dependency>
        """
        .formatted(group, artifact, version, scope);
  }

  private String pom(Module module) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>org.dalel</groupId>
          <artifactId>%s</artifactId>
          <version>%s</version>
          <licenses>
            <license>
              <name>Apache-2.0</name>
            </license>
          </licenses>
          <dependencies>
        %s  </dependencies>
        </project>
        """
        .formatted(module.name(), version, module.dependencies());
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
