package org.dalel.plugins.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.dalel.api.Identifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          See HTTPS://Example.KZ/A?b=C.                          | https://example.kz/A?b=C
          Сайт: http://example.kz:80, звоните                    | http://example.kz/
          (https://en.wikipedia.org/wiki/Dalel_(word))           | https://en.wikipedia.org/wiki/Dalel_(word)
          [сілтеме](https://egov.kz/cms/kk).                     | https://egov.kz/cms/kk
          [![badge](https://a.kz/b.svg)                          | https://a.kz/b.svg
          **https://example.kz/x**                               | https://example.kz/x
          'https://example.kz/x'                                 | https://example.kz/x
          <https://example.kz/x>                                 | https://example.kz/x
          «https://example.kz/x»                                 | https://example.kz/x
          {"u":"https://example.kz/x"}                           | https://example.kz/x
          href=&quot;https://example.kz/x?a=1&amp;b=2&quot;      | https://example.kz/x?a=1&amp;b=2
          Кіріңіз: www.stat.gov.kz!                              | http://www.stat.gov.kz/
          WWW.Example.KZ/Жаңалық                                 | http://www.example.kz/Жаңалық
          https://сайт.қаз/бет                                   | https://сайт.қаз/бет
          http://xn--e1afmkfd.xn--p1ai:8080/                     | http://пример.рф:8080/
          ftp://user:pw@ftp.example.kz/pub                       | ftp://user:pw@ftp.example.kz/pub
          http://192.168.1.10:8080/admin                         | http://192.168.1.10:8080/admin
          http://[2001:db8::1]/                                  | http://[2001:db8::1]/
          https://example.kz?q=1                                 | https://example.kz/?q=1
          http://example.com/${id}                               | http://example.com/
          """)
  void findsUrlsAndCutsOffWhatBelongsToTheSentence(String text, String expected) {
    assertThat(Scans.found(Identifier.Kind.URL, text)).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://",
        "http://%s/x",
        "http://localhost:8080/",
        "http://intranet/",
        "http://999.1.1.1/",
        "xhttp://example.kz/",
        "file:///etc/passwd",
        "www..kz",
        "awww.example.kz",
        "http://-a.kz/",
        "http://[1:2]/"
      })
  void leavesAloneWhatIsNotAUrl(String text) {
    assertThat(Scans.found(Identifier.Kind.URL, text)).isEmpty();
  }

  @Test
  void findsBothUrlsOfAMarkdownBadge() {
    assertThat(
            Scans.found(Identifier.Kind.URL, "[![b](https://a.kz/b.svg?x=1)](https://ci.kz/job)"))
        .containsExactly("https://a.kz/b.svg?x=1", "https://ci.kz/job");
  }

  @Test
  void keepsWhatIsWrittenBesideTheNormalForm() {
    Hit hit = Scans.hits("x HTTP://Example.KZ:80 y").get(0);

    assertThat(hit.raw()).isEqualTo("HTTP://Example.KZ:80");
    assertThat(hit.start()).isEqualTo(2);
    assertThat(hit.end()).isEqualTo(22);
  }
}
