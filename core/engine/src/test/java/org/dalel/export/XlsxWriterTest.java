package org.dalel.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class XlsxWriterTest {
  private static byte[] book() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XlsxWriter book = new XlsxWriter(bytes)) {
      book.sheet("cards", List.of("iccid", "calls"));
      book.row(List.of("8970199000000012348", "17"));
      book.row(List.of("<&> \u0001\ud83d", ""));
      book.sheet("a/b", List.of("x"));
    }
    return bytes.toByteArray();
  }

  @Test
  void writesWhatAnotherProgramReads() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(book()))) {
      Sheet cards = book.getSheet("cards");

      assertThat(cards.getRow(1).getCell(0).getStringCellValue()).isEqualTo("8970199000000012348");
      assertThat(cards.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(17);
      assertThat(cards.getRow(2).getCell(0).getStringCellValue()).isEqualTo("<&> \ufffd\ufffd");
      assertThat(book.getSheet("a b")).isNotNull();
    }
  }

  @Test
  void writesTheSameBytesForTheSameCells() throws IOException {
    assertThat(book()).isEqualTo(book());
  }
}
