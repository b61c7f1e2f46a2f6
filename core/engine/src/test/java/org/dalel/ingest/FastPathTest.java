package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.write.ItemFlags;
import org.dalel.evidence.EvidenceInspector;
import org.dalel.evidence.FileSystemRecord;
import org.dalel.evidence.ItemContent;
import org.dalel.evidence.OpenEvidence;
import org.dalel.evidence.RunList;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.testdata.DataFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Content read by its runs is the content that libtsk reads. */
class FastPathTest {
  private static final int SLICE = 100_003;
  private static final int MOST = 40 << 20;
  private static final Pattern IMAGE =
      Pattern.compile("(?i).*\\.(raw|dd|img|e01|ext4|ntfs)(\\.gz)?|testfs1\\.gz");

  @TempDir private Path temp;

  @Test
  void readsTheSameBytesOfGeneratedEvidence() throws Exception {
    assertThat(compare(Sample.disk(temp.resolve("evidence")))).isGreaterThan(100);
  }

  @Test
  void readsTheSameBytesOfRealImages() throws Exception {
    Optional<Path> data = DataFolder.root();
    assumeTrue(data.isPresent(), "no folder with real images");
    int compared = 0;
    for (String folder : List.of("fs/ext", "fs/ntfs", "fs/fat", "images/e01", "images/raw")) {
      for (Path image : images(data.get().resolve(folder))) {
        compared += compare(image);
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  /** Processes as triage does, then reads every item that has a run list both ways. */
  private int compare(Path image) throws Exception {
    Path folder = temp.resolve("case-" + image.getFileName());
    InProcessRun.run(Runs.Order.of(folder, image).profile(Profile.TRIAGE).request());
    List<WorkItem> items = new ArrayList<>();
    Map<Long, FileSystemRecord> fileSystems = new HashMap<>();
    try (Connection db = CaseFolder.existing(folder).openCase();
        Statement statement = db.createStatement()) {
      new EvidenceCatalog(db).fileSystems(1).forEach(fs -> fileSystems.put(fs.id(), fs));
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT "
                  + WorkItemRow.COLUMNS
                  + " FROM item WHERE readable = 1 AND runs IS NOT NULL AND size < 50000000")) {
        while (rows.next()) {
          items.add(WorkItemRow.read(rows));
        }
      }
    }
    if (items.isEmpty()) {
      return 0;
    }
    try (EvidenceImage media = EvidenceInspector.open(image);
        OpenEvidence open = new OpenEvidence(media, ByteBuffer.allocateDirect(1 << 20))) {
      return (int)
          items.stream()
              .filter(i -> !i.has(ItemFlags.COMPRESSED) && !i.has(ItemFlags.POOL))
              .filter(i -> same(open, fileSystems.get(i.fileSystemId()), i, image))
              .count();
    }
  }

  private static boolean same(
      OpenEvidence open, FileSystemRecord fileSystem, WorkItem item, Path image) {
    String what = image.getFileName() + item.path() + " " + item.meta() + " " + item.stream();
    byte[] slow;
    try (ItemContent content =
        open.byLibtsk(fileSystem, item.meta(), item.attributeType(), item.attributeId())) {
      slow = read(content);
    } catch (IOException e) {
      return false; // libtsk cannot read it: nothing to compare with
    }
    try (ItemContent content =
        open.byRuns(fileSystem, RunList.decode(item.runs()), item.size(), item.initialised())) {
      byte[] fast = read(content);
      assertThat(fast.length).as(what).isEqualTo(slow.length);
      assertThat(Arrays.mismatch(fast, slow)).as(what).isEqualTo(-1);
      return true;
    } catch (IOException e) {
      throw new AssertionError(what + ": libtsk reads it, its runs do not: " + e.getMessage(), e);
    }
  }

  private static byte[] read(ItemContent content) throws IOException {
    byte[] bytes = new byte[(int) content.size()];
    int done = 0;
    while (done < bytes.length) {
      int got = content.read(done, bytes, done, Math.min(SLICE, bytes.length - done));
      if (got <= 0) {
        return Arrays.copyOf(bytes, done);
      }
      done += got;
    }
    return bytes;
  }

  /** Unpacked copies of what is packed; files that are no image have no file system. */
  private List<Path> images(Path folder) throws IOException {
    List<Path> images = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return images;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(f -> IMAGE.matcher(f.getFileName().toString()).matches()).sorted().toList();
    }
    for (Path file : files) {
      if (!file.toString().endsWith(".gz")) {
        images.add(file);
        continue;
      }
      Path unpacked = temp.resolve(images.size() + "-" + file.getFileName() + ".dd");
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        Files.write(unpacked, in.readNBytes(MOST));
      }
      images.add(unpacked);
    }
    images.removeIf(f -> f.toFile().length() >= MOST);
    return images;
  }
}
