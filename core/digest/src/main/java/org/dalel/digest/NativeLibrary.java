package org.dalel.digest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/**
 * Unpacks the library from the class path and loads it, once. The folder is the system property
 * {@code dalel.native.dir}, or the temporary folder. The file is deleted as soon as it is mapped:
 * whatever becomes of the process, nothing stays behind.
 */
final class NativeLibrary {
  /** System property that names the folder to unpack the library to. */
  static final String FOLDER_PROPERTY = "dalel.native.dir";

  private static final String RESOURCE = "/native/linux-x86_64/libdaleldigest.so";

  private NativeLibrary() {}

  /** Whether the library could be loaded. The first call tries; a failure is final. */
  static boolean isLoaded() {
    return Attempt.SUCCEEDED;
  }

  private static final class Attempt {
    static final boolean SUCCEEDED = isSupported() && load();
  }

  private static boolean isSupported() {
    String arch = System.getProperty("os.arch");
    return "Linux".equals(System.getProperty("os.name"))
        && ("amd64".equals(arch) || "x86_64".equals(arch));
  }

  /**
   * A missing, unreadable or unloadable library is no error: the Java runtime computes the same
   * digests, and {@link TripleDigest#isNative()} tells.
   */
  @SuppressWarnings("restricted") // loading a library is what this class is for
  private static boolean load() {
    try (InputStream packed = NativeLibrary.class.getResourceAsStream(RESOURCE)) {
      if (packed == null) {
        return false;
      }
      Path library = createFile();
      try {
        Files.write(library, packed.readAllBytes());
        System.load(library.toString());
      } finally {
        Files.deleteIfExists(library);
      }
      return true;
    } catch (IOException | UnsatisfiedLinkError | SecurityException e) {
      return false;
    }
  }

  /**
   * A new file, its owner's alone: so nobody else can choose the code that is loaded. Not {@code
   * Files.createTempFile}, whose random source costs more than all the rest.
   */
  private static Path createFile() throws IOException {
    String configured = System.getProperty(FOLDER_PROPERTY, System.getProperty("java.io.tmpdir"));
    Path folder = Files.createDirectories(Path.of(configured).toAbsolutePath());
    return Files.createFile(
        folder.resolve("libdaleldigest.so.".concat(Long.toString(System.nanoTime()))),
        PosixFilePermissions.asFileAttribute(
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
  }
}
