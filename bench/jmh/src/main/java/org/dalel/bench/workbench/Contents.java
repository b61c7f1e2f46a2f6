package org.dalel.bench.workbench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.dalel.casefile.ArtifactText;
import org.dalel.casefile.write.ArtifactRow;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.ContentOutcome;
import org.dalel.casefile.write.ContentRef;
import org.dalel.casefile.write.ContentRow;
import org.dalel.casefile.write.ContentStatus;
import org.dalel.casefile.write.Digests;
import org.dalel.casefile.write.EmbeddedRow;
import org.dalel.casefile.write.ExamStatus;
import org.dalel.casefile.write.ExtractionTable;
import org.dalel.casefile.write.Owner;
import org.dalel.casefile.write.PackedText;

/** Contents of a made-up case: types by extension, texts, artifacts, mailboxes. */
final class Contents {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("jpg", "image/jpeg"),
          Map.entry("png", "image/png"),
          Map.entry("txt", "text/plain"),
          Map.entry(
              "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("html", "text/html"),
          Map.entry("dll", "application/x-msdownload"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("zip", "application/mbox"),
          Map.entry("log", "text/x-log"),
          Map.entry("db", "application/x-sqlite3"));
  private static final int MAILS = 3;

  /** Artifacts for each of the case's share: of contents, and of the places of some of them. */
  private static final double IN_CONTENTS = 0.9;

  private static final double AT_PLACES = 0.2;

  private final CaseWriter writer;
  private final Random random;
  private final Words words;
  private final double artifactShare;
  private double owed;
  private double owedAtPlaces;
  private int artifacts;

  Contents(CaseWriter writer, Random random, double artifactShare) {
    this.writer = writer;
    this.random = random;
    this.words = new Words(random);
    this.artifactShare = artifactShare;
  }

  /** A word for a name. */
  String word() {
    return words.next();
  }

  /** Adds a content; of a mailbox its mails too. */
  ContentRef add(String extension, long size, long number) throws SQLException {
    // some files are not what their names say
    String type =
        random.nextInt(200) == 0
            ? "application/x-msdownload"
            : TYPES.getOrDefault(extension, "application/octet-stream");
    List<EmbeddedRow> mails = new ArrayList<>();
    if (type.equals("application/mbox")) {
      for (int i = 0; i < MAILS; i++) {
        ContentRef mail = store("message/rfc822", 900, number * 8 + i + 1, List.of());
        mails.add(
            new EmbeddedRow(
                i,
                word() + ".eml",
                "embedded",
                900,
                EmbeddedRow.Facts.NONE,
                mail,
                ExamStatus.EXAMINED,
                Optional.empty(),
                Optional.empty()));
      }
    }
    return store(type, size, number * 8, mails);
  }

  private ContentRef store(String type, long size, long number, List<EmbeddedRow> embedded)
      throws SQLException {
    ContentRef ref = new ContentRef();
    ContentOutcome outcome =
        embedded.isEmpty()
            ? ContentOutcome.leaf(ContentStatus.PARSED)
            : new ContentOutcome(ContentStatus.PARSED, embedded.size(), 900L * embedded.size(), 1);
    ref.settle(outcome);
    long mixed = number * 0x9E3779B97F4A7C15L;
    byte[] sha256 = ByteBuffer.allocate(32).putLong(mixed).putLong(number).array();
    byte[] md5 = ByteBuffer.allocate(16).putLong(~mixed).putLong(number).array();
    writer
        .contents()
        .store(
            new ContentRow(
                ref,
                new Digests(md5, new byte[20], sha256, new TreeMap<>()),
                size,
                type,
                true,
                outcome,
                Optional.empty(),
                text(type),
                Optional.empty(),
                false,
                null,
                "",
                embedded,
                artifacts(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
    return ref;
  }

  /** What extractors find at a place: a file where it lies, or an entry of a container. */
  void artifactsAt(Owner place) throws SQLException {
    owedAtPlaces += artifactShare * AT_PLACES;
    List<ArtifactRow> found = new ArrayList<>();
    while (owedAtPlaces >= 1) {
      owedAtPlaces--;
      found.add(artifact(artifacts++));
    }
    if (!found.isEmpty()) {
      writer
          .extractions()
          .store(
              new ExtractionTable.ContextRow(place, "bench/sample", found, List.of(), List.of()));
    }
  }

  private Optional<PackedText> text(String type) {
    boolean any = type.startsWith("text/") || type.startsWith("message/") || type.contains("pdf");
    if (!any) {
      return Optional.empty();
    }
    String text = words.text(30 + random.nextInt(200));
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return Optional.of(new PackedText(text.length(), utf8, deflate(utf8)));
  }

  private List<ArtifactRow> artifacts() {
    owed += artifactShare * IN_CONTENTS;
    List<ArtifactRow> found = new ArrayList<>();
    while (owed >= 1) {
      owed--;
      found.add(artifact(artifacts++));
    }
    return found;
  }

  private ArtifactRow artifact(int number) {
    String phone = "+7701" + (1_000_000 + number % 50_000);
    String mail = words.of(number % 3000) + "@example.kz";
    String type = number % 3 == 0 ? "contact" : number % 3 == 1 ? "message" : "web-visit";
    String fields =
        "{\"email\":\""
            + mail
            + "\",\"phone\":\""
            + phone
            + "\",\"text\":\""
            + words.text(8).strip().replace("\n", " ")
            + "\"}";
    return new ArtifactRow(
        "bench/sample",
        "1",
        type,
        "live",
        "high",
        "{\"offset\":" + number + "}",
        fields,
        List.of(
            new ArtifactRow.IdentifierRow("phone", phone, phone, "mentioned"),
            new ArtifactRow.IdentifierRow("email", mail, mail, "mentioned")),
        List.of(
            new ArtifactRow.EventRow(
                1_420_070_400_000_000_000L + number * 1_500_000_000_000L, "sent", "something")),
        ArtifactText.of(fields, List.of(phone, mail)));
  }

  private static byte[] deflate(byte[] utf8) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(utf8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }
}
