package org.dalel.plugins.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.dalel.api.Confidence;
import org.dalel.api.Identifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Write to Aida.Serik@Example.KZ.                        | aida.serik@example.kz
          Пишите на почту: aida@mail.kz, срочно                  | aida@mail.kz
          Электрондық поштасы – aida_s@mail.kz (жұмыс)           | aida_s@mail.kz
          поштаaida@mail.kz                                      | aida@mail.kz
          <a href="mailto:aida@mail.kz?subject=Сәлем">           | aida@mail.kz
          [хат](mailto:aida@mail.kz)                             | aida@mail.kz
          **aida+shop@mail.kz**                                  | aida+shop@mail.kz
          'aida@mail.kz'                                         | aida@mail.kz
          o'brien@mail.ie                                        | o'brien@mail.ie
          email=aida@mail.kz&x=1                                 | aida@mail.kz
          to%3Aaida@mail.kz                                      | aida@mail.kz
          хат: әлия@пошта.қаз!                                   | әлия@пошта.қаз
          user@xn--e1afmkfd.xn--p1ai                             | user@пример.рф
          邮箱：zhang@163.com。                                    | zhang@163.com
          ...aida@mail.kz...                                     | aida@mail.kz
          87012345678@mail.ru                                    | 87012345678@mail.ru
          a@b.co                                                 | a@b.co
          Сергей <s.ivanov@ведомство.рф>                         | s.ivanov@ведомство.рф
          """)
  void findsAddressesInKazakhRussianAndEnglishText(String text, String expected) {
    assertThat(Scans.found(Identifier.Kind.EMAIL, text)).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "icon@2x.png",
        "root@localhost",
        "getty@tty1.service",
        "react@18.2.0",
        "pkg@1.2.3.rc",
        "@Override",
        "a@@b.kz",
        "aida@",
        "@mail.kz",
        "aida@-mail.kz",
        "aida.@mail.kz",
        "aida @ mail.kz",
        "git@v1.x",
        "java.lang.Object@1b2c3d4e",
        "Message-ID: <20130226110144.ga12678@quelltextlich.at>",
        "https://user:pw@host.kz/",
      })
  void leavesAloneWhatIsNotAnAddress(String text) {
    assertThat(Scans.found(Identifier.Kind.EMAIL, text)).isEmpty();
  }

  @Test
  void tellsThePhoneNumberOfAWhatsAppAccount() {
    assertThat(Scans.hits("77012345678@s.whatsapp.net"))
        .singleElement()
        .satisfies(
            hit -> {
              assertThat(hit.kind()).isEqualTo(Identifier.Kind.PHONE);
              assertThat(hit.normalised()).isEqualTo("+77012345678");
            });
  }

  @Test
  void trustsCopyTargetsAndInternalHostsLess() {
    assertThat(Scans.hits("git@github.com:dalel/dalel aida@files.local aida@mail.kz"))
        .extracting(Hit::confidence)
        .containsExactly(Confidence.LOW, Confidence.LOW, Confidence.HIGH);
  }

  @Test
  void refusesALocalPartOfMoreThan64Characters() {
    assertThat(Scans.hits("x".repeat(64) + "@mail.kz")).hasSize(1);
    assertThat(Scans.hits("x".repeat(65) + "@mail.kz")).isEmpty();
  }
}
