package org.dalel.plugins.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.dalel.api.Confidence;
import org.dalel.api.Identifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          +7 701 234 56 78                     | +77012345678
          Тел.: +7 (701) 234-56-78, Айда       | +77012345678
          тел. 8 (7172) 70-12-34               | +77172701234
          Ұялы: 8-701-234-56-78.               | +77012345678
          8 701 234 5678                       | +77012345678
          8(727)250-00-00                      | +77272500000
          8701 234 56 78                       | +77012345678
          7 701 234 56 78                      | +77012345678
          87012345678                          | +77012345678
          77012345678                          | +77012345678
          tel:+77012345678                     | +77012345678
          phone=+77012345678;                  | +77012345678
          +7–701–234–56–78                     | +77012345678
          8 (495) 123-45-67 Мәскеу             | +74951234567
          +996 555 123 456 Бишкек              | +996555123456
          996555123456                         | +996555123456
          +998 90 123 45 67 Тошкент            | +998901234567
          998 90 123-45-67                     | +998901234567
          +992 93 123 4567                     | +992931234567
          +993 65 123456                       | +99365123456
          call +1 (650) 253-0000 now           | +16502530000
          +1.650.253.0000                      | +16502530000
          +44 20 7031 3000                     | +442070313000
          +49 30 303986300 Berlin              | +4930303986300
          +90 (312) 292 10 00                  | +903122921000
          +7 701 234 56 78 2024-05-01          | +77012345678
          8 (701) 234-56-78 14:30              | +77012345678
          """)
  void findsNumbersAsPeopleWriteThem(String text, String expected) {
    assertThat(Scans.found(Identifier.Kind.PHONE, text)).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-05-01 12:30:00",
        "8.8.8.8",
        "87.012.345.678",
        "192.168.100.200",
        "version 8.701.234.5678",
        "0x87012345678",
        "a87012345678",
        "87012345678abcdef",
        "87012345678901234567890",
        "3.87012345678",
        "87012345678.5",
        "1 8 701 234 56 78",
        "+0300",
        "+18446744073709551615",
        "2.0+1.6.1",
        "U+10FFFF",
        "x+77012345678",
        "+7 701 234 56 78abc",
        "+1 000 000 0000",
        "70000000000",
        "8 000 000 00 00",
        "1617262800123",
        "89222  -999777",
        "7, 8, 9, 10, 11, 12",
        "8 16 32 64 128 256 512",
        "#define MAX 87012345678L",
        "9e107d9d372bb6826bd81d3542a419d6",
      })
  void leavesAloneDatesAddressesVersionsHashesAndOtherNumbers(String text) {
    assertThat(Scans.found(Identifier.Kind.PHONE, text)).isEmpty();
  }

  @Test
  void saysHowSureItIsByTheFormOfTheNumber() {
    assertThat(Scans.hits("+77012345678, 8 (701) 234-56-78, 87012345678"))
        .extracting(Hit::confidence)
        .containsExactly(Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW);
  }

  @Test
  void tellsRegionAndUse() {
    assertThat(Scans.hits("+7 701 234 56 78").get(0).details())
        .containsEntry("region", "KZ")
        .containsEntry("use", "mobile");
    assertThat(Scans.hits("+7 495 123-45-67").get(0).details())
        .containsEntry("region", "RU")
        .containsEntry("use", "fixed-line");
  }
}
