package org.dalel.formats.mozilla;

import java.util.Optional;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.formats.script.Decoded;
import org.dalel.formats.snappy.Salvaged;
import org.dalel.formats.snappy.Snappy;
import org.dalel.formats.snappy.SnappyFrames;

/**
 * Reads a value of Firefox's IndexedDB: column {@code data} of {@code object_data} (raw Snappy), or
 * a file {@code NAME.files/N} beside the database, to which a number in that column points (framed
 * Snappy). Values that are not compressed are read too.
 *
 * <p>Source: Firefox, dom/indexedDB/ActorsParentCommon.cpp. Checked against: Firefox ESR 153.
 */
public final class MozillaValue {
  private static final byte[] HEADER = {0, 0, (byte) 0xf1, (byte) 0xff};

  private MozillaValue() {}

  /**
   * Reads a value, as far as it can be read.
   *
   * @throws FormatException when these are not the bytes of a stored value
   */
  public static Decoded read(ByteView stored) throws FormatException {
    Salvaged plain = plain(stored);
    Decoded decoded = CloneReader.read(new ByteCursor(ByteView.of(plain.bytes())));
    Optional<FormatException> fault = plain.fault().or(decoded::fault);
    return new Decoded(decoded.value(), decoded.objects(), fault);
  }

  /** The plain bytes of a structured clone. */
  public static Salvaged plain(ByteView stored) throws FormatException {
    if (SnappyFrames.starts(stored)) {
      return SnappyFrames.salvage(stored);
    }
    return stored.has(HEADER.length, HEADER)
        ? new Salvaged(stored.bytes(), Optional.empty())
        : Snappy.salvage(stored);
  }

  /**
   * A pointer to a file, from a column {@code data} that holds a number.
   *
   * @param index which of the numbers in column {@code file_ids} names the file
   * @param compressed whether the file is framed Snappy
   */
  public record FilePointer(int index, boolean compressed) {
    /** Takes the number apart: flags above, index below. */
    public static FilePointer of(long number) {
      return new FilePointer((int) number, (number >>> 32 & 1) == 1);
    }
  }
}
