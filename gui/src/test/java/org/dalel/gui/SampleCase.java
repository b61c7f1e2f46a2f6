package org.dalel.gui;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dalel.ingest.InProcessRun;
import org.dalel.ingest.ProcessRequest;
import org.dalel.ingest.Profile;
import org.dalel.testdata.EvidenceBuilder;
import org.dalel.testdata.VolumeBuilder;
import org.dalel.testdata.document.Documents;

/** A small case with something of everything that the pages show. */
final class SampleCase {
  private SampleCase() {}

  /** Makes evidence and a case of it below a folder; gives the case's folder. */
  static Path make(Path folder) throws IOException, InterruptedException {
    Path image =
        EvidenceBuilder.ext4("usb", SampleCase::content).write(folder.resolve("evidence")).image();
    Path target = folder.resolve("case");
    InProcessRun.run(
        new ProcessRequest(
            target,
            List.of(image),
            Profile.STANDARD,
            2,
            List.of(),
            List.of(),
            true,
            1_000_000,
            Duration.ofSeconds(60),
            "Tester",
            Optional.empty(),
            List.of(),
            folder.resolve("plugin-cache"),
            List.of(),
            false));
    return target;
  }

  private static void content(VolumeBuilder volume) {
    volume
        .folder("/notes")
        .folder("/pictures")
        .folder("/mail")
        .file("/notes/invoice.txt", "The invoice for the teapot was paid in March.")
        .file("/notes/чайник.txt", "Счёт за чайник оплачен в марте. Қазақша: шәйнек.")
        .file("/notes/<img src=x onerror=alert(1)>.txt", "A name with markup in it.")
        .file("/pictures/photo.jpg", Documents.of("jpg"))
        .file("/pictures/diagram.png", Documents.of("png"))
        .file("/mail/archive.mbox", Documents.of("mbox"))
        .file("/report.docx", Documents.of("docx"))
        .file("/locked.pdf", Documents.of("pdf-encrypted"))
        .file("/deleted.txt", "This was deleted.")
        .delete("/deleted.txt")
        .many("/many", 300, 300, 40);
  }
}
