package org.dalel.plugins.messaging.whatsapp;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
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
import org.dalel.formats.sqlite.page.DatabaseHeader;
import org.dalel.plugins.messaging.crypto.GcmInput;
import org.dalel.plugins.messaging.database.DatabaseFiles;
import org.dalel.plugins.messaging.database.DatabaseReading;
import org.dalel.plugins.messaging.model.MessengerRecords;
import org.dalel.plugins.messaging.model.Owners;
import org.pf4j.Extension;

/** Decrypts backups of WhatsApp for Android with the keys of the case, and reads the database. */
@Extension
public final class BackupExtractor implements ArtifactExtractor {
  private static final String TYPE = "encrypted-backup";

  @Override
  public ExtractorDescription description() {
    return MessengerRecords.emittedBy(
            ExtractorDescription.of("whatsapp-backup", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(
                    Interest.name(
                        "*.db.crypt12",
                        "*.db.crypt14",
                        "*.db.crypt15",
                        "*.crypt12",
                        "*.crypt14",
                        "*.crypt15"))
                .emits(
                    TYPE,
                    "A backup that its program encrypted, and whether a key of the case opens it."))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    boolean named12 = file.name().toLowerCase(Locale.ROOT).endsWith("12");
    byte[] head = Channels.newInputStream(file.open()).readNBytes(BackupHeader.LONGEST);
    Optional<BackupHeader> found = BackupHeader.of(head, named12);
    if (found.isEmpty()) {
      throw new IOException(
          "backup of WhatsApp: expected a header of crypt12, crypt14 or crypt15 at 0x0, found "
              + HexFormat.of().formatHex(Arrays.copyOf(head, Math.min(8, head.length))));
    }
    BackupHeader header = found.get();
    Optional<Secret> opener = unlock(file, header, context, sink);
    sink.emit(
        Artifact.of(TYPE)
            .field("service", "whatsapp")
            .field("format", header.format())
            .field("opened", opener.isPresent())
            .field("opened-by", opener.map(Secret::source))
            .field("app-version", header.appVersion())
            .field("phone-ends-with", header.phoneEnd())
            .field("iv", HexFormat.of().formatHex(header.iv()))
            .build());
    if (opener.isPresent()) {
      Path database =
          decrypt(file, header, key(file, header, opener.get()).orElseThrow(), context, sink);
      try (DatabaseFiles files = DatabaseFiles.of(database)) {
        if (!new DatabaseReading(files, context, sink, Owners.UNKNOWN).read()) {
          sink.problem(
              new Position.WholeItem(),
              "decrypted backup: expected the tables of a messenger that is known, found others;"
                  + " it is not read");
        }
      }
    }
  }

  /** The secret that opens it. Keys can also be given as 64 digits, as the app shows them. */
  private static Optional<Secret> unlock(
      EvidenceFile file, BackupHeader header, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    int[] tried = {0};
    Secrets.Opener<Secret> opener =
        secret -> {
          tried[0] += BackupKey.ofHex(secret.value()).isPresent() ? 1 : 0;
          return key(file, header, secret).map(key -> secret);
        };
    for (Secret.Kind kind : new Secret.Kind[] {Secret.Kind.KEY, Secret.Kind.PASSWORD}) {
      Optional<Secret> found =
          context
              .secrets()
              .open(
                  new Secrets.Lock("backup (" + kind.label() + ")", kind, Secrets.Effort.LOW),
                  opener);
      if (found.isPresent()) {
        return found;
      }
    }
    if (tried[0] > 0) {
      sink.problem(
          new Position.WholeItem(),
          "%s: expected a key of the case to give a database, found none that does among %d; it stays"
                  .formatted(header.format(), tried[0])
              + " closed");
    }
    return Optional.empty();
  }

  /** The key that a secret stands for, if what it gives begins as a database. */
  private static Optional<byte[]> key(EvidenceFile file, BackupHeader header, Secret secret)
      throws IOException, GeneralSecurityException {
    Optional<byte[]> bytes = BackupKey.ofHex(secret.value());
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    for (byte[] key : BackupKey.candidates(header.format(), bytes.get())) {
      try (InputStream plain = plain(file, header, key)) {
        if (DatabaseHeader.isAt(plain.readNBytes(DatabaseHeader.MAGIC.length()))) {
          return Optional.of(key);
        }
      } catch (ZipException | EOFException wrongKey) {
        continue;
      }
    }
    return Optional.empty();
  }

  private static InputStream plain(EvidenceFile file, BackupHeader header, byte[] key)
      throws IOException, GeneralSecurityException {
    SeekableByteChannel channel = file.open();
    channel.position(header.data());
    InputStream cipher = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
    return new InflaterInputStream(new GcmInput(cipher, key, header.iv()));
  }

  /** What is behind a damaged place is lost; what comes before it is read. */
  private static Path decrypt(
      EvidenceFile file,
      BackupHeader header,
      byte[] key,
      ExtractionContext context,
      ArtifactSink sink)
      throws IOException, GeneralSecurityException {
    Path database = context.temporaryFolder().resolve("decrypted.db");
    byte[] buffer = new byte[1 << 16];
    try (InputStream plain = plain(file, header, key);
        OutputStream out = Files.newOutputStream(database)) {
      for (int count = plain.read(buffer); count >= 0; count = plain.read(buffer)) {
        context.checkpoint();
        out.write(buffer, 0, count);
      }
    } catch (ZipException | EOFException torn) {
      sink.problem(
          new Position.WholeItem(),
          "%s: expected compressed data up to the end, found %s after %d bytes of the database; those are read"
              .formatted(header.format(), torn.getMessage(), Files.size(database)));
    }
    return database;
  }
}
