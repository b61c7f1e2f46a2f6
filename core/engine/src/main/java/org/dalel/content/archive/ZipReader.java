package org.dalel.content.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Enumeration;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.X7875_NewUnix;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.archivers.zip.ZipShort;
import org.apache.commons.compress.compressors.zstandard.ZstdUtils;
import org.apache.tika.detect.EncodingDetector;
import org.dalel.api.ContainerDescription;
import org.dalel.api.ContainerEntry;
import org.dalel.api.ContainerReader;
import org.dalel.api.EntryContent;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Position;

/**
 * Reads the entries of zip archives (APPNOTE 6.3) by their central directory: all of them, also
 * several of one name. An archive without one, because its end is missing, is read from entry to
 * entry. A damaged entry does not end the reading.
 */
public final class ZipReader implements ContainerReader {
  private static final int LARGE = 16 << 20;
  private static final int LONGEST_TARGET = 4096;
  private static final ZipShort UNIX_OWNER = new ZipShort(0x7875);
  private static final String NO_DIRECTORY =
      "expected a central directory at the end, found none: the archive is cut off, or the first"
          + " part of one in several; the entries before are there";
  private static final int UNIX_TYPE = 0170000;
  private static final int UNIX_LINK = 0120000;

  private final EntryNames names;

  /**
   * @param detector guesses the encoding of names that do not say theirs
   */
  public ZipReader(EncodingDetector detector) {
    this.names = new EntryNames(detector);
  }

  @Override
  public ContainerDescription description() {
    // the last volume of several does not begin like an archive
    return ContainerDescription.of(
        "zip",
        "1.0.0",
        Interest.magic(Magic.text(0, "PK")).or(Interest.mediaType("application/zip")));
  }

  @Override
  public boolean read(EvidenceFile container, ExtractionContext context, EntrySink sink)
      throws Exception {
    ZipVolume volume = volume(container);
    if (volume.part() == ZipVolume.Part.LAST) {
      return names(container, volume, context, sink);
    } else if (volume.part() == ZipVolume.Part.FIRST) {
      return fromEntryToEntry(container, ZipVolume.MARKER_SIZE, volume.message(), context, sink);
    }
    Optional<ZipFile> zip = directory(container.open(), false);
    if (zip.isEmpty()) {
      return fromEntryToEntry(container, 0, NO_DIRECTORY, context, sink);
    }
    try (ZipFile file = zip.get()) {
      ZipLocks locks = locks(file, container, context);
      Enumeration<ZipArchiveEntry> entries = file.getEntriesInPhysicalOrder();
      while (entries.hasMoreElements()) {
        context.checkpoint();
        give(file, entries.nextElement(), locks, sink);
      }
    }
    return true;
  }

  private static ZipLocks locks(ZipFile zip, EvidenceFile container, ExtractionContext context)
      throws Exception {
    try (SeekableByteChannel bytes = container.open()) {
      return ZipLocks.open(zip, bytes, context);
    }
  }

  private static ZipVolume volume(EvidenceFile container) throws IOException {
    try (SeekableByteChannel bytes = container.open()) {
      return ZipVolume.of(bytes);
    }
  }

  /** What the directory in the last volume names, without the contents. */
  private boolean names(
      EvidenceFile container, ZipVolume volume, ExtractionContext context, EntrySink sink)
      throws IOException {
    Optional<ZipFile> zip = directory(container.open(), true);
    sink.problem(new Position.WholeItem(), volume.message());
    if (zip.isEmpty()) {
      return true;
    }
    try (ZipFile file = zip.get()) {
      Enumeration<ZipArchiveEntry> entries = file.getEntriesInPhysicalOrder();
      while (entries.hasMoreElements()) {
        context.checkpoint();
        ZipArchiveEntry entry = entries.nextElement();
        if (entry.isDirectory()) {
          sink.bare(describe(entry, ContainerEntry.folder(names.of(entry))).build());
        } else {
          sink.unreadable(
              describe(entry, ContainerEntry.file(names.of(entry))).build(),
              "expected the whole archive, found its last volume; the entry begins in volume "
                  + (entry.getDiskNumberStart() + 1)
                  + " of "
                  + volume.volumes());
        }
      }
    }
    return true;
  }

  /**
   * @param directoryOnly whether the local headers of the entries are not there
   */
  private static Optional<ZipFile> directory(SeekableByteChannel channel, boolean directoryOnly) {
    try {
      return Optional.of(
          ZipFile.builder()
              .setSeekableByteChannel(channel)
              .setIgnoreLocalFileHeader(directoryOnly)
              .get());
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private void give(ZipFile zip, ZipArchiveEntry entry, ZipLocks locks, EntrySink sink)
      throws IOException {
    if (entry.isDirectory()) {
      sink.bare(describe(entry, ContainerEntry.folder(names.of(entry))).build());
      return;
    }
    ContainerEntry.Builder file = describe(entry, ContainerEntry.file(names.of(entry)));
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      encrypted(entry, file, locks, sink);
    } else if (!isLzma(entry) && (!zip.canReadEntryData(entry) || isUnknown(entry))) {
      sink.unreadable(file.build(), unknownMethod(entry));
    } else if (isLink(entry)) {
      link(entry, () -> content(zip, entry), sink);
    } else if (isStoredLarge(entry)) {
      sink.stored(
          file.crc32(entry.getCrc()).build(), entry.getDataOffset(), entry.getCompressedSize());
    } else {
      sink.file(file.crc32(entry.getCrc()).build(), () -> content(zip, entry));
    }
  }

  private static InputStream content(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    return isLzma(entry)
        ? ZipLzma.open(zip.getRawInputStream(entry), entry)
        : zip.getInputStream(entry);
  }

  private static boolean isLzma(ZipArchiveEntry entry) {
    return entry.getMethod() == ZipLzma.METHOD;
  }

  private void encrypted(
      ZipArchiveEntry entry, ContainerEntry.Builder file, ZipLocks locks, EntrySink sink)
      throws IOException {
    Optional<EntryContent> content = locks.content(entry);
    if (content.isEmpty()) {
      sink.encrypted(file.build());
    } else if (isLink(entry)) {
      link(entry, content.get(), sink);
    } else {
      locks.sealed(entry).sum().ifPresent(file::crc32);
      sink.file(file.build(), content.get());
    }
  }

  /** A method whose library does not come with the program. */
  private static boolean isUnknown(ZipArchiveEntry entry) {
    boolean zstd =
        entry.getMethod() == ZipMethod.ZSTD.getCode()
            || entry.getMethod() == ZipMethod.ZSTD_DEPRECATED.getCode();
    return zstd && !ZstdUtils.isZstdCompressionAvailable();
  }

  private static String unknownMethod(ZipArchiveEntry entry) {
    ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
    return "expected a compression method that is read here, found "
        + entry.getMethod()
        + (method == null || method == ZipMethod.UNKNOWN ? "" : " (" + method + ")");
  }

  private static boolean isStoredLarge(ZipArchiveEntry entry) {
    return entry.getMethod() == ZipEntry.STORED
        && entry.getSize() == entry.getCompressedSize()
        && entry.getSize() > LARGE
        && entry.getDataOffset() >= 0;
  }

  private static boolean isLink(ZipArchiveEntry entry) {
    return entry.getPlatform() == ZipArchiveEntry.PLATFORM_UNIX
        && (entry.getUnixMode() & UNIX_TYPE) == UNIX_LINK
        && entry.getSize() <= LONGEST_TARGET;
  }

  private void link(ZipArchiveEntry entry, EntryContent content, EntrySink sink)
      throws IOException {
    String name = names.of(entry);
    String target;
    try (InputStream in = content.open()) {
      target = new String(in.readNBytes(LONGEST_TARGET), StandardCharsets.UTF_8);
    } catch (IOException | RuntimeException e) {
      sink.unreadable(
          describe(entry, ContainerEntry.file(name)).build(),
          "expected where the link leads, found: " + e.getMessage());
      return;
    }
    sink.bare(describe(entry, ContainerEntry.link(name, target)).build());
  }

  /**
   * The end is missing: there is no directory, but each entry has a header of its own.
   *
   * @param from where the first entry stands
   * @param why what is amiss with the archive, if it is one
   */
  private boolean fromEntryToEntry(
      EvidenceFile container, long from, String why, ExtractionContext context, EntrySink sink)
      throws IOException {
    boolean any = false;
    SeekableByteChannel bytes = container.open().position(from);
    try (ZipArchiveInputStream zip =
        new ZipArchiveInputStream(Channels.newInputStream(bytes), "UTF-8", true, true)) {
      for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        context.checkpoint();
        if (!any) {
          sink.problem(new Position.WholeItem(), why);
          any = true;
        }
        give(zip, entry, sink);
      }
    }
    return any;
  }

  private void give(ZipArchiveInputStream zip, ZipArchiveEntry entry, EntrySink sink)
      throws IOException {
    if (entry.isDirectory()) {
      sink.bare(describe(entry, ContainerEntry.folder(names.of(entry))).build());
      return;
    }
    ContainerEntry file = describe(entry, ContainerEntry.file(names.of(entry))).build();
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      sink.encrypted(file);
    } else if (!zip.canReadEntryData(entry) || isUnknown(entry)) {
      sink.unreadable(file, unknownMethod(entry));
    } else {
      sink.file(file, () -> new Unclosed(zip));
    }
  }

  private static ContainerEntry.Builder describe(
      ZipArchiveEntry entry, ContainerEntry.Builder described) {
    time(entry, ZipArchiveEntry::getLastModifiedTime).ifPresent(described::modified);
    time(entry, ZipArchiveEntry::getLastAccessTime).ifPresent(described::accessed);
    time(entry, ZipArchiveEntry::getCreationTime).ifPresent(described::created);
    if (entry.getPlatform() == ZipArchiveEntry.PLATFORM_UNIX && entry.getUnixMode() != 0) {
      described.mode(entry.getUnixMode());
    }
    if (entry.getExtraField(UNIX_OWNER) instanceof X7875_NewUnix owner) {
      described.owner(owner.getUID(), owner.getGID());
    }
    return described;
  }

  private static Optional<Instant> time(
      ZipArchiveEntry entry, Function<ZipArchiveEntry, FileTime> which) {
    return Optional.ofNullable(which.apply(entry)).map(FileTime::toInstant);
  }
}
