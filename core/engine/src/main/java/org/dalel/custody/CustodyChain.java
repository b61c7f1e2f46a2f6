package org.dalel.custody;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Schema;
import org.dalel.casefile.Sqlite;

/**
 * The custody chain of one case. Any number of processes may append: {@code BEGIN IMMEDIATE} of
 * {@code review.db} lets one in at a time.
 *
 * <p>The line of {@code custody.log} is on disk before the row is committed. A process that dies in
 * between leaves a line without a row; the next {@link #append} puts the row in, rows without a
 * line get theirs, and an entry {@code custody-restored} says so. {@link #verify} changes nothing
 * and reports both.
 */
public final class CustodyChain {
  private final CaseFolder folder;
  private final Clock clock;
  private final CustodyLog log;

  private CustodyChain(CaseFolder folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
    this.log = new CustodyLog(folder.custodyLog());
  }

  /** The chain of a case. */
  public static CustodyChain open(CaseFolder folder) {
    return open(folder, Clock.systemUTC());
  }

  /** The chain of a case, with the clock that times its entries. */
  public static CustodyChain open(CaseFolder folder, Clock clock) {
    return new CustodyChain(folder, clock);
  }

  /** True when entries can be written: not on read-only media. */
  public boolean isWritable() {
    return Files.isWritable(folder.root()) && Files.isWritable(folder.reviewDb());
  }

  /**
   * What is changed in {@code review.db} together with the entry that tells of it: both are there,
   * or neither.
   */
  @FunctionalInterface
  public interface Change {
    /**
     * Makes the change.
     *
     * @param review within the transaction of the entry
     * @param timeNs when, nanoseconds since 1970 UTC
     * @return what was done; empty when there was nothing to do, and then nothing is recorded
     */
    Optional<Deed> make(Connection review, long timeNs) throws SQLException;
  }

  /**
   * What an entry tells.
   *
   * @param action one word, such as {@code export}
   * @param details what belongs to it: maps, lists, strings, booleans, whole numbers below 2^53
   */
  public record Deed(String action, Map<String, ?> details) {}

  /**
   * Records an action.
   *
   * @param actor who did it
   * @param action one word, such as {@code export}
   * @param details what belongs to it: maps, lists, strings, booleans, whole numbers below 2^53
   * @return the new end of the chain
   * @throws CaseException when it cannot be written; nothing is recorded then
   */
  public CustodyHead append(String actor, String action, Map<String, ?> details) {
    return append(actor, (review, timeNs) -> Optional.of(new Deed(action, details))).orElseThrow();
  }

  /**
   * Changes {@code review.db} and records it in one transaction.
   *
   * @param actor who does it
   * @return the new end of the chain; empty when there was nothing to do
   * @throws CaseException when it cannot be written; nothing is changed or recorded then
   */
  public Optional<CustodyHead> append(String actor, Change change) {
    try (Connection connection = Sqlite.openForWriting(folder.reviewDb())) {
      Sqlite.execute(connection, "PRAGMA synchronous = FULL");
      Sqlite.execute(connection, "BEGIN IMMEDIATE");
      Optional<Deed> deed = change.make(connection, nanos(clock.instant()));
      if (deed.isEmpty()) {
        Sqlite.execute(connection, "ROLLBACK");
        return Optional.empty();
      }
      CustodyEntry entry = record(connection, actor, deed.get());
      Sqlite.execute(connection, "COMMIT");
      return Optional.of(new CustodyHead(entry.sequence(), entry.hash()));
    } catch (SQLException | IOException e) {
      throw problem("cannot be written", e);
    }
  }

  private CustodyEntry record(Connection connection, String actor, Deed deed)
      throws SQLException, IOException {
    CustodyTable table = new CustodyTable(connection);
    CustodyRepair.Outcome found = new CustodyRepair(table, log).reconcile();
    List<String> lines = new ArrayList<>();
    if (found.rows() + found.lines() > 0) {
      Map<String, Object> restored = Map.of("rows", found.rows(), "log_lines", found.lines());
      lines.add(add(table, actor, "custody-restored", restored).line());
    }
    CustodyEntry entry = add(table, actor, deed.action(), deed.details());
    lines.add(entry.line());
    log.write(found.end(), lines);
    return entry;
  }

  private CustodyEntry add(CustodyTable table, String actor, String action, Map<String, ?> details)
      throws SQLException {
    CustodyEntry entry =
        CustodyEntry.next(table.head(), nanos(clock.instant()), actor, host(), action, details);
    table.insert(entry);
    return entry;
  }

  /** The end of the chain now. */
  public CustodyHead head() {
    try (Connection connection = Schema.REVIEW.openForReading(folder.reviewDb())) {
      return new CustodyTable(connection).head();
    } catch (SQLException e) {
      throw problem("cannot be read", e);
    }
  }

  /** All entries, in order. */
  public List<CustodyEntry> entries() {
    try (Connection connection = Schema.REVIEW.openForReading(folder.reviewDb())) {
      return new CustodyTable(connection).all();
    } catch (SQLException e) {
      throw problem("cannot be read", e);
    }
  }

  /**
   * Recomputes the chain and compares its two copies.
   *
   * @param expected an end of the chain that was written down earlier
   */
  public CustodyReport verify(Optional<CustodyHead> expected) {
    try (Connection connection = Schema.REVIEW.openForReading(folder.reviewDb())) {
      CustodyTable table = new CustodyTable(connection);
      return CustodyCheck.report(table.all(), log.read(), table.missingTriggers(), expected);
    } catch (SQLException | IOException e) {
      throw problem("cannot be read", e);
    }
  }

  private CaseException problem(String what, Exception e) {
    return new CaseException(
        folder.reviewDb() + ": the custody chain " + what + ": " + e.getMessage(), e);
  }

  private static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("unknown");
    }
  }
}
