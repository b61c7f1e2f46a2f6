package org.dalel.content.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.archivers.zip.ZipShort;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.dalel.api.ExtractionCancelledException;
import org.tukaani.xz.XZInputStream;

/**
 * An encrypted entry of a zip archive that a password opens: with the old cipher, or with AES as
 * WinZip does it.
 *
 * @param method how the bytes are packed beneath the encryption
 * @param strength of AES, 1 to 3; 0 for the old cipher
 * @param sum CRC-32 of the plain bytes, if the entry has it
 * @param check what the last byte of the old cipher's header must be, if it is known
 */
record SealedEntry(
    ZipFile zip,
    ZipArchiveEntry entry,
    int method,
    int strength,
    OptionalLong sum,
    OptionalInt check) {
  private static final ZipShort AES = new ZipShort(0x9901);
  private static final int AES_METHOD = 99;
  private static final int AES_FIELD = 7;
  private static final int XZ_MEMORY_KIB = 256 << 10;

  /** What a wrong key makes of more packed bytes than these is no packed data. */
  private static final long LARGE = 8 << 20;

  /** An encrypted entry, if there is a way to open it here. */
  static Optional<SealedEntry> of(ZipFile zip, ZipArchiveEntry entry, OptionalInt time) {
    if (entry.getGeneralPurposeBit().usesStrongEncryption()) {
      return Optional.empty();
    }
    Optional<SealedEntry> sealed =
        entry.getMethod() == AES_METHOD
            ? aes(zip, entry)
            : Optional.of(
                new SealedEntry(
                    zip,
                    entry,
                    entry.getMethod(),
                    0,
                    OptionalLong.of(entry.getCrc()),
                    check(entry, time)));
    return sealed.filter(SealedEntry::isKnownMethod);
  }

  private static OptionalInt check(ZipArchiveEntry entry, OptionalInt time) {
    if (entry.getGeneralPurposeBit().usesDataDescriptor()) {
      return time.isPresent() ? OptionalInt.of(time.getAsInt() >>> 8) : OptionalInt.empty();
    }
    return OptionalInt.of((int) (entry.getCrc() >>> 24));
  }

  private static Optional<SealedEntry> aes(ZipFile zip, ZipArchiveEntry entry) {
    if (entry.getExtraField(AES) == null) {
      return Optional.empty();
    }
    byte[] bytes = entry.getExtraField(AES).getCentralDirectoryData();
    if (bytes.length < AES_FIELD || bytes[4] < 1 || bytes[4] > 3) {
      return Optional.empty();
    }
    ByteBuffer field = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    // AE-2 has no CRC of the plain bytes: it would tell something of them
    OptionalLong sum =
        field.getShort(0) == 1 ? OptionalLong.of(entry.getCrc()) : OptionalLong.empty();
    return Optional.of(
        new SealedEntry(
            zip, entry, field.getShort(5) & 0xffff, bytes[4], sum, OptionalInt.empty()));
  }

  private boolean isKnownMethod() {
    return method == ZipEntry.STORED
        || method == ZipEntry.DEFLATED
        || method == ZipMethod.ENHANCED_DEFLATED.getCode()
        || method == ZipMethod.BZIP2.getCode()
        || method == ZipMethod.XZ.getCode()
        || method == ZipLzma.METHOD;
  }

  /** Bytes in the archive. */
  long size() {
    return entry.getCompressedSize();
  }

  /** Whether the few bytes that are there to tell say that the password may be right. */
  boolean mayFit(byte[] password) throws IOException {
    try (InputStream raw = raw()) {
      if (strength > 0) {
        byte[] salt = raw.readNBytes(WinZipAes.saltBytes(strength));
        return new WinZipAes(strength, salt, password).mayFit(raw.readNBytes(WinZipAes.CHECK));
      }
      byte[] header = raw.readNBytes(ZipCipher.HEADER);
      if (check.isEmpty() || header.length < ZipCipher.HEADER) {
        return header.length == ZipCipher.HEADER;
      }
      ZipCipher cipher = new ZipCipher(password);
      int last = 0;
      for (byte one : header) {
        last = cipher.decrypt(one) & 0xff;
      }
      return last == check.getAsInt();
    }
  }

  /**
   * Whether the few bytes that are there to tell agree by chance so often that they tell little:
   * one byte of the old cipher, two of AES.
   */
  boolean isEasilyMistaken() {
    return strength == 0;
  }

  /** Whether all of the entry comes out with this password as its check sum or HMAC says. */
  boolean fits(byte[] password, Runnable alive) throws IOException {
    return mayFit(password) && comesOut(password, Long.MAX_VALUE, alive);
  }

  /**
   * The same for a password that may fit; of a large packed entry the beginning says enough, for
   * what is not packed data cannot be unpacked.
   */
  boolean comesOut(byte[] password, Runnable alive) throws IOException {
    boolean beginning = method != ZipEntry.STORED && size() > LARGE;
    return comesOut(password, beginning ? LARGE : Long.MAX_VALUE, alive);
  }

  private boolean comesOut(byte[] password, long enough, Runnable alive) throws IOException {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[1 << 16];
    long most = entry.getSize() < 0 ? Long.MAX_VALUE : entry.getSize();
    long read = 0;
    try (InputStream plain = open(password)) {
      for (int got = plain.read(buffer); got >= 0 && read <= most; got = plain.read(buffer)) {
        crc.update(buffer, 0, got);
        read += got;
        alive.run();
        if (read >= enough) {
          return true;
        }
      }
    } catch (ExtractionCancelledException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      return false; // what a wrong key makes of it can seldom be unpacked
    }
    return read <= most && (sum.isEmpty() || crc.getValue() == sum.getAsLong());
  }

  /** The plain bytes. */
  InputStream open(byte[] password) throws IOException {
    InputStream raw = raw();
    try {
      return unpacked(decrypted(raw, password));
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private InputStream raw() throws IOException {
    InputStream raw = zip.getRawInputStream(entry);
    if (raw == null) {
      throw new IOException("expected the bytes of the entry, found none");
    }
    return raw;
  }

  private InputStream decrypted(InputStream raw, byte[] password) throws IOException {
    if (strength == 0) {
      return ZipCipher.behindHeader(raw, password);
    }
    int around = WinZipAes.saltBytes(strength) + WinZipAes.CHECK + WinZipAes.TAG;
    if (size() < around) {
      throw new IOException("expected at least " + around + " bytes of AES, found " + size());
    }
    byte[] salt = raw.readNBytes(WinZipAes.saltBytes(strength));
    WinZipAes aes = new WinZipAes(strength, salt, password);
    if (!aes.mayFit(raw.readNBytes(WinZipAes.CHECK))) {
      throw new IOException("expected the check bytes of the password, found others");
    }
    return aes.open(raw, size() - around);
  }

  private InputStream unpacked(InputStream packed) throws IOException {
    if (method == ZipEntry.DEFLATED) {
      return new Inflated(packed);
    } else if (method == ZipMethod.ENHANCED_DEFLATED.getCode()) {
      return new ToTheEnd(new Deflate64CompressorInputStream(packed), packed);
    } else if (method == ZipMethod.BZIP2.getCode()) {
      return new ToTheEnd(new BZip2CompressorInputStream(packed), packed);
    } else if (method == ZipMethod.XZ.getCode()) {
      return new ToTheEnd(new XZInputStream(packed, XZ_MEMORY_KIB), packed);
    } else if (method == ZipLzma.METHOD) {
      return new ToTheEnd(ZipLzma.open(packed, entry), packed);
    }
    return packed;
  }

  /** Whoever unpacks stops at the end of the packed data: what is beneath is read to its tag. */
  private static final class ToTheEnd extends FilterInputStream {
    private final InputStream beneath;

    ToTheEnd(InputStream unpacked, InputStream beneath) {
      super(unpacked);
      this.beneath = beneath;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int got = in.read(buffer, offset, length);
      if (got < 0) {
        drain(beneath);
      }
      return got;
    }
  }

  private static void drain(InputStream beneath) throws IOException {
    byte[] rest = new byte[1 << 13];
    while (beneath.read(rest) >= 0) {
      // to the tag
    }
  }

  private static final class Inflated extends InflaterInputStream {
    Inflated(InputStream packed) {
      super(packed, new Inflater(true), 1 << 13);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int got = super.read(buffer, offset, length);
      if (got < 0) {
        drain(in);
      }
      return got;
    }

    /** Some streams want one more byte to come to their end. */
    @Override
    protected void fill() throws IOException {
      len = in.read(buf, 0, buf.length);
      if (len < 0) {
        buf[0] = 0;
        len = 1;
        if (padded) {
          throw new java.io.EOFException("expected the end of the packed data, found none");
        }
        padded = true;
      }
      inf.setInput(buf, 0, len);
    }

    private boolean padded;

    @Override
    public void close() throws IOException {
      super.close();
      inf.end();
    }
  }
}
