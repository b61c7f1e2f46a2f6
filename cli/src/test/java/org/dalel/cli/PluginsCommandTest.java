package org.dalel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.dalel.cli.sdk.PluginProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path temp;

  @Test
  void aNewProjectHasItsNamesItsJarsAndCodeThatCompiles() throws Exception {
    Path project = temp.resolve("call-log");

    new PluginProject("call-log", "kz.lab.calls").write(project, distribution());

    String pom = Files.readString(project.resolve("pom.xml"));
    assertThat(pom)
        .contains("<artifactId>dalel-plugin-call-log</artifactId>", "<groupId>kz.lab.calls<")
        .doesNotContain("@id@", "@build@", "@junit@", "@pf4j@");
    String version = pom.replaceAll("(?s).*<dalel.version>(.*?)</dalel.version>.*", "$1");
    assertThat(version).matches(".+-[0-9a-f]{8}");
    for (String module : List.of("dalel-api", "dalel-formats", "dalel-testkit")) {
      Path folder = project.resolve("repo/org/dalel").resolve(module).resolve(version);
      assertThat(folder.resolve(module + "-" + version + ".jar")).isRegularFile();
      assertThat(folder.resolve(module + "-" + version + ".pom")).content().contains(version);
      assertThat(folder.resolve(module + "-" + version + "-sources.jar"))
          .hasContent("sources of " + module);
    }
    compiles(project);
  }

  @Test
  void anotherBuildOfTheJarsHasAnotherVersion() throws Exception {
    Path home = distribution();
    new PluginProject("one", "org.one").write(temp.resolve("one"), home);
    Files.writeString(home.resolve("sdk/dalel-testkit-0.1.0.jar"), "another build");
    new PluginProject("one", "org.one").write(temp.resolve("again"), home);

    assertThat(Files.readString(temp.resolve("one/pom.xml")))
        .isNotEqualTo(Files.readString(temp.resolve("again/pom.xml")));
  }

  @Test
  void refusesNamesThatAreNoneAndADistributionWithoutItsJars() {
    assertThatThrownBy(() -> new PluginProject("Call Log", "a.b"))
        .hasMessageContaining("'Call Log'");
    assertThatThrownBy(() -> new PluginProject("call-log", "A-b"))
        .hasMessageContaining("org.example.tool");
    assertThatThrownBy(() -> new PluginProject("call-log", "org.class"))
        .hasMessageContaining("words of Java, found 'org.class'");
    assertThatThrownBy(() -> new PluginProject("a", "a").write(temp.resolve("a"), temp))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("dalel-api");
    assertThat(temp.resolve("a")).doesNotExist();
    assertThat(run("plugins", "new", "Call Log")).isEqualTo(ExitCode.USAGE);
    assertThat(text(err)).contains("lower-case words");
  }

  @Test
  void saysWhyAPluginIsNotInstalledOrRemoved() throws Exception {
    String own = temp.resolve("own").toString();
    Path broken = Files.writeString(temp.resolve("broken.zip"), "no zip at all");

    assertThat(run("plugins", "install", broken.toString(), "--plugins", own))
        .isEqualTo(ExitCode.FAILURES);
    assertThat(text(err)).contains("broken.zip").doesNotContain("Exception");
    assertThat(run("plugins", "install", temp.resolve("none.zip").toString(), "--plugins", own))
        .isEqualTo(ExitCode.CASE);
    assertThat(run("plugins", "remove", "nothing", "--plugins", own)).isEqualTo(ExitCode.FAILURES);
    assertThat(text(err)).contains("expected a plugin 'nothing', found none");
    Path jar = temp.resolve("no-plugin.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    assertThat(run("plugins", "install", jar.toString(), "--plugins", own))
        .isEqualTo(ExitCode.FAILURES);
    assertThat(text(err)).contains("plugin.properties", "the .zip is the plugin");
    assertThat(run("plugins", "list", "--plugins", temp.resolve("typo").toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(text(err)).contains("--plugins: expected a folder, found nothing");
    assertThat(
            run(
                "process",
                temp.toString(),
                "--case",
                temp.resolve("c").toString(),
                "--plugins",
                jar.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(text(err)).contains("--plugins: expected a folder, found a file");
    assertThat(run("plugins", "check", broken.toString())).isEqualTo(ExitCode.FAILURES);
    assertThat(text(out)).contains("loading", "FAILED", "broken.zip");
  }

  /** A distribution whose jars are nothing but their names. */
  private Path distribution() throws IOException {
    Path home = temp.resolve("dist");
    for (String jar : List.of("lib/dalel-api", "lib/dalel-formats", "sdk/dalel-testkit")) {
      Path file = home.resolve(jar + "-0.1.0.jar");
      Files.createDirectories(file.getParent());
      Files.writeString(file, jar);
      String name = file.getFileName().toString();
      Files.writeString(
          Files.createDirectories(home.resolve("sdk"))
              .resolve(name.replace(".jar", "-sources.jar")),
          "sources of " + name.replace("-0.1.0.jar", ""));
    }
    return home;
  }

  private void compiles(Path project) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> all = Files.walk(project.resolve("src"))) {
      List<Path> sources = all.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).hasSize(2);
      Path classes = Files.createDirectory(temp.resolve("classes"));
      List<String> options = List.of("-d", classes.toString(), "-proc:none", "-Xlint:all");
      boolean compiled =
          compiler
              .getTask(
                  messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(compiled).as(messages.toString()).isTrue();
    }
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    return Main.run(
        new Output(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, 100),
        arguments);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
