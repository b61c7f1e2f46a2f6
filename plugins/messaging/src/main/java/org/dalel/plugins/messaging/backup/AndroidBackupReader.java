package org.dalel.plugins.messaging.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import javax.crypto.CipherInputStream;
import org.dalel.api.ContainerDescription;
import org.dalel.api.ContainerEndedException;
import org.dalel.api.ContainerEntry;
import org.dalel.api.ContainerReader;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Position;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;
import org.pf4j.Extension;

/**
 * Opens backups that {@code adb backup} made: a tar, deflated and maybe encrypted. What comes out
 * are the files of apps under their paths on the device ({@link AndroidPlaces}).
 */
@Extension
public final class AndroidBackupReader implements ContainerReader {
  private static final String WHAT = "Android backup: ";

  @Override
  public ContainerDescription description() {
    return ContainerDescription.of(
        "android-backup", "2.0.0", Interest.magic(Magic.text(0, AndroidBackupHeader.MAGIC)));
  }

  @Override
  public boolean read(EvidenceFile container, ExtractionContext context, EntrySink sink)
      throws Exception {
    AndroidBackupHeader header;
    try (InputStream in = new BufferedInputStream(Channels.newInputStream(container.open()))) {
      header = AndroidBackupHeader.read(in);
    }
    Optional<AndroidBackupKey> key = Optional.empty();
    if (header.lock().isPresent()) {
      key =
          context
              .secrets()
              .open(
                  new Secrets.Lock("backup", Secret.Kind.PASSWORD, Secrets.Effort.MEDIUM),
                  secret -> AndroidBackupKey.of(header, secret.value(), context::checkpoint));
      if (key.isEmpty()) {
        sink.encrypted(ContainerEntry.file("backup.tar").build());
        return true;
      }
    }
    try (InputStream in = plain(container, header, key)) {
      entries(new AndroidTar(in), context, sink);
    } catch (ContainerEndedException e) {
      throw e;
    } catch (IOException e) {
      sink.problem(
          new Position.WholeItem(),
          WHAT + "expected the next file of its tar, found: " + e.getMessage());
    }
    return true;
  }

  private static void entries(AndroidTar tar, ExtractionContext context, EntrySink sink)
      throws IOException {
    for (Optional<AndroidTar.Entry> next = tar.next(); next.isPresent(); next = tar.next()) {
      context.checkpoint();
      AndroidTar.Entry one = next.get();
      String path = AndroidPlaces.of(one.path());
      ContainerEntry.Builder entry =
          switch (one.kind()) {
            case FILE -> ContainerEntry.file(path);
            case FOLDER -> ContainerEntry.folder(path);
            default -> ContainerEntry.other(path);
          };
      entry.mode(one.mode()).owner(one.user(), one.group());
      one.modified().ifPresent(entry::modified);
      if (one.kind() == ContainerEntry.Kind.FILE) {
        sink.file(entry.build(), tar::content);
      } else {
        sink.bare(entry.build());
      }
    }
  }

  /** The tar, decrypted and unpacked. */
  static InputStream plain(
      EvidenceFile container, AndroidBackupHeader header, Optional<AndroidBackupKey> key)
      throws IOException {
    SeekableByteChannel channel = container.open();
    channel.position(header.length());
    InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
    try {
      InputStream open = key.isPresent() ? new CipherInputStream(in, key.get().cipher()) : in;
      return header.compressed() ? new InflaterInputStream(open) : open;
    } catch (GeneralSecurityException e) {
      throw new IOException("Android backup: expected a key of AES-256, found: " + e, e);
    }
  }
}
