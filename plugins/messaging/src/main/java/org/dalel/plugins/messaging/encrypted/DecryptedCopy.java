package org.dalel.plugins.messaging.encrypted;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Position;
import org.dalel.formats.ByteSource;
import org.dalel.formats.sqlcipher.CipherPages;
import org.dalel.formats.sqlcipher.DecryptedLog;
import org.dalel.formats.sqlcipher.DecryptedSource;

/** A database that SQLCipher encrypted, decrypted to a private file, with its log beside it. */
public final class DecryptedCopy {
  private static final int BUFFER = 1 << 16;

  private DecryptedCopy() {}

  /** Makes the copy in the temporary folder; pages without the HMAC of the key are told. */
  public static Path of(
      EvidenceFile file, CipherPages pages, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    Path plain = context.temporaryFolder().resolve("decrypted.db");
    long[] damaged = {0};
    try (DecryptedSource source =
            new DecryptedSource(ByteSource.of(file.open()), pages, page -> damaged[0]++);
        OutputStream out = Files.newOutputStream(plain)) {
      for (long at = 0; at < source.size(); at += BUFFER) {
        context.checkpoint();
        out.write(source.read(at, BUFFER).bytes());
      }
    }
    if (damaged[0] > 0) {
      sink.problem(
          new Position.WholeItem(),
          "encrypted database: expected all pages to have the HMAC of its key, found "
              + damaged[0]
              + " that have not; they are read as empty");
    }
    log(file, pages, plain, context, sink);
    return plain;
  }

  private static void log(
      EvidenceFile file,
      CipherPages pages,
      Path plain,
      ExtractionContext context,
      ArtifactSink sink)
      throws IOException {
    Optional<EvidenceFile> log =
        file.isDeleted()
            ? Optional.empty()
            : context
                .surroundings()
                .sibling(file, file.name() + "-wal")
                .filter(one -> !one.isDeleted() && !one.isFolder());
    if (log.isEmpty()) {
      return;
    }
    try (ByteSource source = ByteSource.of(log.get().open());
        OutputStream out = Files.newOutputStream(Path.of(plain + "-wal"))) {
      long lost = DecryptedLog.write(source, pages, out);
      if (lost > 0) {
        sink.problem(
            new Position.WholeItem(),
            "write-ahead log of the encrypted database: expected all pages to have the HMAC of its"
                + " key, found one that has not; it and what follows, "
                + lost
                + " in all, are left out");
      }
    }
  }
}
