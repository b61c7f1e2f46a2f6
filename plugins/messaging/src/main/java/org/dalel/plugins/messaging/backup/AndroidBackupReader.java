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
import org.dalel.api.ContainerEntry;
import org.dalel.api.ContainerReader;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;
import org.pf4j.Extension;

/**
 * Opens backups that {@code adb backup} made: a tar, deflated and maybe encrypted. The tar is its
 * only entry; its own paths are {@code apps/PACKAGE/db/NAME}, {@code f/}, {@code sp/}, {@code ef/}.
 */
@Extension
public final class AndroidBackupReader implements ContainerReader {
  private static final String TAR = "backup.tar";

  @Override
  public ContainerDescription description() {
    return ContainerDescription.of(
        "android-backup", "1.0.0", Interest.magic(Magic.text(0, AndroidBackupHeader.MAGIC)));
  }

  @Override
  public boolean read(EvidenceFile container, ExtractionContext context, EntrySink sink)
      throws Exception {
    AndroidBackupHeader header;
    try (InputStream in = new BufferedInputStream(Channels.newInputStream(container.open()))) {
      header = AndroidBackupHeader.read(in);
    }
    ContainerEntry entry = ContainerEntry.file(TAR).build();
    if (header.lock().isEmpty()) {
      sink.file(entry, () -> plain(container, header, Optional.empty()));
      return true;
    }
    Optional<AndroidBackupKey> key =
        context
            .secrets()
            .open(
                new Secrets.Lock("backup", Secret.Kind.PASSWORD, Secrets.Effort.MEDIUM),
                secret -> AndroidBackupKey.of(header, secret.value(), context::checkpoint));
    if (key.isPresent()) {
      sink.file(entry, () -> plain(container, header, key));
    } else {
      sink.encrypted(entry);
    }
    return true;
  }

  private static InputStream plain(
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
