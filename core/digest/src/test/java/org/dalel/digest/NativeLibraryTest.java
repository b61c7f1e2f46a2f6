package org.dalel.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loading, which happens once a process: so each case is a process of its own. */
class NativeLibraryTest {
  private static final String ABC_MD5 = "900150983cd24fb0d6963f7d28e17f72";

  @TempDir Path folder;

  @Test
  void leavesNothingInTheFolderThatItUnpacksTo() throws Exception {
    Path named = folder.resolve("not/there/yet");
    assertThat(run(classes(), "-Ddalel.native.dir=" + named)).isEqualTo("true " + ABC_MD5);
    assertThat(list(named)).isEmpty();
  }

  @Test
  void takesTheJavaRuntimeWhereTheLibraryCannotBeUnpacked() throws Exception {
    Path file = Files.createFile(folder.resolve("a-file"));
    assertThat(run(classes(), "-Ddalel.native.dir=" + file)).isEqualTo("false " + ABC_MD5);
  }

  @Test
  void takesTheJavaRuntimeWhereThereIsNoLibrary() throws Exception {
    Path bare = copyOfClassesWithout(folder.resolve("bare"));
    assertThat(run(bare)).isEqualTo("false " + ABC_MD5);
  }

  @Test
  void takesTheJavaRuntimeWhereTheLibraryIsDamagedAndLeavesNothing() throws Exception {
    Path damaged = copyOfClassesWithout(folder.resolve("damaged"));
    Path library = damaged.resolve("native/linux-x86_64/libdaleldigest.so");
    Files.createDirectories(library.getParent());
    Files.write(library, "not a library".getBytes(StandardCharsets.US_ASCII));
    Path unpacked = folder.resolve("unpacked");
    // The runtime may warn of such a file first.
    assertThat(run(damaged, "-Ddalel.native.dir=" + unpacked)).endsWith("false " + ABC_MD5);
    assertThat(list(unpacked)).isEmpty();
  }

  @Test
  void passesTheRuntimesOwnChecksOfNativeCode() throws Exception {
    assertThat(run(classes(), "-Xcheck:jni")).isEqualTo("true " + ABC_MD5);
  }

  /** Prints whether the digest is native and the MD5 of "abc". */
  static final class Probe {
    private Probe() {}

    public static void main(String[] arguments) {
      TripleDigest digest = TripleDigest.create();
      digest.update("abc".getBytes(StandardCharsets.US_ASCII), 0, 3);
      StringBuilder line = new StringBuilder().append(digest.isNative()).append(' ');
      for (byte b : digest.digest().md5()) {
        line.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
      }
      System.out.println(line);
    }
  }

  private String run(Path main, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", main + ":" + location(Probe.class), Probe.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return output.strip();
  }

  private static Path copyOfClassesWithout(Path target) throws IOException {
    Path source = classes();
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(".class")) {
          Path copy = target.resolve(source.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    return target;
  }

  private static Path classes() {
    return location(TripleDigest.class);
  }

  private static Path location(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
