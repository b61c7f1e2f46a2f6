package org.dalel.extension;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes small plugins from source text: as folder, zip or jar. */
final class PluginBuilder {

  private final Path work;
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final List<JavaFileObject> sources = new ArrayList<>();
  private final List<String> extensions = new ArrayList<>();

  /**
   * @param work empty folder to build in
   */
  PluginBuilder(Path work, String id) {
    this.work = work;
    with("plugin.id", id).with("plugin.version", "1.0.0").with("plugin.requires", "0.1.0");
  }

  PluginBuilder with(String property, String value) {
    properties.put(property, value);
    return this;
  }

  PluginBuilder without(String property) {
    properties.remove(property);
    return this;
  }

  /** An extractor with the given body of {@code extract}; emits type {@code finding}. */
  PluginBuilder extractor(String className, String body) {
    extensions.add(className);
    return source(className, extractorSource(className, body));
  }

  /** A container reader of what begins with "BOX", with the given body of {@code read}. */
  PluginBuilder reader(String className, String body) {
    extensions.add(className);
    int dot = className.lastIndexOf('.');
    String code =
        """
        package %s;
        import org.dalel.api.*;
        public class %s implements ContainerReader {
          public ContainerDescription description() {
            return ContainerDescription.of("box", "1.0.0", Interest.magic(Magic.text(0, "BOX")));
          }
          public boolean read(EvidenceFile file, ExtractionContext context, EntrySink sink)
              throws Exception {
            %s
          }
        }
        """;
    return source(
        className, code.formatted(className.substring(0, dot), className.substring(dot + 1), body));
  }

  /** A class that is named in the index and does not exist. */
  PluginBuilder ghost(String className) {
    extensions.add(className);
    return this;
  }

  PluginBuilder source(String className, String code) {
    sources.add(new Source(className, code));
    return this;
  }

  private static String extractorSource(String className, String body) {
    int dot = className.lastIndexOf('.');
    return """
        package %s;
        import org.dalel.api.*;
        public class %s implements ArtifactExtractor {
          int calls;
          public ExtractorDescription description() {
            return ExtractorDescription.of("%s", "1.0.0").interest(Interest.anyText())
                .emits("finding", "What the fixture found.").build();
          }
          public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
              throws Exception {
            %s
          }
        }
        """
        .formatted(
            className.substring(0, dot),
            className.substring(dot + 1),
            className.substring(dot + 1).toLowerCase(Locale.ROOT),
            body);
  }

  /** The unpacked plugin: plugin.properties and classes. */
  Path folder(Path at) throws IOException {
    Path classes = Files.createDirectories(at.resolve("classes"));
    compile(classes);
    StringBuilder lines = new StringBuilder();
    properties.forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
    Files.writeString(at.resolve("plugin.properties"), lines);
    if (!extensions.isEmpty()) {
      Path index = classes.resolve("META-INF").resolve("extensions.idx");
      Files.createDirectories(index.getParent());
      Files.write(index, extensions);
    }
    return at;
  }

  Path zip(Path file) throws IOException {
    return pack(folder(work), file);
  }

  /** A jar whose classes stand at its root, with plugin.properties among them. */
  Path jar(Path file) throws IOException {
    Path root = folder(work);
    Files.move(root.resolve("plugin.properties"), root.resolve("classes/plugin.properties"));
    return pack(root.resolve("classes"), file);
  }

  private static Path pack(Path root, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(root)) {
      for (Path entry : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(root.relativize(entry).toString().replace('\\', '/')));
        zip.write(Files.readAllBytes(entry));
        zip.closeEntry();
      }
    }
    return file;
  }

  private void compile(Path classes) {
    if (sources.isEmpty()) {
      return;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options = List.of("-d", classes.toString(), "-proc:none", "--release", "17");
    if (!compiler.getTask(messages, null, null, options, null, sources).call()) {
      throw new IllegalStateException(messages.toString());
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String code;

    Source(String className, String code) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }
}
