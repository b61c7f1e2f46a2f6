package org.dalel.cli.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/**
 * A new Maven project of a plugin: one extractor, one test, one sample, and the jars of this
 * program to build it against.
 *
 * @param id of the plugin, lower-case words joined by hyphens
 * @param packageName of its Java package
 */
public record PluginProject(String id, String packageName) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern PACKAGE = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)*");

  /**
   * @throws IllegalArgumentException if a name is not one
   */
  public PluginProject {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "name of the plugin: expected lower-case words joined by hyphens, found '" + id + "'");
    }
    if (!PACKAGE.matcher(packageName).matches() || !SourceVersion.isName(packageName)) {
      throw new IllegalArgumentException(
          "package: expected a name such as org.example.tool, without words of Java, found '"
              + packageName
              + "'");
    }
  }

  /** The package of who names none. */
  public static String defaultPackage(String id) {
    return "org.example." + id.replace("-", "");
  }

  /**
   * Writes the project.
   *
   * @param folder does not exist yet
   * @param home the distribution
   * @throws IOException if the distribution has no jars for plugin authors, or the folder cannot be
   *     written
   */
  public void write(Path folder, Path home) throws IOException {
    Properties versions = versions();
    SdkRepository repository = SdkRepository.of(home, versions);
    Files.createDirectories(folder);
    repository.write(folder.resolve("repo"));
    Map<String, String> words = words(versions, repository.version());
    String sources = packageName.replace('.', '/');
    String name = words.get("Class");
    for (String file :
        new String[] {"pom.xml", "plugin.properties", "plugin-zip.xml", "README.md"}) {
      put(words, file, folder.resolve(file));
    }
    put(words, "gitignore", folder.resolve(".gitignore"));
    put(words, "maven.config", folder.resolve(".mvn/maven.config"));
    put(
        words,
        "Extractor.java.txt",
        folder.resolve("src/main/java/" + sources + "/" + name + ".java"));
    put(
        words,
        "ExtractorTest.java.txt",
        folder.resolve("src/test/java/" + sources + "/" + name + "Test.java"));
    put(
        words,
        "service.log",
        folder.resolve("src/test/resources/sample/ProgramData/" + id + "/service.log"));
  }

  private Map<String, String> words(Properties versions, String build) {
    Map<String, String> words = new LinkedHashMap<>();
    versions.stringPropertyNames().forEach(key -> words.put(key, versions.getProperty(key)));
    words.put("id", id);
    words.put("package", packageName);
    words.put("provider", System.getProperty("user.name", "unknown"));
    words.put("build", build);
    words.put(
        "Class",
        Stream.of(id.split("-"))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining("", "", "Extractor")));
    return words;
  }

  private static void put(Map<String, String> words, String resource, Path to) throws IOException {
    String text = read("project/" + resource);
    for (Map.Entry<String, String> word : words.entrySet()) {
      text = text.replace("@" + word.getKey() + "@", word.getValue());
    }
    Files.createDirectories(to.getParent());
    Files.writeString(to, text);
  }

  private static Properties versions() throws IOException {
    Properties versions = new Properties();
    try (InputStream in = PluginProject.class.getResourceAsStream("versions.properties")) {
      versions.load(in);
    }
    return versions;
  }

  private static String read(String resource) throws IOException {
    try (InputStream in = PluginProject.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
