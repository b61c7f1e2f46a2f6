package org.dalel.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.read.ListedItem;

/**
 * Copies items into a folder: {@code FOLDER/evidence/@offset/path}, with names that every file
 * system takes, modification times kept, and {@code manifest.csv} saying for every item where it
 * came from, under which name it lies here, its digest as written and whether that is the digest in
 * the case.
 *
 * <p>Nothing is overwritten: a second file of a name gets {@code ~2}. Symbolic links in the folder
 * are not followed. The folder must not lie in the case or in the evidence.
 */
public final class Extraction implements AutoCloseable {
  /** The header of {@code manifest.csv}. */
  public static final String HEADER = "locator,file,state,size,sha256,digest_check,mtime,problem";

  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final ContentOpener opener;
  private final Writer manifest;
  private final CsvWriter csv;
  private long copied;
  private long failed;

  private Extraction(Path folder, ContentOpener opener, Writer manifest) {
    this.folder = folder;
    this.opener = opener;
    this.manifest = manifest;
    this.csv = new CsvWriter(manifest);
  }

  /**
   * Prepares the folder, which must be empty or new.
   *
   * @param folder where to
   * @param protectedPlaces the case and the evidence
   * @throws CaseException when the folder holds something or lies in a protected place
   */
  public static Extraction into(Path folder, List<Path> protectedPlaces, ContentOpener opener)
      throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    refuseProtected(target, protectedPlaces);
    Files.createDirectories(target);
    refuseProtected(target.toRealPath(), protectedPlaces);
    try (var entries = Files.list(target)) {
      if (entries.findAny().isPresent()) {
        throw new CaseException(
            folder
                + ": expected an empty or new folder, found files in it; nothing is overwritten");
      }
    }
    Writer manifest =
        Files.newBufferedWriter(
            target.resolve("manifest.csv"),
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
    manifest.append(HEADER).append('\n');
    return new Extraction(target.toRealPath(), opener, manifest);
  }

  /** Copies one item; what goes wrong stands in the manifest and does not end the extraction. */
  public void item(ListedItem item) throws IOException {
    if (item.kind().equals("dir")) {
      return;
    }
    Copied result = copy(item);
    csv.field(item.locator().toString()).field(result.file());
    csv.field(item.state()).field(Long.toString(result.size())).field(result.sha256());
    csv.field(check(item, result.sha256())).field(IsoTime.print(item.times().modified()));
    csv.field(result.problem()).end();
  }

  private record Copied(String file, long size, String sha256, String problem) {}

  private Copied copy(ListedItem item) {
    String name = "";
    try {
      Path file = create(item);
      name = folder.relativize(file).toString();
      Copied done;
      try (InputStream in = opener.open(item.locator());
          OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
        SHA256Digest digest = new SHA256Digest();
        long size = copy(in, out, digest);
        byte[] result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        done = new Copied(name, size, HexFormat.of().formatHex(result), "");
      }
      if (item.times().modified().isPresent()) {
        Files.setLastModifiedTime(file, fileTime(item.times().modified().getAsLong()));
      }
      copied++;
      return done;
    } catch (IOException e) {
      failed++;
      return new Copied(name, 0, "", String.valueOf(e.getMessage()));
    }
  }

  /** Files copied whole. */
  public long copied() {
    return copied;
  }

  /** Files that could not be read to their end. */
  public long failed() {
    return failed;
  }

  @Override
  public void close() throws IOException {
    manifest.close();
  }

  private static String check(ListedItem item, String sha256) {
    if (item.digests().sha256().isEmpty()) {
      return "no digest in the case";
    }
    return item.digests().sha256().get().equals(sha256) ? "same" : "different";
  }

  private static long copy(InputStream in, OutputStream out, SHA256Digest digest)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
      out.write(buffer, 0, read);
      size += read;
    }
    return size;
  }

  private Path create(ListedItem item) throws IOException {
    Path parent =
        folder
            .resolve(SafeName.of(item.locator().evidence()))
            .resolve(SafeName.of("@" + item.locator().volumeOffset()));
    String path = item.path() + item.locator().stream().map(name -> ":" + name).orElse("");
    List<String> parts = SafeName.parts(path);
    for (String part : parts.subList(0, Math.max(0, parts.size() - 1))) {
      parent = folder(parent.resolve(part));
    }
    makeFolders(parent);
    String name = parts.isEmpty() ? "_" : parts.get(parts.size() - 1);
    for (int number = 1; ; number++) {
      Path file = parent.resolve(number == 1 ? name : name + "~" + number);
      try {
        return Files.createFile(file);
      } catch (FileAlreadyExistsException e) {
        if (number == Integer.MAX_VALUE) {
          throw e;
        }
      }
    }
  }

  /** A folder of this name, or beside a file of the same name one with {@code ~folder}. */
  private static Path folder(Path wanted) {
    return Files.isRegularFile(wanted, LinkOption.NOFOLLOW_LINKS)
        ? wanted.resolveSibling(wanted.getFileName() + "~folder")
        : wanted;
  }

  private void makeFolders(Path parent) throws IOException {
    Files.createDirectories(parent);
    if (!parent.toRealPath().startsWith(folder)) {
      throw new IOException(
          parent + ": expected a folder within " + folder + ", found a link out of it");
    }
  }

  private static FileTime fileTime(long nanos) {
    return FileTime.from(
        Instant.ofEpochSecond(
            Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L)));
  }

  private static void refuseProtected(Path target, List<Path> places) throws IOException {
    for (Path place : places) {
      Path real = Files.exists(place) ? place.toRealPath() : place.toAbsolutePath().normalize();
      if (target.startsWith(real)) {
        throw new CaseException(
            target + ": expected a folder outside the case and the evidence, found one in " + real);
      }
    }
  }
}
