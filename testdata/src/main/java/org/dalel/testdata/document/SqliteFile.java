package org.dalel.testdata.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;

/** A SQLite database of two pages with one small table (sqlite.org, "Database File Format"). */
final class SqliteFile {

  private static final int PAGE = 4096;
  private static final String SCHEMA = "CREATE TABLE contacts(name TEXT, phone TEXT, email TEXT)";

  private SqliteFile() {}

  static Document contacts() {
    String[][] rows = {
      {"Аида Үлгібаева", FictionalCase.PHONES.get(0), FictionalCase.EMAILS.get(0)},
      {"Болат Примеров", FictionalCase.PHONES.get(2), FictionalCase.EMAILS.get(1)},
      {"Warehouse seven", FictionalCase.PHONES.get(1), FictionalCase.EMAILS.get(2)}
    };
    StringBuilder text = new StringBuilder();
    List<byte[]> records = new ArrayList<>();
    for (String[] row : rows) {
      text.append(String.join(" ", row)).append('\n');
      records.add(record(List.of(row[0], row[1], row[2]), new byte[0]));
    }
    byte[] master = record(List.of("table", "contacts", "contacts"), new byte[] {2}, SCHEMA);
    ByteBuffer out = ByteBuffer.allocate(2 * PAGE);
    header(out);
    leaf(out, 0, 100, List.of(master));
    leaf(out, PAGE, 0, records);
    return new Document(
        Content.of(out.array()), "application/x-sqlite3", FictionalCase.facts(text.toString()));
  }

  private static void header(ByteBuffer out) {
    out.put("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII)).putShort((short) PAGE);
    out.put(new byte[] {1, 1, 0, 64, 32, 32}).putInt(1).putInt(2).putInt(0).putInt(0);
    out.putInt(1).putInt(4).putInt(0).putInt(0).putInt(1);
    out.putInt(92, 1).putInt(96, 3_040_001);
  }

  private static void leaf(ByteBuffer out, int page, int head, List<byte[]> records) {
    int end = PAGE;
    for (int i = 0; i < records.size(); i++) {
      byte[] record = records.get(i);
      ByteArrayOutputStream cell = new ByteArrayOutputStream();
      cell.writeBytes(varint(record.length));
      cell.write(i + 1);
      cell.writeBytes(record);
      end -= cell.size();
      out.put(page + end, cell.toByteArray());
      out.putShort(page + head + 8 + 2 * i, (short) end);
    }
    out.put(page + head, (byte) 13).putShort(page + head + 3, (short) records.size());
    out.putShort(page + head + 5, (short) end);
  }

  /** Texts, then small integers of one byte each, then texts. */
  private static byte[] record(List<String> texts, byte[] numbers, String... more) {
    ByteArrayOutputStream types = new ByteArrayOutputStream();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    texts.forEach(text -> text(text, types, body));
    for (byte number : numbers) {
      types.write(1);
      body.write(number);
    }
    for (String text : more) {
      text(text, types, body);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(types.size() + 1);
    out.writeBytes(types.toByteArray());
    out.writeBytes(body.toByteArray());
    return out.toByteArray();
  }

  private static void text(String text, ByteArrayOutputStream types, ByteArrayOutputStream body) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    types.writeBytes(varint(bytes.length * 2 + 13));
    body.writeBytes(bytes);
  }

  private static byte[] varint(int value) {
    return value < 128
        ? new byte[] {(byte) value}
        : new byte[] {(byte) (value >>> 7 | 0x80), (byte) (value & 0x7F)};
  }
}
