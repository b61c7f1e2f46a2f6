package org.dalel.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dalel.testdata.DataFolder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypeDetectorTest {
  private static final long LARGEST = 1 << 20;

  private final TypeDetector detector = new TypeDetector();
  private final PlainTika tika = new PlainTika();

  @TempDir Path folder;

  @Test
  void answersLikeTikaForContainers() throws IOException {
    Map<String, byte[]> samples = new LinkedHashMap<>();
    samples.put("plain.gz", gzip("just text, long enough to be inflated at once"));
    samples.put("warc.gz", gzip("WARC/1.0\r\nWARC-Type: warcinfo\r\n"));
    samples.put("arc.gz", gzip("filedesc://x.arc 0.0.0.0 20200101000000 text/plain 1\n"));
    samples.put("short.gz", gzip("x"));
    samples.put("broken.gz", Arrays.copyOf(gzip("some text some text some text"), 15));
    samples.put("archive.tgz", gzip("not really a tar"));
    samples.put("a.tar", tar());
    samples.put("a.zip", Samples.zip("a.txt", "hello"));
    samples.put("a.jar", Samples.zip("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n"));
    samples.put("a.odt", Samples.zip("mimetype", "application/vnd.oasis.opendocument.text"));
    samples.put("a.epub", Samples.zip("mimetype", "application/epub+zip"));
    samples.put("cut.zip", Arrays.copyOf(Samples.zip("a.txt", "hello"), 40));
    samples.put("a.docx", docx());
    samples.put("a.bin", docx());
    samples.put("a.xls", xls());
    samples.put("a.doc", ole());
    samples.put("b.plist", "bplist00broken".getBytes(StandardCharsets.US_ASCII));
    samples.put(
        "a.mkv",
        new byte[] {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3, 1, 2, 3, 'w', 'e', 'b', 'm', 0, 0, 0, 0});
    samples.put("a.7z", new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 4});
    samples.put("a.xz", new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0, 0, 4});
    samples.put("a.tif", new byte[] {'I', 'I', 0x2a});
    samples.put("empty.txt", new byte[0]);
    samples.put("empty", new byte[0]);
    for (Map.Entry<String, byte[]> sample : samples.entrySet()) {
      Path file = Files.write(folder.resolve(sample.getKey()), sample.getValue());
      String expected =
          sample.getKey().endsWith(".plist") ? "application/x-bplist" : tika.detect(file);
      assertThat(detect(sample.getValue(), sample.getKey()))
          .as(sample.getKey())
          .isEqualTo(expected);
    }
  }

  @Test
  void answersTheSameForContentBehindAReader() throws IOException {
    byte[] bytes = docx();
    PositionalReader reader =
        (position, buffer, offset, length) -> {
          int n = (int) Math.min(Math.min(length, 100), bytes.length - position);
          System.arraycopy(bytes, (int) position, buffer, offset, n);
          return n;
        };
    try (ContentSource source = ContentSource.of(reader, bytes.length)) {
      assertThat(detector.detect(source, "x")).isEqualTo(detect(bytes, "x"));
    }
  }

  @Test
  void answersLikeTikaForTheEvidenceFiles() throws IOException {
    Optional<Path> found = DataFolder.root();
    Assumptions.assumeTrue(found.isPresent(), "no evidence files beside the checkout");
    Path data = found.orElseThrow();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(data)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      if (Files.size(file) <= LARGEST) {
        String expected = tika.detect(file);
        if (!expected.endsWith("Exception")) {
          String own = detect(Files.readAllBytes(file), file.getFileName().toString());
          assertThat(own).as(file.toString()).isEqualTo(expected);
        }
      }
    }
  }

  private String detect(byte[] bytes, String name) throws IOException {
    try (ContentSource source = ContentSource.of(bytes)) {
      return detector.detect(source, name);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static byte[] tar() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      TarArchiveEntry entry = new TarArchiveEntry("a.txt");
      entry.setSize(1);
      tar.putArchiveEntry(entry);
      tar.write('x');
      tar.closeArchiveEntry();
    }
    return out.toByteArray();
  }

  private static byte[] docx() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XWPFDocument document = new XWPFDocument()) {
      document.createParagraph().createRun().setText("Құжат");
      document.write(out);
    }
    return out.toByteArray();
  }

  private static byte[] xls() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      book.createSheet("a").createRow(0).createCell(0).setCellValue("x");
      book.write(out);
    }
    return out.toByteArray();
  }

  private static byte[] ole() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (POIFSFileSystem fs = new POIFSFileSystem()) {
      fs.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), "Something");
      fs.writeFilesystem(out);
    }
    return out.toByteArray();
  }
}
