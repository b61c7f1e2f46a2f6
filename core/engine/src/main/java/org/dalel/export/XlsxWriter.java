package org.dalel.export;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a workbook of plain sheets (ECMA-376, SpreadsheetML), row by row and always the same bytes
 * for the same cells. Cells are texts, so that no program takes the number of a card for a number
 * and rounds it; whole numbers of up to nine digits are numbers.
 */
public final class XlsxWriter implements Closeable {
  /** Rows that a sheet can have. */
  public static final int MOST_ROWS = 1_048_576;

  private static final int LONGEST_CELL = 32_767;
  private static final int LONGEST_NUMBER = 9;
  private static final int LONGEST_NAME = 31;
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;
  private final Writer out;
  private final List<String> sheets = new ArrayList<>();
  private long row;

  /** Writes to a stream, which is closed with the workbook. */
  public XlsxWriter(OutputStream target) {
    this.zip = new ZipOutputStream(target, StandardCharsets.UTF_8);
    this.out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
  }

  /**
   * Begins a sheet.
   *
   * @param name at most 31 characters are kept
   * @param titles its first row
   */
  public void sheet(String name, List<String> titles) throws IOException {
    endSheet();
    sheets.add(
        name.substring(0, Math.min(name.length(), LONGEST_NAME))
            .replaceAll("[\\[\\]:*?/\\\\]", " "));
    entry("xl/worksheets/sheet" + sheets.size() + ".xml");
    out.append(HEAD).append("<worksheet xmlns=\"").append(MAIN).append("\"><sheetData>");
    row = 0;
    row(titles);
  }

  /**
   * Adds a row to the sheet.
   *
   * @return false when the sheet is full; the row is not in it then
   */
  public boolean row(List<String> cells) throws IOException {
    if (row >= MOST_ROWS) {
      return false;
    }
    row++;
    out.append("<row r=\"").append(Long.toString(row)).append("\">");
    for (String cell : cells) {
      cell(cell);
    }
    out.append("</row>");
    return true;
  }

  private void cell(String value) throws IOException {
    if (value.isEmpty()) {
      out.append("<c/>");
    } else if (isNumber(value)) {
      out.append("<c><v>").append(value).append("</v></c>");
    } else {
      out.append("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">");
      escape(value.length() > LONGEST_CELL ? value.substring(0, LONGEST_CELL) : value);
      out.append("</t></is></c>");
    }
  }

  private static boolean isNumber(String value) {
    if (value.length() > LONGEST_NUMBER || value.length() > 1 && value.charAt(0) == '0') {
      return false;
    }
    return value.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private void escape(String value) throws IOException {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        default -> {
          boolean allowed = c >= ' ' && c < 0xfffe || c == '\n' || c == '\t' || c == '\r';
          boolean pair =
              !Character.isSurrogate(c)
                  || Character.isHighSurrogate(c)
                      && i + 1 < value.length()
                      && Character.isLowSurrogate(value.charAt(i + 1))
                  || Character.isLowSurrogate(c)
                      && i > 0
                      && Character.isHighSurrogate(value.charAt(i - 1));
          out.append(allowed && pair ? c : '\ufffd');
        }
      }
    }
  }

  private void endSheet() throws IOException {
    if (!sheets.isEmpty()) {
      out.append("</sheetData></worksheet>");
      out.flush();
      zip.closeEntry();
    }
  }

  private void entry(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(EPOCH);
    zip.putNextEntry(entry);
  }

  /** Writes what holds the sheets together. */
  @Override
  public void close() throws IOException {
    endSheet();
    StringBuilder types = new StringBuilder();
    StringBuilder book = new StringBuilder();
    StringBuilder links = new StringBuilder();
    for (int i = 1; i <= sheets.size(); i++) {
      types.append(
          "<Override PartName=\"/xl/worksheets/sheet"
              + i
              + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
      book.append(
          "<sheet name=\""
              + attribute(sheets.get(i - 1))
              + "\" sheetId=\""
              + i
              + "\" r:id=\"rId"
              + i
              + "\"/>");
      links.append(
          "<Relationship Id=\"rId"
              + i
              + "\" Type=\""
              + OFFICE
              + "/worksheet\" Target=\"worksheets/sheet"
              + i
              + ".xml\"/>");
    }
    part(
        "xl/workbook.xml",
        "<workbook xmlns=\""
            + MAIN
            + "\" xmlns:r=\""
            + OFFICE
            + "\"><sheets>"
            + book
            + "</sheets></workbook>");
    part(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + links + "</Relationships>");
    part(
        "_rels/.rels",
        "<Relationships xmlns=\""
            + PACKAGE
            + "relationships\"><Relationship Id=\"rId1\" Type=\""
            + OFFICE
            + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    part(
        "[Content_Types].xml",
        "<Types xmlns=\""
            + PACKAGE
            + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
            + ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override"
            + " PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
            + ".spreadsheetml.sheet.main+xml\"/>"
            + types
            + "</Types>");
    out.close();
  }

  private static String attribute(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private void part(String name, String xml) throws IOException {
    entry(name);
    out.append(HEAD).append(xml);
    out.flush();
    zip.closeEntry();
  }
}
