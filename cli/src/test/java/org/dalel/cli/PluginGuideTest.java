package org.dalel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.dalel.api.ContainerReader;
import org.dalel.testkit.ReadContainer;
import org.dalel.testkit.ReaderRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginGuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "plugin-guide.md");
  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");

  private static final Pattern WHOLE = Pattern.compile("public (?:final class|record) (\\w+)");

  @TempDir private Path temp;

  @Test
  void everyJavaBlockOfTheGuideCompiles() throws Exception {
    List<JavaFileObject> sources = sources();

    assertThat(sources).hasSizeGreaterThan(7);
    StringWriter messages = new StringWriter();
    List<String> options = List.of("-d", temp.toString(), "-proc:none", "--release", "17");
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .getTask(messages, null, null, options, null, sources)
                .call())
        .as(messages.toString())
        .isTrue();
  }

  @Test
  void theContainerReaderOfTheGuideReadsWhatItSays() throws Exception {
    everyJavaBlockOfTheGuideCompiles();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {temp.toUri().toURL()}, getClass().getClassLoader())) {
      ContainerReader reader =
          (ContainerReader) loader.loadClass("PakReader").getConstructor().newInstance();
      byte[] pak = pak("maps/e1m1.bsp", "walls", "default.cfg", "bind w +forward");

      ReadContainer found = ReaderRun.of(reader).on(pak);
      assertThat(found.paths()).containsExactly("maps/e1m1.bsp", "default.cfg");
      assertThat(found.only("default.cfg").text()).isEqualTo("bind w +forward");
      ReadContainer cut = ReaderRun.of(reader).on(Arrays.copyOf(pak, pak.length - 10));
      assertThat(cut.paths()).containsExactly("maps/e1m1.bsp");
      assertThat(cut.problems()).singleElement().asString().contains("expected a record");
      pak[8] = 1;
      assertThat(ReaderRun.of(reader).on(pak).mine()).isFalse();
    }
  }

  private static byte[] pak(String... namesAndTexts) {
    int count = namesAndTexts.length / 2;
    int bytes = Stream.of(namesAndTexts).mapToInt(String::length).sum();
    ByteBuffer pak = ByteBuffer.allocate(12 + bytes + 64 * count).order(ByteOrder.LITTLE_ENDIAN);
    int directory = 12 + bytes;
    pak.put("PACK".getBytes(StandardCharsets.US_ASCII)).putInt(directory).putInt(64 * count);
    for (int i = 0; i < count; i++) {
      byte[] text = namesAndTexts[2 * i + 1].getBytes(StandardCharsets.US_ASCII);
      int record = directory + 64 * i;
      pak.put(record, namesAndTexts[2 * i].getBytes(StandardCharsets.US_ASCII));
      pak.putInt(record + 56, pak.position()).putInt(record + 60, text.length);
      pak.put(text);
    }
    return pak.array();
  }

  /** A whole class as it is; statements inside a method that has what extractors are given. */
  private static List<JavaFileObject> sources() throws IOException {
    List<JavaFileObject> sources = new ArrayList<>();
    Matcher blocks = JAVA.matcher(Files.readString(GUIDE));
    while (blocks.find()) {
      String block = blocks.group(1);
      Matcher name = WHOLE.matcher(block);
      boolean whole = name.find();
      String className = whole ? name.group(1) : "Block" + sources.size();
      sources.add(new Source(className, whole ? block : method(className, block)));
    }
    return sources;
  }

  private static String method(String className, String statements) {
    return """
        import static org.assertj.core.api.Assertions.assertThat;
        import java.nio.*;
        import java.nio.channels.*;
        import java.nio.charset.*;
        import java.nio.file.Path;
        import java.time.*;
        import java.time.format.*;
        import java.util.*;
        import org.dalel.api.*;
        import org.dalel.api.records.*;
        import org.dalel.testkit.*;
        final class %s {
          void block(EvidenceFile file, ExtractionContext context, ArtifactSink sink) throws Exception {
        %s
          }
        }
        """
        .formatted(className, statements);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String code;

    Source(String className, String code) {
      super(URI.create("string:///" + className + ".java"), Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }
}
