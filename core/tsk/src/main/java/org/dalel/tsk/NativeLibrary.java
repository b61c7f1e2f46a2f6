package org.dalel.tsk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Locale;

/**
 * Unpacks the shim from the class path and loads it. The folder is the system property {@code
 * dalel.native.dir}, or the temporary folder. The file is deleted as soon as it is mapped: whatever
 * becomes of the process, nothing stays behind.
 */
final class NativeLibrary {
  /** System property that names the folder to unpack the shim to. */
  static final String FOLDER_PROPERTY = "dalel.native.dir";

  private static final String RESOURCE = "/native/linux-x86_64/libdaleltsk.so";

  private NativeLibrary() {}

  @SuppressWarnings("restricted") // loading a library is what this class is for
  static void load() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "");
    if (!os.contains("linux") || !(arch.equals("amd64") || arch.equals("x86_64"))) {
      throw new UnsatisfiedLinkError(
          "libtsk binding: expected Linux on x86_64, found " + os + " on " + arch);
    }
    Path library;
    try {
      library = unpack();
    } catch (IOException e) {
      UnsatisfiedLinkError error =
          new UnsatisfiedLinkError(
              "libtsk binding: the shim cannot be unpacked ("
                  + e
                  + "); name a writable folder with -D"
                  + FOLDER_PROPERTY);
      error.initCause(e);
      throw error;
    }
    try {
      System.load(library.toString());
    } catch (UnsatisfiedLinkError e) {
      UnsatisfiedLinkError error =
          new UnsatisfiedLinkError(explain(library, String.valueOf(e.getMessage())));
      error.initCause(e);
      throw error;
    } finally {
      // java.io's form does not throw: a file that stays is no reason not to go on
      library.toFile().delete();
    }
  }

  /** What a failed load means, in words, with what to do about it. */
  static String explain(Path library, String reason) {
    if (reason.contains("libtsk.so")) {
      return "libtsk binding: The Sleuth Kit's library was not found ("
          + reason
          + "); install it: apt install libtsk19 (libtsk-dev to build)";
    }
    if (reason.contains("failed to map segment") || reason.contains("Operation not permitted")) {
      return "libtsk binding: "
          + library.getParent()
          + " does not allow programs to run (mounted noexec?); name another folder with -D"
          + FOLDER_PROPERTY
          + ": "
          + reason;
    }
    return "libtsk binding: " + library + " cannot be loaded: " + reason;
  }

  private static Path unpack() throws IOException {
    try (InputStream shim = NativeLibrary.class.getResourceAsStream(RESOURCE)) {
      if (shim == null) {
        throw new IOException(RESOURCE + " is not on the class path; build core/tsk with g++");
      }
      Path library = createFile();
      Files.write(library, shim.readAllBytes());
      return library;
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
        folder.resolve("libdaleltsk.so.".concat(Long.toString(System.nanoTime()))),
        PosixFilePermissions.asFileAttribute(
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
  }
}
