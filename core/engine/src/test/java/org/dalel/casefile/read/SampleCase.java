package org.dalel.casefile.read;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.LongUnaryOperator;
import org.dalel.casefile.CaseFolder;

/**
 * A case with one of everything that makes listing hard. Row ids are given by a function, so that
 * the same case can be stored under other ids and in another order.
 */
public final class SampleCase {
  private SampleCase() {}

  /** Ids in the order of writing. */
  public static CaseFolder ascending(Path root) throws SQLException {
    return write(root, id -> id);
  }

  /** The same rows under ids that run the other way. */
  public static CaseFolder descending(Path root) throws SQLException {
    return write(root, id -> 1000 - id);
  }

  private static CaseFolder write(Path root, LongUnaryOperator ids) throws SQLException {
    try (CaseFixture fixture = new CaseFixture(root)) {
      fixture.image(ids.applyAsLong(1), "disk.dd");
      fixture.image(ids.applyAsLong(2), "a usb, stick.E01");
      contents(fixture, ids);
      items(fixture, ids);
      findings(fixture, ids);
      return fixture.folder();
    }
  }

  private static void contents(CaseFixture fixture, LongUnaryOperator ids) throws SQLException {
    fixture.content(ids.applyAsLong(1), "plain", "text/plain");
    fixture.content(ids.applyAsLong(2), "archive", "application/zip");
    fixture.content(ids.applyAsLong(3), "inner archive", "application/zip");
    fixture.content(ids.applyAsLong(4), "letter", "application/pdf");
    fixture.content(ids.applyAsLong(5), "quine", "application/zip");
    fixture.content(ids.applyAsLong(6), "left by a crash", "text/plain");
    fixture.embed(ids.applyAsLong(2), 0, "inner.zip", ids.applyAsLong(3));
    fixture.embed(ids.applyAsLong(2), 1, "letter.pdf", ids.applyAsLong(4));
    fixture.embed(ids.applyAsLong(2), 2, "letter.pdf", ids.applyAsLong(1));
    fixture.embed(ids.applyAsLong(2), 3, "locked.doc", null);
    fixture.embed(ids.applyAsLong(3), 0, "letter.pdf", ids.applyAsLong(4));
    fixture.embed(ids.applyAsLong(5), 0, "r.zip", ids.applyAsLong(5));
    fixture.text(ids.applyAsLong(1), "plain words of aida@example.com, +7 701 123-45-67");
    fixture.text(ids.applyAsLong(4), "Құпия ХАТ: the bank account of the invoice, шот-фактура");
    fixture.text(ids.applyAsLong(6), "plain words that no entry has");
  }

  private static void items(CaseFixture fixture, LongUnaryOperator ids) throws SQLException {
    long disk = ids.applyAsLong(1);
    long usb = ids.applyAsLong(2);
    fixture.entry(ids.applyAsLong(1), disk, "/", null, 5, 0, "dir", "allocated", null);
    fixture.file(ids.applyAsLong(2), disk, "/b.zip", 41, ids.applyAsLong(2));
    fixture.file(ids.applyAsLong(3), disk, "/a.txt", 40, ids.applyAsLong(1));
    fixture.entry(
        ids.applyAsLong(4), disk, "/a.txt", "Zone.Identifier", 40, 5, "file", "allocated", 3L);
    fixture.file(ids.applyAsLong(5), disk, "/хат.pdf", 42, ids.applyAsLong(4));
    fixture.entry(ids.applyAsLong(6), disk, "/gone.txt", null, 43, 1, "file", "deleted", 7L);
    fixture.entry(ids.applyAsLong(7), disk, "/gone.txt", null, 43, 2, "file", "deleted", 8L);
    fixture.file(ids.applyAsLong(8), disk, "/quine.zip", 44, ids.applyAsLong(5));
    fixture.file(ids.applyAsLong(9), usb, "/copy, of \"b\".zip", 41, ids.applyAsLong(2));
  }

  private static void findings(CaseFixture fixture, LongUnaryOperator ids) throws SQLException {
    fixture.artifact(
        ids.applyAsLong(1), ids.applyAsLong(1), null, "email", "{\"value\":\"aida@example.com\"}");
    fixture.artifact(ids.applyAsLong(2), ids.applyAsLong(4), null, "bank", "{\"n\":2}");
    fixture.artifact(ids.applyAsLong(3), ids.applyAsLong(4), null, "bank", "{\"n\":1}");
    fixture.artifact(ids.applyAsLong(4), null, ids.applyAsLong(3), "profile", "{}");
    fixture.event(ids.applyAsLong(4), 1_500_000_000L, "login");
    fixture.event(ids.applyAsLong(2), 1_500_000_000L, "payment");
    fixture.failure(ids.applyAsLong(1), null, null, ids.applyAsLong(4), "page 3 is torn");
    fixture.failure(ids.applyAsLong(2), ids.applyAsLong(1), null, null, "a bad table");
    fixture.failure(ids.applyAsLong(3), null, ids.applyAsLong(6), null, "half of it is gone");
  }
}
