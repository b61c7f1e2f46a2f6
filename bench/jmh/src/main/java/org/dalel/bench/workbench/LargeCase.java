package org.dalel.bench.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.ContentRef;
import org.dalel.casefile.write.EvidenceTable;
import org.dalel.casefile.write.ExamStatus;
import org.dalel.casefile.write.ItemResult;
import org.dalel.casefile.write.ItemRow;
import org.dalel.casefile.write.Owner;
import org.dalel.custody.CustodyChain;

/**
 * Makes a case of any size out of nothing: folders of 24 files, one folder with a twentieth of all
 * entries, deleted and encrypted files, mailboxes, texts in words of three alphabets, artifacts
 * with telephone numbers. The same numbers give the same case.
 */
public final class LargeCase {
  private static final int BATCH = 5_000;
  private static final int FILES_A_FOLDER = 24;
  private static final long SINCE = 1_420_070_400_000_000_000L; // 2015-01-01
  private static final long TEN_YEARS = 315_360_000_000_000_000L;
  private static final String[] EXTENSIONS = {
    "jpg", "jpg", "jpg", "png", "txt", "txt", "docx", "pdf", "html", "dll", "mp4", "mp3", "zip",
    "log", "db", "bin"
  };

  private final int items;
  private final CaseWriter writer;
  private final Random random = new Random(7);
  private final Contents contents;
  private final List<ContentRef> known = new ArrayList<>();
  private long next = 1;

  private LargeCase(CaseWriter writer, int items, int artifacts) {
    this.writer = writer;
    this.items = items;
    this.contents = new Contents(writer, random, (double) artifacts / items);
  }

  /**
   * Makes the case.
   *
   * @param arguments folder, number of entries, number of artifacts
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    Path root = Path.of(arguments[0]);
    int items = Integer.parseInt(arguments[1]);
    int artifacts = Integer.parseInt(arguments[2]);
    CaseFolder folder = CaseFolder.createOrOpen(root);
    long started = System.nanoTime();
    addEvidence(folder, items);
    try (CaseWriter writer = new CaseWriter(folder, 1)) {
      LargeCase made = new LargeCase(writer, items, artifacts);
      made.fill();
      writer.commit();
      made.firstMails(folder);
    }
    CustodyChain.open(folder).append("bench", "made", Map.of("items", items));
    System.out.printf(
        "%,d entries in %.1f s%n", items, (System.nanoTime() - started) / 1_000_000_000.0);
  }

  private static void addEvidence(CaseFolder folder, int items) throws SQLException {
    try (Connection connection = Sqlite.openForWriting(folder.caseDb())) {
      Sqlite.execute(
          connection,
          "INSERT INTO run (id, started_ns, ended_ns, outcome, versions, settings, host) VALUES"
              + " (1, 1767225600000000000, 1767229200000000000, 'complete', '{}', '{}', 'bench')");
      Sqlite.execute(
          connection,
          "INSERT INTO evidence (id, label, kind, format, source, segments, size, sector_size, acquisition,"
              + " added_ns, status) VALUES (1, 'disk.E01', 'image', 'E01', '/nowhere/disk.E01', '[]', "
              + items * 65_536L
              + ", 512, '{}', 1767225600000000000, 'examined')");
    }
  }

  private void fill() throws SQLException {
    long size = items * 65_536L;
    EvidenceTable evidence = writer.evidence();
    long volume =
        evidence.addVolume(
            new EvidenceTable.VolumeRow(
                1, 0, size, "gpt", "Basic data", "allocated", ExamStatus.EXAMINED, null));
    evidence.addFileSystem(
        new EvidenceTable.FileSystemRow(
            1,
            volume,
            1_048_576,
            null,
            "NTFS",
            "System",
            "0F0F",
            4096,
            size / 4096,
            0,
            items,
            5,
            ExamStatus.EXAMINED,
            null));
    evidence.structureRead(1);
    evidence.enumerated(1, size / 2, size / 2, ExamStatus.EXAMINED, null);
    folder("/many");
    for (int i = 0; i < items / 20; i++) {
      file("/many", i);
    }
    folder("/Users");
    int folders = (items - items / 20) / (FILES_A_FOLDER + 1);
    for (int i = 0; i < 20; i++) {
      folder("/Users/user-" + i);
    }
    for (int i = 0; next + FILES_A_FOLDER < items; i++) {
      String name = "/Users/user-" + i * 20L / Math.max(1, folders + 1) + "/project-" + i;
      folder(name);
      for (int k = 0; k < FILES_A_FOLDER; k++) {
        file(name, k);
      }
    }
    while (next <= items) {
      file("/Users", (int) next);
    }
  }

  /** Artifacts in some of the first mails of mailboxes: in entries of containers. */
  private void firstMails(CaseFolder folder) throws SQLException {
    try (Connection reading = folder.openCase();
        PreparedStatement select =
            reading.prepareStatement(
                "SELECT content_id FROM embedded WHERE position = 0 ORDER BY content_id");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        contents.artifactsAt(Owner.entry(row.getLong(1), 0));
      }
    }
  }

  private void folder(String path) throws SQLException {
    writer.items().add(row(path, "dir", "allocated", 0));
    finish(null, ExamStatus.EXAMINED, Optional.empty(), 0);
  }

  private void file(String folder, int number) throws SQLException {
    String extension = EXTENSIONS[random.nextInt(EXTENSIONS.length)];
    String path =
        folder + "/" + contents.word() + "-" + contents.word() + "-" + number + "." + extension;
    int chance = random.nextInt(100);
    String state = chance < 12 ? "deleted" : chance < 13 ? "orphan" : "allocated";
    long size = random.nextInt(1000) == 0 ? 150_000_000L + next : 200L + random.nextInt(2_000_000);
    writer.items().add(row(path, "file", state, size));
    if (chance == 99) {
      finish(null, ExamStatus.UNREADABLE, Optional.of("expected data at 0x0, found none"), 0);
      return;
    }
    ContentRef content;
    if (chance % 5 == 0 && !known.isEmpty()) {
      content = known.get(random.nextInt(known.size()));
    } else {
      content = contents.add(extension, size, next);
      known.add(content);
    }
    boolean locked = chance == 50;
    finish(
        content,
        locked ? ExamStatus.ENCRYPTED : ExamStatus.EXAMINED,
        locked ? Optional.of("expected a password, found none") : Optional.empty(),
        size);
    contents.artifactsAt(Owner.item(next - 1));
  }

  private ItemRow row(String path, String kind, String state, long size) {
    long time = SINCE + (long) (random.nextDouble() * TEN_YEARS);
    return new ItemRow(
        next,
        1,
        1,
        path,
        null,
        new ItemRow.Address(next, 1, 128, 0),
        kind,
        state,
        false,
        new ItemRow.Sizes(size, size, size + 512),
        0,
        new ItemRow.Times(time, time + 1, time + 2, time - 3, null, null),
        ItemRow.Owner.NONE,
        state.equals("allocated") ? null : "intact",
        next * 4096,
        new byte[] {0, 4, 44, 20},
        kind.equals("file"));
  }

  private void finish(ContentRef content, ExamStatus status, Optional<String> why, long read)
      throws SQLException {
    writer.items().finish(new ItemResult(next, content, status, why, read));
    if (next++ % BATCH == 0) {
      writer.commit();
    }
  }
}
