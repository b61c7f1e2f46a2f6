package org.dalel.plugins.messaging.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dalel.api.ContainerDescription;
import org.dalel.api.ContainerEntry;
import org.dalel.api.ContainerReader;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.formats.FormatException;
import org.dalel.formats.sqlite.page.DatabaseHeader;
import org.dalel.plugins.messaging.database.DatabaseFiles;
import org.pf4j.Extension;

/**
 * Opens backups of iOS (iTunes, Finder): the manifest lists which file of the device lies beside it
 * under which number. What comes out are the files of the device under their own paths, decrypted
 * when a password of the case opens the backup.
 *
 * <pre>
 *   Manifest.db (or .mbdb), Manifest.plist      ─▶  private/var/mobile/Library/SMS/sms.db
 *   3d/3d0d7e5fb2ce288813306e4d4636395e047a3d28
 * </pre>
 */
@Extension
public final class IosBackupReader implements ContainerReader {
  private static final int HEAD = 16;

  @Override
  public ContainerDescription description() {
    return ContainerDescription.of(
            "ios-backup", "1.0.0", Interest.name("Manifest.db", "Manifest.mbdb"))
        .scope(Scope.CONTEXT);
  }

  @Override
  public boolean read(EvidenceFile container, ExtractionContext context, EntrySink sink)
      throws Exception {
    byte[] head = head(container);
    IosSettings settings = IosSettings.beside(container, context);
    if (IosRecordFile.isAt(head)) {
      return new Reading(container, context, sink, settings).records();
    }
    if (DatabaseHeader.isAt(head)) {
      return new Reading(container, context, sink, settings).plain();
    }
    return settings.encrypted()
        && new Reading(container, context, sink, settings).encryptedManifest();
  }

  private static byte[] head(EvidenceFile file) throws IOException {
    try (InputStream in = Channels.newInputStream(file.open())) {
      return in.readNBytes(HEAD);
    }
  }

  /** One backup. */
  private static final class Reading {
    private final EvidenceFile container;
    private final ExtractionContext context;
    private final EntrySink sink;
    private final IosSettings settings;
    private final Map<String, Set<String>> names = new HashMap<>();
    private Optional<Map<Integer, byte[]>> keys = Optional.empty();

    Reading(
        EvidenceFile container, ExtractionContext context, EntrySink sink, IosSettings settings) {
      this.container = container;
      this.context = context;
      this.sink = sink;
      this.settings = settings;
    }

    /** Opens the keys of an encrypted backup; says so when none of the passwords does. */
    private void unlock() throws Exception {
      int[] tried = {0};
      keys = settings.unlock(context.secrets(), context::checkpoint, tried);
      if (keys.isEmpty() && tried[0] > 0) {
        sink.problem(
            new Position.WholeItem(),
            "iOS backup: expected a password of the case to open it, found none that does among "
                + tried[0]
                + "; it stays closed");
      }
    }

    /** The manifest of old is plain, also when the files are not. */
    boolean records() throws Exception {
      if (settings.encrypted()) {
        unlock();
      }
      try (InputStream in =
          new BufferedInputStream(Channels.newInputStream(container.open()), 1 << 16)) {
        new IosRecordFile(in).each(this::take);
      } catch (FormatException e) {
        sink.problem(new Position.WholeItem(), "manifest of an iOS backup: " + e.getMessage());
      }
      return true;
    }

    boolean plain() throws Exception {
      if (settings.encrypted()) {
        unlock();
      }
      try (DatabaseFiles files = DatabaseFiles.of(container, context.surroundings())) {
        return table(files);
      }
    }

    boolean encryptedManifest() throws Exception {
      unlock();
      ContainerEntry manifest = ContainerEntry.file("Manifest.decrypted.db").build();
      if (keys.isEmpty()) {
        sink.encrypted(manifest);
        return true;
      }
      byte[] key = settings.manifestKey(keys.get());
      Path plain = context.temporaryFolder().resolve("Manifest.db");
      EncryptedFile.decrypt(container, key, plain, context);
      sink.file(manifest, () -> EncryptedFile.open(container, key, Optional.empty()));
      try (DatabaseFiles files = DatabaseFiles.of(plain)) {
        if (!table(files)) {
          sink.problem(
              new Position.WholeItem(),
              "iOS backup: expected a database with the table Files in the decrypted manifest, found none");
        }
      }
      return true;
    }

    private boolean table(DatabaseFiles files) throws IOException {
      Optional<IosFilesTable> table;
      try {
        table =
            IosFilesTable.of(
                files.open(problem -> sink.problem(new Position.WholeItem(), problem.toString())));
      } catch (FormatException notADatabase) {
        return false;
      }
      if (table.isPresent()) {
        table.get().each(this::take);
      }
      return table.isPresent();
    }

    private void take(BackupFile file) throws IOException {
      context.checkpoint();
      ContainerEntry entry = file.entry();
      if (file.kind() != ContainerEntry.Kind.FILE) {
        sink.bare(entry);
        return;
      }
      Optional<EvidenceFile> stored = stored(file.id());
      if (stored.isEmpty()) {
        sink.unreadable(
            entry, "expected it beside the manifest as " + file.id() + ", found no such file");
      } else if (!settings.encrypted()) {
        sink.beside(entry, stored.get());
      } else {
        encrypted(entry, file, stored.get());
      }
    }

    private void encrypted(ContainerEntry entry, BackupFile file, EvidenceFile stored)
        throws IOException {
      Optional<byte[]> key =
          keys.isPresent() && file.key().isPresent()
              ? Keybag.keyOf(file.key().get(), keys.get())
              : Optional.empty();
      if (file.key().isEmpty() && file.size().orElse(0L) == 0) {
        sink.beside(entry, stored);
      } else if (key.isEmpty()) {
        sink.encrypted(entry);
      } else {
        sink.beside(entry, stored, () -> EncryptedFile.open(stored, key.get(), file.size()));
      }
    }

    /** Since iOS 10 in a folder of the first two digits. */
    private Optional<EvidenceFile> stored(String id) {
      if (id.length() < 2) {
        return Optional.empty();
      }
      String folder = id.substring(0, 2);
      if (names(folder).contains(id)) {
        return beside(folder + "/" + id);
      }
      return names("").contains(id) ? beside(id) : Optional.empty();
    }

    private Optional<EvidenceFile> beside(String path) {
      return context.surroundings().sibling(container, path).filter(file -> !file.isFolder());
    }

    /** What lies in a folder beside the manifest; asked for each file, looked up once. */
    private Set<String> names(String folder) {
      return names.computeIfAbsent(
          folder,
          name -> {
            Optional<EvidenceFile> found =
                name.isEmpty()
                    ? context.surroundings().parent(container)
                    : context.surroundings().sibling(container, name);
            return found.map(context.surroundings()::children).orElse(List.of()).stream()
                .map(EvidenceFile::name)
                .collect(Collectors.toSet());
          });
    }
  }
}
