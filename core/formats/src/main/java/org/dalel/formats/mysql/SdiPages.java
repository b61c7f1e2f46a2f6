package org.dalel.formats.mysql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.dalel.formats.Damage;
import org.dalel.formats.FormatException;

/**
 * Finds the definitions of tables in a tablespace of MySQL 8: an index of its own, on pages of type
 * 17853, with records
 *
 * <pre>
 *  kind (4, 1 is a table) | number (8) | transaction (6) | pointer (7) | length (4) | compressed (4) | JSON by zlib
 * </pre>
 *
 * <p>A definition that cannot be read is told and left out, the others are found.
 */
final class SdiPages {
  private static final int LARGEST = 16 << 20;
  private static final int TABLE = 1;
  private static final int DATA = 6;

  private static final InnoLayout RECORD =
      new InnoLayout(
          List.of(
              InnoField.system(4),
              InnoField.system(8),
              InnoField.system(6),
              InnoField.system(7),
              InnoField.system(4),
              InnoField.system(4),
              new InnoField(-1, null, -1, true, false, InnoField.Versions.ALL, null)),
          4,
          2,
          -1);

  private final InnoSpace space;
  private final InnoOverflow overflow;
  private final String examined;
  private final Consumer<Damage> told;
  private final List<InnoSdi> tables = new ArrayList<>();
  private boolean whole = true;

  private SdiPages(InnoSpace space, String examined, Consumer<Damage> told) throws IOException {
    this.space = space;
    this.overflow = new InnoOverflow(space);
    this.examined = examined;
    this.told = told;
  }

  /**
   * What was found.
   *
   * @param tables at least one
   * @param whole whether each definition could be read
   */
  record Found(List<InnoSdi> tables, boolean whole) {}

  /**
   * Looks for the definitions.
   *
   * @param examined name of the file
   * @param told takes what cannot be read
   * @throws FormatException when there is none that can be read
   */
  static Found find(InnoSpace space, String examined, Consumer<Damage> told) throws IOException {
    SdiPages pages = new SdiPages(space, examined, told);
    for (long number = 1; number < space.pages(); number++) {
      byte[] bytes = space.page(number);
      if (InnoSpace.type(bytes) == InnoSpace.SDI) {
        pages.page(new InnoPage(bytes, number, space.end()));
      }
    }
    if (pages.tables.isEmpty()) {
      throw new FormatException(
          0,
          "a definition, in the tablespace or as .frm beside it",
          "none; rows cannot be told apart");
    }
    return new Found(List.copyOf(pages.tables), pages.whole);
  }

  private void page(InnoPage page) throws IOException {
    if (!page.isLeafOf(page.index()) || !page.isCompact()) {
      return;
    }
    try {
      page.records(origin -> record(page, origin));
    } catch (FormatException e) {
      damaged(page, (int) e.offset(), e, "the other definitions of the page are left out");
    }
  }

  private void record(InnoPage page, int origin) throws IOException {
    try {
      table(page, origin);
    } catch (FormatException e) {
      damaged(page, origin, e, "this definition is left out");
    }
  }

  private void damaged(InnoPage page, int place, FormatException e, String then) {
    whole = false;
    told.accept(
        new Damage(
            examined,
            page.number() * space.pageSize() + place,
            "the definition of a table: " + e.expected(),
            e.found(),
            then));
  }

  private void table(InnoPage page, int origin) throws IOException {
    int fields = RECORD.fields().size();
    InnoRecord record = InnoRecord.read(page.bytes(), origin, RECORD, fields, page.end());
    if (InnoSpace.number(page.bytes(), record.from(0)) != TABLE) {
      return;
    }
    long length = Integer.toUnsignedLong(InnoSpace.number(page.bytes(), record.from(4)));
    int from = record.from(DATA);
    byte[] packed =
        record.isOutside(DATA)
            ? overflow.read(page.bytes(), from, record.length(DATA))
            : Arrays.copyOfRange(page.bytes(), from, from + record.length(DATA));
    Object json = SdiJson.read(new String(inflated(packed, length), StandardCharsets.UTF_8));
    if (json instanceof Map<?, ?> object
        && object.get("dd_object") instanceof Map<?, ?> table
        && !table.isEmpty()) {
      tables.add(InnoSdi.of(table));
    }
  }

  private static byte[] inflated(byte[] packed, long length) throws FormatException {
    if (length > LARGEST) {
      throw new FormatException(0, "a definition of at most " + LARGEST + " bytes", length + "");
    }
    byte[] text = new byte[(int) length];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      int count = 0;
      while (count < text.length && !inflater.finished()) {
        int more = inflater.inflate(text, count, text.length - count);
        if (more == 0) {
          break;
        }
        count += more;
      }
      if (count < text.length) {
        throw new FormatException(0, text.length + " bytes of a definition", count + " bytes");
      }
      return text;
    } catch (DataFormatException e) {
      throw new FormatException(0, "a definition compressed by zlib", "damaged data");
    } finally {
      inflater.end();
    }
  }
}
