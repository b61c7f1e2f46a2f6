package org.dalel.casefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Set;

/**
 * A case on disk: one folder, its files and how to open them.
 *
 * @param root the folder
 */
public record CaseFolder(Path root) {
  private static final Set<String> NETWORK_FILE_SYSTEMS =
      Set.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "fuse.sshfs", "9p", "afs");

  /** The main database. */
  public Path caseDb() {
    return root.resolve("case.db");
  }

  /** Extracted text and its full-text index. */
  public Path textDb() {
    return root.resolve("text.db");
  }

  /** Tags, notes and the custody chain. */
  public Path reviewDb() {
    return root.resolve("review.db");
  }

  /** The flat copy of the custody chain. */
  public Path custodyLog() {
    return root.resolve("custody.log");
  }

  /** What each worker thread is doing; see {@code org.dalel.ingest.InFlightJournal}. */
  public Path journal() {
    return root.resolve("in-flight.journal");
  }

  /** Locked by the worker process for as long as it lives. */
  public Path workerLock() {
    return root.resolve("worker.lock");
  }

  /** Locked by the supervising process for as long as it lives. */
  public Path supervisorLock() {
    return root.resolve("supervisor.lock");
  }

  /** Crash logs and the workers' standard error. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** Private scratch space; emptied at each start of a worker. */
  public Path temp() {
    return root.resolve("temp");
  }

  /** True when the folder holds a case. */
  public boolean exists() {
    return Files.isRegularFile(caseDb());
  }

  /** The folder as a case that must be there already. */
  public static CaseFolder existing(Path root) {
    CaseFolder folder = new CaseFolder(root.toAbsolutePath().normalize());
    if (!folder.exists()) {
      throw new CaseException(
          root
              + ": expected a case (a folder with case.db), found "
              + whatIsAt(root)
              + "; create one with: dalel process EVIDENCE --case "
              + root);
    }
    return folder;
  }

  /**
   * Makes the folder and its databases where they are missing, and brings an older schema up to
   * date.
   */
  public static CaseFolder createOrOpen(Path root) {
    CaseFolder folder = prepare(root);
    folder.migrate();
    return folder;
  }

  /** Makes the folder where it is missing, without its databases. */
  public static CaseFolder prepare(Path root) {
    CaseFolder folder = new CaseFolder(root.toAbsolutePath().normalize());
    try {
      if (!folder.exists() && Files.isDirectory(folder.root) && holdsAnything(folder.root)) {
        throw new CaseException(
            root
                + ": expected an empty or new folder for the case, found other files in it; name a folder of its own");
      }
      Files.createDirectories(folder.root);
      refuseNetworkFileSystem(folder.root);
      Files.createDirectories(folder.logs());
      Files.createDirectories(folder.temp());
    } catch (IOException e) {
      throw new CaseException(
          root + ": the case folder cannot be made or written: " + e.getMessage(), e);
    }
    return folder;
  }

  /** Makes the databases where they are missing, and brings an older schema up to date. */
  public void migrate() {
    Schema.REVIEW.migrate(reviewDb());
    Schema.TEXT.migrate(textDb());
    Schema.CASE.migrate(caseDb());
  }

  /** Opens {@code case.db} for reading; on read-only media as immutable. */
  public Connection openCase() {
    return Schema.CASE.openForReading(caseDb());
  }

  /** Opens {@code text.db} for reading; on read-only media as immutable. */
  public Connection openText() {
    return Schema.TEXT.openForReading(textDb());
  }

  private static boolean holdsAnything(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.anyMatch(e -> !e.getFileName().toString().endsWith(".lock"));
    }
  }

  private static String whatIsAt(Path root) {
    if (!Files.exists(root)) {
      return "nothing";
    }
    return Files.isDirectory(root) ? "a folder without one" : "a file";
  }

  private static void refuseNetworkFileSystem(Path root) throws IOException {
    String type = Files.getFileStore(root).type();
    if (NETWORK_FILE_SYSTEMS.contains(type)) {
      throw new CaseException(
          root
              + ": expected a local disk, found a network file system ("
              + type
              + "); SQLite's locks do not hold there, put the case on a local disk");
    }
  }
}
