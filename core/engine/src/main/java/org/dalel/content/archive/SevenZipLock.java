package org.dalel.content.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionCancelledException;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;
import org.dalel.formats.ByteSource;
import org.dalel.formats.FormatException;
import org.dalel.formats.sevenzip.SevenZipCoder;
import org.dalel.formats.sevenzip.SevenZipHeader;

/**
 * What opens a 7z archive: one password for its header and all of its contents. A secret fits when
 * the header comes out with its check sum, or the smallest encrypted file with its own.
 */
final class SevenZipLock {
  private static final int MEMORY_KIB = 1 << 20;

  /** 7-Zip itself goes no further. */
  private static final int MOST_CYCLES = 24;

  private static final int MOST_PROBES = 64;
  private static final int NO_CYCLES = 63;
  private static final int COSTLY_CYCLES = 17;

  private final EvidenceFile container;
  private final ExtractionContext context;
  private final SevenZipHeader header;

  private SevenZipLock(EvidenceFile container, ExtractionContext context, SevenZipHeader header) {
    this.container = container;
    this.context = context;
    this.header = header;
  }

  /**
   * The lock of an archive, if it has one.
   *
   * @throws FormatException if its header cannot be read
   */
  static Optional<SevenZipLock> of(EvidenceFile container, ExtractionContext context)
      throws IOException {
    try (ByteSource bytes = ByteSource.of(container.open())) {
      SevenZipHeader header = SevenZipHeader.read(bytes);
      return header.folders().stream().anyMatch(folder -> folder.aes().isPresent())
          ? Optional.of(new SevenZipLock(container, context, header))
          : Optional.empty();
    }
  }

  /** The dearest key of the archive: two to the power of this rounds of SHA-256. */
  private int cycles() {
    return header.folders().stream()
        .flatMap(folder -> folder.aes().stream())
        .mapToInt(SevenZipCoder::cyclesPower)
        .max()
        .orElse(0);
  }

  /** The archive as it is without a password. */
  static SevenZFile open(SeekableByteChannel bytes, Optional<String> password) throws IOException {
    SevenZFile.Builder builder =
        SevenZFile.builder()
            .setSeekableByteChannel(bytes)
            .setMaxMemoryLimitKiB(MEMORY_KIB)
            .setTryToRecoverBrokenArchives(true);
    password.map(String::toCharArray).ifPresent(builder::setPassword);
    return builder.get();
  }

  /**
   * The password of the archive, if one is known.
   *
   * @throws TooCostlyException if one attempt would cost more than any archiver lets it
   */
  Optional<String> password() throws Exception {
    int cycles = cycles();
    if (cycles > MOST_CYCLES && cycles != NO_CYCLES) {
      throw new TooCostlyException(cycles);
    }
    boolean costly = cycles > COSTLY_CYCLES && cycles != NO_CYCLES;
    Secrets.Lock lock =
        new Secrets.Lock(
            "archive", Secret.Kind.PASSWORD, costly ? Secrets.Effort.HIGH : Secrets.Effort.MEDIUM);
    return context
        .secrets()
        .open(
            lock, secret -> fits(secret.value()) ? Optional.of(secret.value()) : Optional.empty());
  }

  private boolean fits(String password) {
    try (SevenZFile archive = open(container.open(), Optional.of(password))) {
      if (header.isSummed()) {
        return true; // it came out as its check sum says
      }
      List<SevenZArchiveEntry> files =
          StreamSupport.stream(archive.getEntries().spliterator(), false)
              .filter(entry -> entry.hasStream() && !entry.isAntiItem())
              .sorted(Comparator.comparingLong(SevenZArchiveEntry::getSize))
              .limit(MOST_PROBES)
              .toList();
      for (SevenZArchiveEntry file : files) {
        if (!comesOut(archive, file)) {
          return false;
        } else if (isEncrypted(file)) {
          return true; // others of the archive may lie there in clear
        }
      }
      return header.encrypted();
    } catch (ExtractionCancelledException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      return false; // what a wrong key makes of it
    }
  }

  private boolean comesOut(SevenZFile archive, SevenZArchiveEntry entry) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long read = 0;
    try (InputStream in = archive.getInputStream(entry)) {
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        context.checkpoint();
        read += got;
      }
    }
    return read == entry.getSize();
  }

  /** Whether an entry that was opened is encrypted; before, nothing says so. */
  static boolean isEncrypted(SevenZArchiveEntry entry) {
    return entry.getContentMethods() != null
        && StreamSupport.stream(entry.getContentMethods().spliterator(), false)
            .anyMatch(method -> method.getMethod() == SevenZMethod.AES256SHA256);
  }

  /** One attempt would take too long. */
  static final class TooCostlyException extends IOException {
    private static final long serialVersionUID = 1;

    TooCostlyException(int cycles) {
      super(
          "expected a key of at most 2^"
              + MOST_CYCLES
              + " rounds of SHA-256, found 2^"
              + cycles
              + "; no password is tried");
    }
  }
}
