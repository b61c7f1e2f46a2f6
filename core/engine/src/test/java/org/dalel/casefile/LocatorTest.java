package org.dalel.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LocatorTest {
  private static final String[] HOSTILE = {
    "%",
    "%41",
    "#",
    "!",
    "!/",
    "/",
    ":",
    "@",
    "~",
    "~2",
    "~1",
    "#5-1",
    "\\x41",
    "\\",
    "\n",
    "\u001b[31m",
    "\u202e",
    "\u2066",
    " ",
    "a",
    "é",
    "Әлем",
    "файл",
    "😀",
    ".",
    "..",
    "\"",
    ",",
    "-",
    "0"
  };

  @Test
  void printsTheFormOfTheDesign() {
    Locator mail =
        new Locator(
            "disk.E01",
            1_048_576,
            Optional.empty(),
            "/Users/aida/mail.mbox",
            Optional.empty(),
            OptionalLong.of(5123),
            OptionalLong.of(2),
            1,
            List.of(new Locator.Embedded("14/photo.jpg", 1)));

    assertThat(mail).hasToString("disk.E01/@1048576/Users/aida/mail.mbox#5123-2!/14/photo.jpg");
    assertThat(Locator.parse(mail.toString())).isEqualTo(mail);
  }

  @Test
  void leavesCyrillicAndKazakhNamesReadable() {
    Locator locator = simple("/Құжаттар/Отчёт за май.docx");

    assertThat(locator).hasToString("disk/@0/Құжаттар/Отчёт за май.docx#7");
  }

  @Test
  void escapesWhatWouldMoveTheCursorOrTurnTheText() {
    Locator locator = simple("/a\u202egpj.exe\u001b[2J");

    assertThat(locator).hasToString("disk/@0/a%E2%80%AEgpj.exe%1B[2J#7");
  }

  @Test
  void distinguishesTwinsAndChildrenOfTheSameName() {
    Locator twin =
        new Locator(
            "d",
            0,
            Optional.empty(),
            "/a",
            Optional.empty(),
            OptionalLong.of(9),
            OptionalLong.empty(),
            2,
            List.of(new Locator.Embedded("b", 3), new Locator.Embedded("c~3", 1)));

    assertThat(twin).hasToString("d/@0/a#9~2!/b~3!/c%7E3");
    assertThat(Locator.parse(twin.toString())).isEqualTo(twin);
  }

  @Test
  void parsesBackToItselfAndIsInjectiveForHostileNames() {
    Random random = new Random(20260101);
    Map<String, Locator> seen = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      Locator locator = random(random);
      String text = locator.toString();

      assertThat(Locator.parse(text)).as(locator.embedded() + " " + locator).isEqualTo(locator);
      assertThat(Locator.parse(text).toString()).isEqualTo(text);
      Locator other = seen.putIfAbsent(text, locator);
      assertThat(other == null || other.equals(locator)).as(text).isTrue();
    }
    assertThat(seen.size()).isGreaterThan(30_000);
  }

  @Test
  void saysWhatIsWrongWithATextThatIsNoLocator() {
    assertThatThrownBy(() -> Locator.parse("C:\\Users"))
        .hasMessage("locator C:\\Users: expected LABEL/@OFFSET/PATH");
    assertThatThrownBy(() -> Locator.parse("d/@x/a"))
        .hasMessageContaining("decimal number, found 'x'");
    assertThatThrownBy(() -> Locator.parse("d/@0/a%zz")).hasMessageContaining("two hex digits");
    assertThatThrownBy(() -> Locator.parse("d/@0/a%FF")).hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> Locator.parse("d/@0/a#b")).hasMessageContaining("#ADDRESS-SEQUENCE");
    assertThatThrownBy(() -> Locator.parse("d/@0")).hasMessageContaining("a path after the offset");
  }

  private static Locator simple(String path) {
    return new Locator(
        "disk",
        0,
        Optional.empty(),
        path,
        Optional.empty(),
        OptionalLong.of(7),
        OptionalLong.empty(),
        1,
        List.of());
  }

  private static Locator random(Random random) {
    OptionalLong address =
        random.nextInt(4) == 0 ? OptionalLong.empty() : OptionalLong.of(number(random));
    boolean sequenced = address.isPresent() && random.nextBoolean();
    List<Locator.Embedded> steps = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      steps.add(new Locator.Embedded(name(random), ordinal(random)));
    }
    return new Locator(
        "e" + name(random),
        number(random),
        random.nextInt(4) == 0 ? Optional.of(name(random)) : Optional.empty(),
        "/" + name(random),
        random.nextInt(3) == 0 ? Optional.of(name(random)) : Optional.empty(),
        address,
        sequenced ? OptionalLong.of(number(random)) : OptionalLong.empty(),
        ordinal(random),
        steps);
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      name.append(HOSTILE[random.nextInt(HOSTILE.length)]);
    }
    return name.toString();
  }

  private static int ordinal(Random random) {
    return random.nextInt(3) == 0 ? 1 + random.nextInt(30) : 1;
  }

  private static long number(Random random) {
    return random.nextInt(3) == 0 ? random.nextLong() & Long.MAX_VALUE : random.nextInt(100);
  }
}
