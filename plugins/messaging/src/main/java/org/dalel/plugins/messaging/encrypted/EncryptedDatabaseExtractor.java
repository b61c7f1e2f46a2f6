package org.dalel.plugins.messaging.encrypted;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;
import org.dalel.formats.sqlcipher.CipherKey;
import org.dalel.formats.sqlcipher.CipherPages;
import org.dalel.formats.sqlcipher.Generation;
import org.dalel.plugins.messaging.database.DatabaseFiles;
import org.dalel.plugins.messaging.database.DatabaseReading;
import org.dalel.plugins.messaging.model.MessengerRecords;
import org.dalel.plugins.messaging.model.Owners;
import org.pf4j.Extension;

/**
 * Opens databases that SQLCipher 1, 3 or 4 encrypted with the keys and passwords of the case, and
 * reads those of messengers.
 */
@Extension
public final class EncryptedDatabaseExtractor implements ArtifactExtractor {
  private static final String TYPE = "encrypted-database";
  private static final int SMALLEST_PAGE = 1024;

  @Override
  public ExtractorDescription description() {
    return MessengerRecords.emittedBy(
            ExtractorDescription.of("encrypted-database", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.name("*.db", "*.sqlite", "*.sqlite3", "*.db3"))
                .emits(
                    TYPE,
                    "A database that seems to be encrypted, and whether a secret of the case opens it."))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    byte[] head = Channels.newInputStream(file.open()).readNBytes(Randomness.SAMPLE);
    boolean behindHeader = Randomness.isBehindHeader(head);
    if (file.size() % SMALLEST_PAGE != 0 || !behindHeader && !Randomness.isLikely(head)) {
      return;
    }
    int plain = behindHeader ? CipherPages.PLAIN_HEADER : 0;
    Optional<Opened> opened = unlock(head, plain, context, sink);
    Artifact.Builder database = Artifact.of(TYPE).field("opened", opened.isPresent());
    opened.ifPresent(
        one ->
            database
                .field("format", one.key().generation().title())
                .field("opened-by", one.source()));
    sink.emit(database.build());
    if (opened.isPresent()) {
      read(file, new CipherPages(opened.get().key(), plain), context, sink);
    }
  }

  private record Opened(CipherKey key, String source) {}

  /**
   * Where the header is in clear the salt is not in the file: only a key with its salt opens it.
   */
  private static Optional<Opened> unlock(
      byte[] head, int plain, ExtractionContext context, ArtifactSink sink) throws Exception {
    byte[] salt = Arrays.copyOf(head, CipherKey.SALT);
    int[] tried = {0};
    Optional<Opened> opened =
        context
            .secrets()
            .open(
                new Secrets.Lock("database (key)", Secret.Kind.KEY, Secrets.Effort.LOW),
                secret -> {
                  for (Generation generation : Generation.values()) {
                    Optional<CipherKey> key =
                        CipherKey.ofHex(generation, secret.value(), salt)
                            .filter(one -> opens(one, head, plain));
                    if (key.isPresent()) {
                      return key.map(one -> new Opened(one, secret.source()));
                    }
                  }
                  tried[0]++;
                  return Optional.empty();
                });
    if (opened.isEmpty()) {
      opened =
          context
              .secrets()
              .open(
                  new Secrets.Lock(
                      "database (password)", Secret.Kind.PASSWORD, Secrets.Effort.HIGH),
                  secret -> {
                    tried[0]++;
                    return passphrase(secret, salt, head, plain, context);
                  });
    }
    if (opened.isEmpty() && tried[0] > 0) {
      sink.problem(
          new Position.ByteOffset(0),
          "expected the first page of a database of SQLCipher 1, 3 or 4 under one of "
              + tried[0]
              + " secrets of the case, found none that opens it; if it is one, it stays closed");
    }
    return opened;
  }

  private static Optional<Opened> passphrase(
      Secret secret, byte[] salt, byte[] head, int plain, ExtractionContext context)
      throws GeneralSecurityException {
    for (Generation generation : Generation.values()) {
      Optional<CipherKey> key =
          CipherKey.ofHex(generation, secret.value(), salt).filter(one -> opens(one, head, plain));
      if (key.isEmpty() && plain == 0) {
        key =
            Optional.of(
                    CipherKey.ofPassphrase(generation, secret.value(), salt, context::checkpoint))
                .filter(one -> opens(one, head, plain));
      }
      if (key.isPresent()) {
        return key.map(one -> new Opened(one, secret.source()));
      }
    }
    return Optional.empty();
  }

  private static boolean opens(CipherKey key, byte[] head, int plain) {
    try {
      int size = key.generation().pageSize();
      return head.length >= size
          && new CipherPages(key, plain).decrypt(Arrays.copyOf(head, size), 1).isPresent();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void read(
      EvidenceFile file, CipherPages pages, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    Path plain = DecryptedCopy.of(file, pages, context, sink);
    try (DatabaseFiles files = DatabaseFiles.of(plain)) {
      if (!new DatabaseReading(files, context, sink, Owners.UNKNOWN).read()) {
        sink.problem(
            new Position.WholeItem(),
            "decrypted database: expected the tables of a messenger that is known, found others;"
                + " it is not read");
      }
    }
  }
}
