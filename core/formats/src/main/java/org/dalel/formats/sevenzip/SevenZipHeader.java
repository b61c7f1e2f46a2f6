package org.dalel.formats.sevenzip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.tukaani.xz.LZMAInputStream;

/**
 * The header of a 7z archive, as far as it says how the contents are packed and encrypted.
 *
 * @param folders of the contents; of the header itself when that is encrypted
 * @param encrypted whether the header is encrypted, and names and number of files unknown
 */
public record SevenZipHeader(List<SevenZipFolder> folders, boolean encrypted) {
  private static final int SIGNATURE_HEADER = 32;
  private static final int LARGEST = 64 << 20;
  private static final int LARGEST_DICTIONARY = 64 << 20;
  private static final int MOST_NESTED = 4;
  private static final int HEADER = 0x01;
  private static final int PROPERTIES = 0x02;
  private static final int ADDITIONAL = 0x03;
  private static final int MAIN = 0x04;
  private static final int ENCODED = 0x17;
  private static final String LZMA = "030101";
  private static final byte[] SIGNATURE = {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c};

  public SevenZipHeader {
    folders = List.copyOf(folders);
  }

  /**
   * Reads the header of an archive.
   *
   * @throws FormatException if it is none, or its header is not as it should be
   * @throws IOException if it cannot be read
   */
  public static SevenZipHeader read(ByteSource archive) throws IOException {
    ByteCursor start = start(archive);
    long offset = start.i64();
    long length = start.i64();
    if (length == 0) {
      return new SevenZipHeader(List.of(), false);
    }
    return header(archive, view(archive, SIGNATURE_HEADER + offset, length), 0);
  }

  /**
   * Where an archive ends by what stands at its beginning: behind its header.
   *
   * @throws FormatException if it is none, or says what cannot be
   * @throws IOException if it cannot be read
   */
  public static long end(ByteSource archive) throws IOException {
    ByteCursor start = start(archive);
    long offset = start.i64();
    long length = start.i64();
    if (offset < 0 || length < 0 || offset > Long.MAX_VALUE - SIGNATURE_HEADER - length) {
      throw new FormatException(12, "place and length of the header", offset + ", " + length);
    }
    return SIGNATURE_HEADER + offset + length;
  }

  /** Whether the header is encrypted and has a check sum, which tells the right password. */
  public boolean isSummed() {
    return encrypted && !folders.isEmpty() && folders.get(0).firstSum().isPresent();
  }

  private static ByteCursor start(ByteSource archive) throws IOException {
    ByteView first = archive.read(0, SIGNATURE_HEADER);
    for (int i = 0; i < SIGNATURE.length; i++) {
      if (first.length() < SIGNATURE_HEADER || (byte) first.u8(i) != SIGNATURE[i]) {
        throw new FormatException(0, "the signature of a 7z archive", "something else");
      }
    }
    ByteCursor start = new ByteCursor(first);
    start.to(12);
    return start;
  }

  private static ByteView view(ByteSource archive, long offset, long length) throws IOException {
    if (offset < SIGNATURE_HEADER || length < 0 || length > Math.min(LARGEST, archive.size())) {
      throw new FormatException(
          offset, "a header of at most " + LARGEST + " bytes", length + " bytes");
    }
    ByteView view = archive.read(offset, (int) length);
    if (view.length() < length) {
      throw new FormatException(offset, length + " bytes", "an end after " + view.length());
    }
    return view;
  }

  private static SevenZipHeader header(ByteSource archive, ByteView bytes, int nested)
      throws IOException {
    ByteCursor at = new ByteCursor(bytes);
    int id = at.u8();
    if (id == ENCODED) {
      SevenZipFolder folder = only(SevenZipStreams.read(at, SIGNATURE_HEADER), bytes);
      return folder.aes().isPresent()
          ? new SevenZipHeader(List.of(folder), true)
          : header(archive, unpacked(archive, folder, nested), nested + 1);
    }
    if (id != HEADER) {
      throw new FormatException(bytes.position(), "a header (0x01 or 0x17)", hex(id));
    }
    int part = at.u8();
    if (part == PROPERTIES) {
      for (int property = at.u8(); property != 0; property = at.u8()) {
        at.bytes(SevenZipStreams.count(at, at.left()));
      }
      part = at.u8();
    }
    if (part == ADDITIONAL) {
      SevenZipStreams.read(at, SIGNATURE_HEADER);
      part = at.u8();
    }
    return new SevenZipHeader(
        part == MAIN ? SevenZipStreams.read(at, SIGNATURE_HEADER) : List.of(), false);
  }

  private static SevenZipFolder only(List<SevenZipFolder> folders, ByteView bytes)
      throws FormatException {
    if (folders.isEmpty()) {
      throw new FormatException(bytes.position(), "a folder of the header", "none");
    }
    return folders.get(0);
  }

  private static ByteView unpacked(ByteSource archive, SevenZipFolder folder, int nested)
      throws IOException {
    SevenZipCoder coder = folder.coders().get(0);
    byte[] properties = coder.properties();
    long size = folder.firstSize();
    if (nested >= MOST_NESTED
        || folder.coders().size() > 1
        || !coder.id().equals(LZMA)
        || properties.length < 5) {
      throw new FormatException(folder.packOffset(), "a header packed with LZMA", coder.id());
    }
    if (size < 0 || size > LARGEST) {
      throw new FormatException(
          folder.packOffset(), "a header of at most " + LARGEST + " bytes", size + " bytes");
    }
    ByteView packed = view(archive, folder.packOffset(), folder.packSize());
    int dictionary = 0;
    for (int i = 4; i > 0; i--) {
      dictionary = dictionary << 8 | properties[i] & 0xff;
    }
    if (dictionary < 0 || dictionary > LARGEST_DICTIONARY) {
      dictionary = LARGEST_DICTIONARY; // larger than any header can use
    }
    try (LZMAInputStream in =
        new LZMAInputStream(
            new ByteArrayInputStream(packed.bytes()), size, properties[0], dictionary)) {
      return ByteView.of(in.readNBytes((int) size));
    } catch (IOException | IllegalArgumentException e) {
      throw new FormatException(folder.packOffset(), "data of LZMA", e.getClass().getSimpleName());
    }
  }

  static String hex(int id) {
    return "0x" + Integer.toHexString(id);
  }
}
