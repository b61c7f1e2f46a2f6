package org.dalel.plugins.messaging.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.dalel.api.ContainerEntry;
import org.dalel.formats.FormatException;

/**
 * {@code Manifest.mbdb}, up to iOS 9: {@code mbdb} and a version, then records without any index.
 *
 * <pre>
 *   text domain, path, link target, digest of the content, wrapped key
 *   u16 mode   u64 inode   u32 user, group, modified, accessed, changed   u64 size
 *   u8 class   u8 number of properties, each a text and a text
 * </pre>
 *
 * All numbers are big-endian. A text is a u16 length and its bytes; 0xffff stands for none. A file
 * is stored under the SHA-1 of {@code domain-path}.
 *
 * <p>Source: the public descriptions of the format at The iPhone Wiki and in iphone-dataprotection.
 */
final class IosRecordFile implements IosManifest {
  private static final byte[] MAGIC = {'m', 'b', 'd', 'b', 5, 0};
  private static final int NONE = 0xffff;
  private static final int NUMBERS = 2 + 8 + 5 * 4 + 8 + 1 + 1;
  private static final int TYPE = 0xf000;

  private final InputStream in;
  private long at;

  /**
   * @param in the file from its beginning, read to its end
   */
  IosRecordFile(InputStream in) {
    this.in = in;
  }

  /** Whether a file begins like one. */
  static boolean isAt(byte[] head) {
    return head.length >= MAGIC.length
        && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /**
   * Gives all records.
   *
   * @throws FormatException where a record is damaged; those behind it cannot be found
   */
  @Override
  public void each(Sink sink) throws IOException {
    if (!isAt(in.readNBytes(MAGIC.length))) {
      throw new FormatException(0, "'mbdb' and version 5.0", "another beginning");
    }
    at = MAGIC.length;
    long start = at;
    for (Optional<String> domain = first(); domain.isPresent(); domain = first()) {
      try {
        sink.take(record(domain.get()));
      } catch (EndOfRecord e) {
        throw new FormatException(start, "a whole record of a file", "the end of the manifest");
      }
      start = at;
    }
  }

  private BackupFile record(String domain) throws IOException {
    String path = text().orElse("");
    Optional<String> link = text();
    bytes();
    Optional<byte[]> key = bytes();
    ByteBuffer numbers = ByteBuffer.wrap(exactly(NUMBERS));
    int mode = numbers.getShort() & 0xffff;
    numbers.getLong();
    BackupFile.Owner owner =
        new BackupFile.Owner(mode & 07777, unsigned(numbers), unsigned(numbers));
    Optional<Instant> modified = time(numbers);
    Optional<Instant> accessed = time(numbers);
    Optional<Instant> changed = time(numbers);
    long size = numbers.getLong();
    numbers.get();
    int properties = numbers.get() & 0xff;
    for (int i = 0; i < 2 * properties; i++) {
      bytes();
    }
    return new BackupFile(
        id(domain, path),
        domain,
        path,
        kind(mode),
        link,
        new BackupFile.Times(Optional.empty(), modified, changed, accessed),
        Optional.of(owner),
        Optional.of(size),
        key);
  }

  private static ContainerEntry.Kind kind(int mode) {
    return switch (mode & TYPE) {
      case 0x8000 -> ContainerEntry.Kind.FILE;
      case 0x4000 -> ContainerEntry.Kind.FOLDER;
      case 0xa000 -> ContainerEntry.Kind.LINK;
      default -> ContainerEntry.Kind.OTHER;
    };
  }

  private static String id(String domain, String path) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest((domain + "-" + path).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java without SHA-1", e);
    }
  }

  private static long unsigned(ByteBuffer numbers) {
    return numbers.getInt() & 0xffffffffL;
  }

  private static Optional<Instant> time(ByteBuffer numbers) {
    long seconds = unsigned(numbers);
    return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
  }

  /** The domain of the next record; empty at the end. */
  private Optional<String> first() throws IOException {
    int high = in.read();
    if (high < 0) {
      return Optional.empty();
    }
    at++;
    try {
      int length = high << 8 | exactly(1)[0] & 0xff;
      return Optional.of(length == NONE ? "" : new String(exactly(length), StandardCharsets.UTF_8));
    } catch (EndOfRecord e) {
      throw new FormatException(at, "the domain of a file", "the end of the manifest");
    }
  }

  private Optional<String> text() throws IOException {
    return bytes().map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private Optional<byte[]> bytes() throws IOException {
    int length = ByteBuffer.wrap(exactly(2)).getShort() & 0xffff;
    return length == NONE ? Optional.empty() : Optional.of(exactly(length));
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    at += bytes.length;
    if (bytes.length < length) {
      throw new EndOfRecord();
    }
    return bytes;
  }

  /** The file ends inside a record. */
  private static final class EndOfRecord extends IOException {
    private static final long serialVersionUID = 1;
  }
}
