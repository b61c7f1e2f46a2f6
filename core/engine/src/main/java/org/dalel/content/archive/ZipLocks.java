package org.dalel.content.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dalel.api.EntryContent;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;

/**
 * What opens the encrypted entries of a zip archive. Each may have a password of its own: a secret
 * opens the archive when it opens one of its smallest entries to its last byte, and all others that
 * it fits; what is left over is a lock of its own.
 */
final class ZipLocks {
  private static final int MOST_LOCKS = 16;
  private static final int PROBES = 4;
  private static final long SMALL = 64 << 10;
  private static final long LARGE = 8 << 20;
  private static final int LOCAL_HEADER = 0x04034b50;

  private final List<SealedEntry> sealed = new ArrayList<>();
  private final Map<ZipArchiveEntry, SealedEntry> byEntry = new IdentityHashMap<>();
  private final Map<ZipArchiveEntry, byte[]> opened = new IdentityHashMap<>();

  private ZipLocks() {}

  /** Tries the known secrets on the encrypted entries. */
  static ZipLocks open(ZipFile zip, SeekableByteChannel bytes, ExtractionContext context)
      throws Exception {
    ZipLocks locks = new ZipLocks();
    var entries = zip.getEntriesInPhysicalOrder();
    while (entries.hasMoreElements()) {
      ZipArchiveEntry entry = entries.nextElement();
      if (entry.getGeneralPurposeBit().usesEncryption() && !entry.isDirectory()) {
        SealedEntry.of(zip, entry, time(entry, bytes)).ifPresent(locks::add);
      }
    }
    locks.tryOn(context);
    return locks;
  }

  private void add(SealedEntry entry) {
    sealed.add(entry);
    byEntry.put(entry.entry(), entry);
  }

  /** The DOS time of the local header, which an entry with a data descriptor is checked with. */
  private static OptionalInt time(ZipArchiveEntry entry, SeekableByteChannel bytes)
      throws IOException {
    ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    long before = bytes.position();
    bytes.position(Math.max(0, entry.getLocalHeaderOffset()));
    while (header.hasRemaining() && bytes.read(header) >= 0) {
      // until it is full
    }
    bytes.position(before);
    return !header.hasRemaining() && header.getInt(0) == LOCAL_HEADER
        ? OptionalInt.of(header.getShort(10) & 0xffff)
        : OptionalInt.empty();
  }

  private void tryOn(ExtractionContext context) throws Exception {
    List<SealedEntry> left = new ArrayList<>(sealed);
    left.sort(Comparator.comparingLong(SealedEntry::size)); // of equal ones the first
    for (int number = 1; !left.isEmpty() && number <= MOST_LOCKS; number++) {
      List<SealedEntry> probes = List.copyOf(left.subList(0, Math.min(PROBES, left.size())));
      Secrets.Lock lock =
          new Secrets.Lock(
              number == 1 ? "entries" : "other entries " + number,
              Secret.Kind.PASSWORD,
              effort(probes.get(probes.size() - 1).size()));
      Optional<byte[]> password =
          context.secrets().open(lock, secret -> fitting(secret, probes, context));
      if (password.isEmpty()) {
        return;
      }
      assign(password.get(), left, context);
    }
  }

  private static Secrets.Effort effort(long bytes) {
    if (bytes <= SMALL) {
      return Secrets.Effort.LOW;
    }
    return bytes <= LARGE ? Secrets.Effort.MEDIUM : Secrets.Effort.HIGH;
  }

  private static Optional<byte[]> fitting(
      Secret secret, List<SealedEntry> probes, ExtractionContext context) throws IOException {
    for (byte[] password : PasswordBytes.of(secret.value())) {
      for (SealedEntry probe : probes) {
        if (probe.fits(password, context::checkpoint)) {
          return Optional.of(password);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Gives the password to all entries that it fits. The check bytes may agree by chance: those of
   * the old cipher often, so that each of its entries is unpacked. Where one entry says no there is
   * more than one password: then each is read to its end.
   */
  private void assign(byte[] password, List<SealedEntry> left, ExtractionContext context)
      throws IOException {
    List<SealedEntry> likely = new ArrayList<>();
    for (SealedEntry entry : left) {
      context.checkpoint();
      if (entry.mayFit(password)) {
        likely.add(entry);
      }
    }
    boolean mixed = likely.size() < left.size() || !opened.isEmpty();
    for (SealedEntry entry : likely) {
      if (opens(password, entry, mixed, context)) {
        opened.put(entry.entry(), password);
        left.remove(entry);
      }
    }
  }

  private static boolean opens(
      byte[] password, SealedEntry entry, boolean mixed, ExtractionContext context)
      throws IOException {
    if (mixed) {
      return entry.fits(password, context::checkpoint);
    }
    return !entry.isEasilyMistaken() || entry.comesOut(password, context::checkpoint);
  }

  /** The plain bytes of an encrypted entry, if a secret opens it. */
  Optional<EntryContent> content(ZipArchiveEntry entry) {
    byte[] password = opened.get(entry);
    return password == null
        ? Optional.empty()
        : Optional.of(() -> byEntry.get(entry).open(password));
  }

  /** An encrypted entry that a secret opens. */
  SealedEntry sealed(ZipArchiveEntry entry) {
    return byEntry.get(entry);
  }
}
