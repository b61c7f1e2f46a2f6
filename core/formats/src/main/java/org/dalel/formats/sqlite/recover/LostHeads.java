package org.dalel.formats.sqlite.recover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.dalel.formats.sqlite.page.BigEndian;
import org.dalel.formats.sqlite.page.RecordHeader;
import org.dalel.formats.sqlite.page.SerialType;
import org.dalel.formats.sqlite.page.Varint;

/**
 * Rebuilds cells whose first four bytes are those of a freeblock (next freeblock, size).
 *
 * <pre>
 *   the cell:  P [P] | R [R R ...] | H | T0 T1 T2 ... | values      P payload size, R rowid, H header size
 *   overwritten:  ^ ^   ^   ^  four bytes: P and R, often H, at worst the first types
 * </pre>
 *
 * Where the record header begins, {@code head}, is tried from the shortest P and R on. Types that
 * are left must be as many as the table has columns; P follows from their sum, and must take the
 * bytes that the position leaves for it. Types that are lost follow from the boundary where the
 * cell must end, or are tried from those that the table's rows have.
 */
final class LostHeads {
  /** Bytes that a freeblock overwrites. */
  static final int LOST = 4;

  private static final int LAST_HEAD = 12;
  private static final double EXACT_END = 8;
  private static final double NEAR_END = 3;
  private static final double WRONG_END = -8;
  private static final double GUESSED = -14;
  private static final double COMPUTED_END = -6;
  private static final double TEXT = 18;
  private static final double TEXT_IF_UNCERTAIN = 12;

  private final Evidence evidence;
  private final PageShape shape;

  LostHeads(Evidence evidence, PageShape shape) {
    this.evidence = evidence;
    this.shape = shape;
  }

  /**
   * Where a cell is looked for.
   *
   * @param at its start
   * @param boundary where the freeblock that overwrote it ended
   * @param limit first byte that can not be the cell's
   * @param certain true if the freeblock is one of the page's chain
   */
  record Spot(byte[] page, int at, int boundary, int limit, boolean certain) {}

  /** Types of a header that is overwritten in part, and where its values begin. */
  private record Header(
      long[] types, int head, int size, int body, int firstSeen, boolean sizeSeen) {}

  /** All readings of a spot as a cell of the table. */
  List<Candidate> at(Spot spot, TableStatistics table) {
    List<Candidate> found = new ArrayList<>();
    int first = table.table().withoutRowid() ? 1 : 2;
    for (int head = first; head <= LAST_HEAD; head++) {
      for (int count : table.fieldCounts()) {
        for (Header header : headers(spot, table, head, count)) {
          Candidate candidate = candidate(spot, table, header);
          if (candidate != null) {
            found.add(candidate);
          }
        }
      }
    }
    return found;
  }

  private List<Header> headers(Spot spot, TableStatistics table, int head, int count) {
    if (head >= LOST) {
      return seenWhole(spot, head, count);
    }
    List<Header> headers = new ArrayList<>();
    int sizeBytes = count + 1 > 127 ? 2 : 1;
    int lostTypes = Math.max(0, LOST - head - sizeBytes);
    int visible = spot.at() + Math.max(LOST, head + sizeBytes);
    for (long[] lost : new LostTypes(spot, table, head, sizeBytes, count).of(lostTypes, visible)) {
      int skipped = lostTypes == 0 ? 0 : LostTypes.visibleBytes(lost, lostTypes);
      long[] types = types(spot, visible + skipped, lost, count);
      if (types != null) {
        int body = visible + skipped;
        for (int i = lost.length; i < count; i++) {
          body += Varint.sizeOf(types[i]);
        }
        int size = body - spot.at() - head;
        if (Varint.sizeOf(size) == sizeBytes) {
          headers.add(new Header(types, head, size, body, lost.length, false));
        }
      }
    }
    return headers;
  }

  private List<Header> seenWhole(Spot spot, int head, int count) {
    int at = spot.at() + head;
    int length = Varint.size(spot.page(), at, spot.limit());
    long size = length == 0 ? 0 : Varint.value(spot.page(), at);
    if (size <= length || size > length + (long) Varint.MAX * count) {
      return List.of();
    }
    return RecordHeader.parse(spot.page(), at, spot.limit())
        .filter(header -> header.types().length == count)
        .map(header -> new Header(header.types(), head, header.size(), at + header.size(), 0, true))
        .map(List::of)
        .orElse(List.of());
  }

  private static long[] types(Spot spot, int from, long[] lost, int count) {
    long[] types = Arrays.copyOf(lost, count);
    int at = from;
    for (int i = lost.length; i < count; i++) {
      int size = Varint.size(spot.page(), at, spot.limit());
      long type = size == 0 ? -1 : Varint.value(spot.page(), at);
      if (!SerialType.valid(type) || Varint.sizeOf(type) != size) {
        return null;
      }
      types[i] = type;
      at += size;
    }
    return types;
  }

  private Candidate candidate(Spot spot, TableStatistics table, Header header) {
    long size = header.size() + RecordHeader.bodySize(header.types());
    if (size < 2 || size > Integer.MAX_VALUE) {
      return null;
    }
    boolean rowid = !table.table().withoutRowid();
    int sizeBytes = Varint.sizeOf(size);
    int rowidBytes = header.head() - sizeBytes;
    if (rowid ? rowidBytes < 1 || rowidBytes > Varint.MAX : rowidBytes != 0) {
      return null;
    }
    double bits = evidenceOfHead(spot, header, sizeBytes, rowidBytes);
    int local = shape.local(rowid, size);
    int end = Math.max(spot.at() + 4, spot.at() + header.head() + local + (local < size ? 4 : 0));
    if (local < size && end <= spot.limit() && !page(BigEndian.u32(spot.page(), end - 4))) {
      return null;
    }
    int clip = Math.min(end, spot.limit());
    bits += atEnd(spot, end, guess(table, header));
    Evidence.Scope scope =
        new Evidence.Scope(header.firstSeen(), spot.certain() ? TEXT : TEXT_IF_UNCERTAIN, false);
    int stop = Math.min(clip, spot.at() + header.head() + local);
    bits += evidence.bits(table, header.types(), spot.page(), header.body(), stop, scope);
    boolean cutByGuess = clip < end && !spot.certain();
    if (bits == Evidence.IMPOSSIBLE || header.body() >= clip || cutByGuess) {
      return null;
    }
    return new Candidate(
        table,
        spot.at(),
        end,
        clip,
        OptionalLong.empty(),
        header.types(),
        header.body(),
        size,
        header.size(),
        local,
        true,
        bits,
        0);
  }

  /** How the types that are overwritten became known. */
  private enum Guess {
    /** None is overwritten, or the schema leaves no choice. */
    NONE,
    /** One that other rows have. */
    USUAL,
    /** Computed from the boundary, which therefore proves nothing. */
    COMPUTED
  }

  private static Guess guess(TableStatistics table, Header header) {
    Guess guess = Guess.NONE;
    for (int i = 0; i < header.firstSeen(); i++) {
      if (!table.table().aliasField(i)) {
        boolean usual = table.field(i).frequentTypes().contains(header.types()[i]);
        guess = usual && guess != Guess.COMPUTED ? Guess.USUAL : Guess.COMPUTED;
      }
    }
    return guess;
  }

  private static double atEnd(Spot spot, int end, Guess guess) {
    if (end != spot.boundary()) {
      return nearEnd(spot, end) + (guess == Guess.NONE ? 0 : GUESSED);
    }
    return guess == Guess.COMPUTED ? COMPUTED_END : EXACT_END;
  }

  private static double nearEnd(Spot spot, int end) {
    int rest = spot.boundary() - end;
    if (rest > 0) {
      return rest < 4 ? NEAR_END : spot.certain() ? 0 : WRONG_END;
    }
    return spot.certain() ? -4 : WRONG_END;
  }

  /** Bytes of the rowid that are left must be the last ones of a varint. */
  private static double evidenceOfHead(Spot spot, Header header, int sizeBytes, int rowidBytes) {
    double bits = header.sizeSeen() ? 7 : 0;
    for (int i = Math.max(LOST, sizeBytes); i < header.head(); i++) {
      boolean last = i == header.head() - 1 && rowidBytes < Varint.MAX;
      boolean goesOn = spot.page()[spot.at() + i] < 0;
      bits += last == goesOn && rowidBytes < Varint.MAX ? -40 : 1;
    }
    return bits;
  }

  private boolean page(long number) {
    return number > 1 && number <= shape.pageCount();
  }
}
