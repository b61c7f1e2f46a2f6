package org.dalel.formats.sevenzip;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.FormatException;

/** The part of a 7z header that says where streams are and how they are packed. */
final class SevenZipStreams {
  private static final int END = 0x00;
  private static final int PACK_INFO = 0x06;
  private static final int UNPACK_INFO = 0x07;
  private static final int SUBSTREAMS = 0x08;
  private static final int SIZE = 0x09;
  private static final int CRC = 0x0a;
  private static final int FOLDER = 0x0b;
  private static final int UNPACK_SIZE = 0x0c;
  private static final int NUMBER_OF_STREAMS = 0x0d;
  private static final int MOST_CODERS = 32;

  private final ByteCursor at;
  private final List<Long> packSizes = new ArrayList<>();
  private final List<Folder> folders = new ArrayList<>();
  private long packOffset;

  /** A folder while it is read. */
  private static final class Folder {
    private final List<SevenZipCoder> coders = new ArrayList<>();
    private final List<Long> unpackSizes = new ArrayList<>();
    private int packedStreams = 1;
    private int outputs;

    /** The stream that no coder takes: the contents. */
    private int last;

    private long files = 1;
    private long firstSize = -1;
    private OptionalLong sum = OptionalLong.empty();
    private OptionalLong firstSum = OptionalLong.empty();
  }

  private SevenZipStreams(ByteCursor at) {
    this.at = at;
  }

  /**
   * Reads it, with its end.
   *
   * @param base what offsets of packed streams count from
   */
  static List<SevenZipFolder> read(ByteCursor at, long base) throws FormatException {
    SevenZipStreams streams = new SevenZipStreams(at);
    for (int id = at.u8(); id != END; id = at.u8()) {
      switch (id) {
        case PACK_INFO -> streams.packInfo(base);
        case UNPACK_INFO -> streams.unpackInfo();
        case SUBSTREAMS -> streams.substreams();
        default -> throw unknown(at, id);
      }
    }
    return streams.folders();
  }

  private List<SevenZipFolder> folders() {
    List<SevenZipFolder> found = new ArrayList<>();
    int stream = 0;
    long offset = packOffset;
    for (Folder one : folders) {
      long size = stream < packSizes.size() ? packSizes.get(stream) : 0;
      boolean single = one.files == 1;
      found.add(
          new SevenZipFolder(
              one.coders,
              one.unpackSizes,
              offset,
              size,
              single || one.firstSize < 0 ? one.unpackSizes.get(one.last) : one.firstSize,
              single && one.sum.isPresent() ? one.sum : one.firstSum));
      for (int i = 0; i < one.packedStreams && stream < packSizes.size(); i++) {
        offset += packSizes.get(stream++);
      }
    }
    return found;
  }

  private void packInfo(long base) throws FormatException {
    packOffset = base + number(at);
    int streams = count(at, Integer.MAX_VALUE);
    for (int id = at.u8(); id != END; id = at.u8()) {
      if (id == SIZE) {
        for (int i = 0; i < streams; i++) {
          packSizes.add(number(at));
        }
      } else if (id == CRC) {
        sums(streams);
      } else {
        throw unknown(at, id);
      }
    }
  }

  private void unpackInfo() throws FormatException {
    for (int id = at.u8(); id != END; id = at.u8()) {
      if (id == FOLDER) {
        int number = count(at, at.left());
        if (at.u8() != 0) {
          throw new FormatException(at.position() - 1, "folders in place", "them elsewhere");
        }
        for (int i = 0; i < number; i++) {
          folders.add(folder());
        }
      } else if (id == UNPACK_SIZE) {
        for (Folder one : folders) {
          for (int i = 0; i < one.outputs; i++) {
            one.unpackSizes.add(number(at));
          }
        }
      } else if (id == CRC) {
        List<OptionalLong> sums = sums(folders.size());
        for (int i = 0; i < sums.size(); i++) {
          folders.get(i).sum = sums.get(i);
        }
      } else {
        throw unknown(at, id);
      }
    }
    if (folders.stream().anyMatch(one -> one.unpackSizes.isEmpty())) {
      throw new FormatException(at.position(), "the sizes of all folders", "some without");
    }
  }

  private Folder folder() throws FormatException {
    Folder folder = new Folder();
    int coders = count(at, MOST_CODERS);
    int inputs = 0;
    for (int i = 0; i < coders; i++) {
      int flags = at.u8();
      byte[] id = at.bytes(flags & 0xf);
      int in = (flags & 0x10) == 0 ? 1 : count(at, MOST_CODERS);
      int out = (flags & 0x10) == 0 ? 1 : count(at, MOST_CODERS);
      byte[] properties = (flags & 0x20) == 0 ? new byte[0] : at.bytes(count(at, at.left()));
      folder.coders.add(SevenZipCoder.of(id, properties, in, out));
      inputs += in;
      folder.outputs += out;
    }
    if (folder.outputs == 0) {
      throw new FormatException(at.position(), "a coder that gives something", "none");
    }
    boolean[] bound = new boolean[folder.outputs];
    for (int i = 0; i < folder.outputs - 1; i++) {
      number(at);
      long output = number(at);
      if (output >= 0 && output < bound.length) {
        bound[(int) output] = true;
      }
    }
    while (folder.last < bound.length - 1 && bound[folder.last]) {
      folder.last++;
    }
    folder.packedStreams = Math.max(0, inputs - (folder.outputs - 1));
    for (int i = 0; i < folder.packedStreams && folder.packedStreams > 1; i++) {
      number(at);
    }
    return folder;
  }

  private void substreams() throws FormatException {
    int id = at.u8();
    if (id == NUMBER_OF_STREAMS) {
      for (Folder one : folders) {
        one.files = number(at);
      }
      id = at.u8();
    }
    if (id == SIZE) {
      for (Folder one : folders) {
        for (long i = 0; i < one.files - 1; i++) {
          long size = number(at);
          one.firstSize = i == 0 ? size : one.firstSize;
        }
      }
      id = at.u8();
    }
    if (id == CRC) {
      long unknown = 0;
      for (Folder one : folders) {
        unknown += one.files == 1 && one.sum.isPresent() ? 0 : one.files;
      }
      if (unknown > at.left()) {
        throw new FormatException(at.position(), "at most " + at.left() + " sums", "" + unknown);
      }
      List<OptionalLong> sums = sums((int) unknown);
      int next = 0;
      for (Folder one : folders) {
        if (one.files > 0 && !(one.files == 1 && one.sum.isPresent())) {
          one.firstSum = sums.get(next);
          next += (int) one.files;
        }
      }
      id = at.u8();
    }
    if (id != END) {
      throw unknown(at, id);
    }
  }

  private List<OptionalLong> sums(int number) throws FormatException {
    boolean[] known = new boolean[number];
    if (at.u8() != 0) {
      java.util.Arrays.fill(known, true);
    } else {
      int bits = 0;
      for (int i = 0; i < number; i++) {
        bits = i % 8 == 0 ? at.u8() : bits << 1;
        known[i] = (bits & 0x80) != 0;
      }
    }
    List<OptionalLong> sums = new ArrayList<>();
    for (boolean one : known) {
      sums.add(one ? OptionalLong.of(at.u32()) : OptionalLong.empty());
    }
    return sums;
  }

  /** A number that says how many things follow. */
  static int count(ByteCursor at, long most) throws FormatException {
    long offset = at.position();
    long count = number(at);
    if (count < 0 || count > most || count > at.left() && most != MOST_CODERS) {
      throw new FormatException(offset, "at most " + Math.min(most, at.left()), "" + count);
    }
    return (int) count;
  }

  /** A number of one to nine bytes: the first ones of the first byte say how many follow. */
  static long number(ByteCursor at) throws FormatException {
    int first = at.u8();
    long value = 0;
    int mask = 0x80;
    for (int i = 0; i < 8; i++) {
      if ((first & mask) == 0) {
        return value | (long) (first & mask - 1) << 8 * i;
      }
      value |= (long) at.u8() << 8 * i;
      mask >>>= 1;
    }
    return value;
  }

  private static FormatException unknown(ByteCursor at, int id) {
    return new FormatException(
        at.position() - 1, "a part of the streams' description", SevenZipHeader.hex(id));
  }
}
