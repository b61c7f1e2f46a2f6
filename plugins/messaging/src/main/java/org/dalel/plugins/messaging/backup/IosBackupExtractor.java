package org.dalel.plugins.messaging.backup;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
import org.dalel.api.Surroundings;
import org.dalel.formats.plist.BinaryPlist;
import org.dalel.plugins.messaging.database.DatabaseFiles;
import org.dalel.plugins.messaging.database.DatabaseReading;
import org.dalel.plugins.messaging.model.MessengerRecords;
import org.dalel.plugins.messaging.model.Owners;
import org.pf4j.Extension;

/**
 * Reads the manifest of an iOS backup: which file of the device lies under which number. Of an
 * encrypted backup, once a password opens it, the databases of messengers are read, too; those of a
 * plain one are files like others, and found where they lie.
 */
@Extension
public final class IosBackupExtractor implements ArtifactExtractor {
  private static final String FILE = "backup-file";
  private static final String LOCKED = "encrypted-backup";
  private static final int LARGEST_PLIST = 16 << 20;

  @Override
  public ExtractorDescription description() {
    return MessengerRecords.emittedBy(
            ExtractorDescription.of("ios-backup", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.name("Manifest.db"))
                .emits(FILE, "A file of an iOS device, and under which number a backup keeps it.")
                .emits(
                    LOCKED,
                    "A backup that its program encrypted, and whether a key of the case opens it.")
                .emits("hash-line", "A line that a program for recovering passwords reads."))
        .build();
  }

  @Override
  public void extract(EvidenceFile manifest, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    Surroundings around = context.surroundings();
    Optional<EvidenceFile> settings =
        around.sibling(manifest, "Manifest.plist").filter(f -> f.size() <= LARGEST_PLIST);
    Map<?, ?> plist = settings.isPresent() ? plist(settings.get()) : Map.of();
    if (!Boolean.TRUE.equals(plist.get("IsEncrypted"))) {
      try (DatabaseFiles files = DatabaseFiles.of(manifest, around)) {
        for (BackupFile file : new IosManifest(files, context, sink).files()) {
          sink.emit(told(file, stored(manifest, around, file).isPresent()));
        }
      }
      return;
    }
    Optional<Keybag> bag =
        plist.get("BackupKeyBag") instanceof byte[] bytes ? Keybag.read(bytes) : Optional.empty();
    if (bag.isEmpty() || !(plist.get("ManifestKey") instanceof byte[] wrapped)) {
      throw new IOException(
          "Manifest.plist: expected BackupKeyBag and ManifestKey of an encrypted backup, found none that"
              + " can be used");
    }
    Optional<Unlocked> open = unlock(bag.get(), context, sink);
    if (open.isPresent()) {
      encrypted(manifest, wrapped, open.get().keys(), context, sink);
    }
  }

  private record Unlocked(Map<Integer, byte[]> keys, Secret by) {}

  private static Optional<Unlocked> unlock(Keybag bag, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    bag.hashLine()
        .ifPresent(
            line ->
                sink.emit(
                    Artifact.of("hash-line")
                        .field("line", line.line())
                        .field("format", "hashcat")
                        .field("mode", String.valueOf(line.mode()))
                        .build()));
    Secrets.Effort effort = bag.rounds() > 500_000 ? Secrets.Effort.HIGH : Secrets.Effort.MEDIUM;
    int[] tried = {0};
    Optional<Unlocked> open =
        context
            .secrets()
            .open(
                new Secrets.Lock("backup", Secret.Kind.PASSWORD, effort),
                secret -> {
                  tried[0]++;
                  return bag.unlock(secret.value(), context::checkpoint)
                      .map(keys -> new Unlocked(keys, secret));
                });
    sink.emit(
        Artifact.of(LOCKED)
            .field("service", "ios")
            .field("format", "iTunes")
            .field("opened", open.isPresent())
            .field("opened-by", open.map(one -> one.by().source()))
            .build());
    if (open.isEmpty() && tried[0] > 0) {
      sink.problem(
          new Position.WholeItem(),
          "iOS backup: expected a password of the case to open it, found none that does among "
              + tried[0]
              + "; it stays closed");
    }
    return open;
  }

  private static void encrypted(
      EvidenceFile manifest,
      byte[] wrapped,
      Map<Integer, byte[]> keys,
      ExtractionContext context,
      ArtifactSink sink)
      throws Exception {
    Optional<byte[]> key = Keybag.keyOf(wrapped, keys);
    if (key.isEmpty()) {
      throw new IOException(
          "Manifest.plist: expected a ManifestKey of a class that is open, found another");
    }
    Path folder = context.temporaryFolder();
    Path plain = folder.resolve("Manifest.db");
    EncryptedFile.decrypt(manifest, key.get(), plain, Optional.empty(), context);
    List<BackupFile> all;
    try (DatabaseFiles files = DatabaseFiles.of(plain)) {
      all = new IosManifest(files, context, sink).files();
    }
    for (BackupFile file : all) {
      context.checkpoint();
      Optional<EvidenceFile> stored = stored(manifest, context.surroundings(), file);
      sink.emit(told(file, stored.isPresent()));
      Optional<byte[]> own =
          file.key().isPresent() ? Keybag.keyOf(file.key().get(), keys) : Optional.empty();
      if (stored.isPresent()
          && own.isPresent()
          && EncryptedFile.isDatabase(stored.get(), own.get())) {
        Path copy = folder.resolve("file.db");
        EncryptedFile.decrypt(stored.get(), own.get(), copy, file.size(), context);
        read(file, copy, context, sink);
      }
    }
  }

  private static void read(BackupFile file, Path copy, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    try (DatabaseFiles files = DatabaseFiles.of(copy)) {
      new DatabaseReading(files, context, new PlacedSink(sink, file.devicePath()), Owners.UNKNOWN)
          .read();
    }
    Files.delete(copy);
  }

  private static Optional<EvidenceFile> stored(
      EvidenceFile manifest, Surroundings around, BackupFile file) {
    return file.id().length() < 2
        ? Optional.empty()
        : around
            .sibling(manifest, file.id().substring(0, 2) + "/" + file.id())
            .or(() -> around.sibling(manifest, file.id()));
  }

  private static Artifact told(BackupFile file, boolean stored) {
    return Artifact.of(FILE)
        .field("device-path", file.devicePath())
        .field("file-id", file.id())
        .field("domain", file.domain())
        .field("path", file.path())
        .field("size", file.size())
        .field("modified", file.modified().map(Object::toString))
        .field("stored", stored)
        .build();
  }

  private static Map<?, ?> plist(EvidenceFile file) throws IOException {
    byte[] bytes = Channels.newInputStream(file.open()).readNBytes(LARGEST_PLIST);
    return BinaryPlist.read(bytes)
        .filter(Map.class::isInstance)
        .map(Map.class::cast)
        .orElse(Map.of());
  }
}
