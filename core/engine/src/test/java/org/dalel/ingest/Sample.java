package org.dalel.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.dalel.testdata.EvidenceBuilder;
import org.dalel.testdata.VolumeBuilder;
import org.dalel.testdata.document.Documents;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.FileSystem;

/** Generated evidence for the tests of the pipeline. */
final class Sample {
  private static final long MIB = 1 << 20;

  private Sample() {}

  /**
   * A disk with ext4, NTFS and FAT: all document templates, archives in archives, the same content
   * in many places, hard links, deleted files, streams.
   */
  static Path disk(Path folder) throws IOException {
    Files.createDirectories(folder);
    return EvidenceBuilder.named("disk")
        .gpt()
        .volume(FileSystem.EXT4, 24 * MIB, Sample::ext)
        .volume(FileSystem.NTFS, 24 * MIB, Sample::ntfs)
        .volume(FileSystem.FAT16, 16 * MIB, Sample::fat)
        .write(folder)
        .image();
  }

  private static void documents(VolumeBuilder v, String folder) {
    for (String template : Documents.names()) {
      if (!template.contains("bomb")) {
        v.file(folder + "/" + template + "." + template, Documents.of(template));
      }
    }
  }

  private static void ext(VolumeBuilder v) {
    documents(v, "/docs");
    documents(v, "/copies");
    for (int i = 0; i < 40; i++) {
      v.file("/many/nested-" + i + ".zip", Documents.of("zip-nested"));
    }
    v.many("/small", 300, 100, 2000);
    v.file("/a/first-name.gz", Documents.of("gz"));
    v.file("/b/second-name.gz", Documents.of("gz"));
    v.file("/a/one.txt.gz", nameless());
    v.file("/b/two.txt.gz", nameless());
    v.words("/big/words.txt", 600_000);
    v.words("/deleted/gone.txt", 50_000);
    v.hardLink("/links/again.txt", "/big/words.txt");
    v.hardLink("/links/again.csv", "/big/words.txt");
    v.symLink("/links/soft", "/big/words.txt");
    v.delete("/deleted/gone.txt");
  }

  /** A gzip stream that does not name what is in it. */
  private static Document nameless() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("packed without a name\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Document.of(Content.of(bytes.toByteArray()));
  }

  private static void ntfs(VolumeBuilder v) {
    documents(v, "/docs");
    v.many("/small", 200, 50, 900);
    v.stream("/docs/txt.txt", "hidden", Documents.of("docx"));
    v.file("/Сәлем/құжат.docx", Documents.of("docx"));
    v.words("/lost.txt", 30_000);
    v.delete("/lost.txt");
  }

  private static void fat(VolumeBuilder v) {
    v.file("/DOC.PDF", Documents.of("pdf"));
    v.file("/MAIL.EML", Documents.of("eml"));
    v.words("/WORDS.TXT", 40_000);
    v.delete("/WORDS.TXT");
  }

  /** A small ext4 disk with the given files. */
  static Path files(Path folder, String name, java.util.Map<String, Document> files)
      throws IOException {
    Files.createDirectories(folder);
    long bytes = files.values().stream().mapToLong(d -> d.content().size() + 8192).sum();
    long size = Math.max(16 * MIB, (bytes * 2 + 8 * MIB) / MIB * MIB);
    return EvidenceBuilder.named(name)
        .volume(FileSystem.EXT4, size, v -> files.forEach(v::file))
        .write(folder)
        .image();
  }
}
