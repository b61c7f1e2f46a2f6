package org.dalel.testdata.document;

import java.util.ArrayList;
import java.util.List;
import org.dalel.testdata.model.Facts;

/**
 * Texts of an invented case in three languages. No person, address or number in it exists: domains
 * are those of RFC 2606, telephone numbers have only zeros where an area has its subscribers.
 */
public final class FictionalCase {

  /** E-mail addresses that may stand in the texts. */
  public static final List<String> EMAILS =
      List.of("aida.sample@example.com", "bolat@example.org", "sklad-7@example.net");

  /** URLs that may stand in the texts. */
  public static final List<String> URLS =
      List.of("https://example.com/ledger/2026", "http://example.org/files?id=7");

  /** Telephone numbers that may stand in the texts, as written there. */
  public static final List<String> PHONES =
      List.of("+7 700 000 00 17", "8 (727) 000-00-42", "+7 (495) 000-00-03");

  /** A paragraph in English. */
  public static final String ENGLISH =
      "Fictional case 7. On 2 March 2026 Aida Sample met Bolat Example at warehouse number seven."
          + " The consignment of silver teapots was booked under https://example.com/ledger/2026 and"
          + " confirmed by aida.sample@example.com to bolat@example.org. Call +7 700 000 00 17 before"
          + " the handover. The password of the archive is the name of the eagle.";

  /** A paragraph in Russian. */
  public static final String RUSSIAN =
      "Вымышленное дело № 7. Второго марта Аида Самплева передала Болату Примерову накладную на"
          + " серебряные чайники. Склад: 8 (727) 000-00-42, почта sklad-7@example.net. Копия"
          + " договора лежит по адресу http://example.org/files?id=7, телефон водителя"
          + " +7 (495) 000-00-03.";

  /** A paragraph in Kazakh. */
  public static final String KAZAKH =
      "Ойдан шығарылған №7 іс. Екінші наурызда Аида Үлгібаева Болат Мысаловқа күміс шәйнектер туралы"
          + " жүкқұжатты берді. Қойма: 8 (727) 000-00-42, пошта: sklad-7@example.net. Құпия кездесу"
          + " ескі бекетте өтеді, хабарласу: +7 700 000 00 17.";

  /** All three paragraphs. */
  public static final String ALL = ENGLISH + "\n\n" + RUSSIAN + "\n\n" + KAZAKH + "\n";

  private static final List<String> WORDS =
      List.of("consignment", "teapots", "накладную", "чайники", "жүкқұжатты", "шәйнектер", "Құпия");

  private FictionalCase() {}

  /** What a reader must find in a text. */
  public static Facts facts(String text) {
    List<Facts.Identifier> identifiers = new ArrayList<>();
    EMAILS.forEach(each -> count("email", each, text, identifiers));
    URLS.forEach(each -> count("url", each, text, identifiers));
    PHONES.forEach(each -> count("phone", each, text, identifiers));
    List<String> words = WORDS.stream().filter(text::contains).toList();
    return new Facts(words, identifiers, List.of(), false, "", List.of());
  }

  private static void count(String type, String value, String text, List<Facts.Identifier> out) {
    int count = 0;
    for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
      count++;
    }
    if (count > 0) {
      out.add(new Facts.Identifier(type, value, count));
    }
  }
}
