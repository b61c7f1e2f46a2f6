package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ItemFilter;
import org.dalel.testdata.document.Documents;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives made to exhaust their reader end at a limit, which is named; the run goes on. */
class LimitsTest {
  private static final int TOO_DEEP = 80;
  private static final int TOO_MANY = 200_100;

  @TempDir private Path temp;

  @Test
  void stopsAtEachLimitAndSaysWhich() throws IOException, SQLException {
    Map<String, Document> files = new LinkedHashMap<>();
    files.put("/flat.zip", bytes(bomb("zeros", 430)));
    files.put("/nested.zip", bytes(nestedBomb()));
    files.put("/deep.zip", bytes(nested(TOO_DEEP)));
    files.put("/many.zip", bytes(many(TOO_MANY)));
    files.put("/plain.txt", Document.of(Content.text("what else there is is found\n")));
    Path image = Sample.files(temp.resolve("evidence"), "limits", files);
    Path folder = temp.resolve("one");
    Outcome outcome = Runs.Order.of(folder, image).threads(1).run();

    assertThat(outcome.status()).isEqualTo(Outcome.Status.COMPLETE_WITH_FAILURES);
    assertLimit(folder, "/flat.zip", "embedded bytes");
    assertLimit(folder, "/nested.zip", "bytes");
    assertLimit(folder, "/deep.zip", "deeper than 64");
    assertLimit(folder, "/many.zip", "at most 200000");
    assertThat(Runs.failures(folder)).allMatch(f -> f.kind().equals("limit"));
    assertThat(Runs.number(folder, "SELECT text_length FROM content WHERE type LIKE 'text/plain%'"))
        .isPositive();
    assertThat(Runs.damage(folder)).isEmpty();

    Path again = temp.resolve("two");
    Runs.Order.of(again, image).threads(2).run();
    assertThat(Runs.dump(again)).isEqualTo(Runs.dump(folder));
  }

  @Test
  void countsEveryDocumentAsOftenAsItIsListed() throws IOException, SQLException {
    byte[] deep = nested(40);
    Map<String, Document> files = new LinkedHashMap<>();
    files.put("/locked.zip", Documents.of("zip-encrypted"));
    files.put("/nested.zip", Documents.of("zip-nested"));
    files.put("/pair.zip", bytes(zip(Map.of("a.zip", nested(3), "b.zip", nested(3)))));
    Path evidence = temp.resolve("evidence");
    Path first = Sample.files(evidence, "first", Map.of("/deep.zip", bytes(deep)));
    files.put("/deeper.zip", bytes(nested(40, deep)));
    Path second = Sample.files(evidence, "second", files);
    Path folder = temp.resolve("case");
    Runs.Order.of(folder, first).threads(1).run();
    Runs.Order.of(folder, second).threads(1).run();

    assertLimit(folder, "/deeper.zip", "deeper than 64");
    Map<Long, Long> listed = new LinkedHashMap<>();
    Map<Long, String> cut = new LinkedHashMap<>();
    try (CaseReader reader = new CaseReader(CaseFolder.existing(folder))) {
      reader.items(
          ItemFilter.ALL,
          item -> {
            if (item.isEmbedded()) {
              listed.merge(item.itemId(), 1L, Long::sum);
              item.why()
                  .filter(w -> w.contains("deeper"))
                  .ifPresent(w -> cut.put(item.itemId(), w));
            }
          });
    }
    assertThat(listed).hasSize(5);
    assertThat(cut).hasSize(1);
    for (Map.Entry<Long, Long> one : listed.entrySet()) {
      String count =
          "SELECT closure_count FROM content c JOIN item_result r ON r.content_id = c.id WHERE r.item_id = ";
      if (!cut.containsKey(one.getKey())) {
        assertThat(Runs.number(folder, count + one.getKey())).isEqualTo(one.getValue());
      }
    }
    assertThat(Runs.damage(folder)).isEmpty();
  }

  private static void assertLimit(Path folder, String path, String words) throws IOException {
    assertThat(Runs.failures(folder))
        .extracting(f -> f.place() + " | " + f.message())
        .anyMatch(f -> f.contains("@0" + path) && f.contains(words));
  }

  /** A zip of so many MiB of zeros, different for each tag. */
  private static byte[] bomb(String tag, int mib) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      zip.putNextEntry(new ZipEntry(tag + ".bin"));
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < mib; i++) {
        zip.write(block);
      }
      zip.write(tag.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  /**
   * A hundred bombs in different archives in three levels: without a limit for each level, 14 GiB.
   */
  private static byte[] nestedBomb() throws IOException {
    byte[] bomb = bomb("inner", 140);
    Map<String, byte[]> level = new LinkedHashMap<>();
    for (int outer = 0; outer < 10; outer++) {
      Map<String, byte[]> middle = new LinkedHashMap<>();
      for (int inner = 0; inner < 10; inner++) {
        Map<String, byte[]> bombs = new LinkedHashMap<>();
        String tag = outer + "-" + inner;
        bombs.put(tag + ".txt", tag.getBytes(StandardCharsets.UTF_8));
        bombs.put("bomb.zip", bomb);
        middle.put(tag + ".zip", zip(bombs));
      }
      level.put(outer + ".zip", zip(middle));
    }
    return zip(level);
  }

  private static byte[] nested(int depth) throws IOException {
    return nested(depth, "at the bottom\n".getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] nested(int depth, byte[] bottom) throws IOException {
    byte[] inner = bottom;
    String name = "bottom.txt";
    for (int i = 0; i < depth; i++) {
      inner = zip(Map.of(name, inner));
      name = "level-" + i + ".zip";
    }
    return inner;
  }

  private static byte[] many(int count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] content = "the same\n".getBytes(StandardCharsets.UTF_8);
    CRC32 crc = new CRC32();
    crc.update(content);
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (int i = 0; i < count; i++) {
        ZipEntry entry = new ZipEntry(i + ".txt");
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static Document bytes(byte[] bytes) {
    return Document.of(Content.of(bytes));
  }
}
