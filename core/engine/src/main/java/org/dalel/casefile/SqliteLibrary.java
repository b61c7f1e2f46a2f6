package org.dalel.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Loads SQLite's native library, once. The driver by itself leaves its unpacked library behind when
 * the process is killed, and compares what it wrote with what it read; here the file is deleted as
 * soon as it is mapped.
 *
 * <p>The folder is the system property {@code dalel.native.dir}, or the temporary folder. Where
 * this does not work, the driver does it in its own way when it is first used, and says what is
 * wrong.
 */
final class SqliteLibrary {
  private static final String PATH = "org.sqlite.lib.path";
  private static final String NAME = "org.sqlite.lib.name";

  private SqliteLibrary() {}

  /** Whether the library was loaded here. The first call tries. */
  static boolean isLoaded() {
    return Attempt.SUCCEEDED;
  }

  private static final class Attempt {
    static final boolean SUCCEEDED = System.getProperty(PATH) == null && load();
  }

  private static boolean load() {
    String resource =
        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      return packed != null && load(packed.readAllBytes());
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean load(byte[] code) throws IOException {
    Path library = createFile();
    try {
      Files.write(library, code);
      System.setProperty(PATH, library.getParent().toString());
      System.setProperty(NAME, library.getFileName().toString());
      return initialize();
    } finally {
      System.clearProperty(PATH);
      System.clearProperty(NAME);
      Files.deleteIfExists(library);
    }
  }

  private static boolean initialize() {
    try {
      return SQLiteJDBCLoader.initialize();
    } catch (Exception e) {
      return false; // the first connection meets it again and tells
    }
  }

  /** A new file, its owner's alone, without the cost of a secure random name. */
  private static Path createFile() throws IOException {
    String folder = System.getProperty("dalel.native.dir", System.getProperty("java.io.tmpdir"));
    return Files.createFile(
        Files.createDirectories(Path.of(folder).toAbsolutePath())
            .resolve("libsqlitejdbc.so.".concat(Long.toString(System.nanoTime()))),
        PosixFilePermissions.asFileAttribute(
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
  }
}
