package org.dalel.extension;

import java.util.List;

/**
 * Text in many languages, article 1 of the Universal Declaration of Human Rights, and some of what
 * programs write.
 */
final class Prose {
  static final List<String> ALL =
      List.of(
          "All human beings are born free and equal in dignity and rights. They are endowed with"
              + " reason and conscience and should act towards one another in a spirit of"
              + " brotherhood.",
          "Барлық адамдар тумысынан азат және қадір-қасиеті мен кұқықтары тең болып дүниеге"
              + " келеді. Адамдарға ақыл-парасат, ар-ождан берілген, сондықтан олар бір-бірімен"
              + " туыстық, бауырмалдық қарым-қатынас жасаулары тиіс.",
          "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены"
              + " разумом и совестью и должны поступать в отношении друг друга в духе братства.",
          "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。",
          "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。",
          "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.",
          "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft"
              + " und Gewissen begabt und sollen einander im Geiste der Brüderlichkeit begegnen.",
          "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués"
              + " de raison et de conscience et doivent agir les uns envers les autres.",
          "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como"
              + " están de razón y conciencia, deben comportarse fraternalmente.",
          "Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv.",
          "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق.",
          "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם.",
          "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.",
          "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।",
          "static int copy(const char *from, char *to) { while ((*to++ = *from++)); return 0; }",
          "<table class=\"wide\"><tr><td>amount</td><td>0.25</td></tr></table>",
          "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");

  private Prose() {}
}
