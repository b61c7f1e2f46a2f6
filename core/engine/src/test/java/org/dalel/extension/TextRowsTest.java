package org.dalel.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.dalel.api.ScannerDescription;
import org.dalel.api.WordRow;
import org.dalel.formats.words.WordCharacters;
import org.dalel.formats.words.WordCharacters.Script;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The compiled search for rows of words, held against one that reads word by word. */
class TextRowsTest {
  private static final int FEWEST = 12;

  private static final List<List<String>> LISTS =
      List.of(
          words("abandon ability able acid act zoo oyster pumpkin turtle absent exotic umbrella"),
          words("abaisser abandon énergie éléphant hésiter zoologie août pièce forêt château"),
          words("абажур бабочка ёлка язык фонтан щука йод ъезд цапля эхо"),
          words("あいこくしん あおぞら がっこう ぱんつ ろうそく わらう すずめ でんわ べんきょう ねっしん"),
          words("가격 가끔 강원도 힘껏 회원 휴식 확인 통제 최근 직장"),
          words("的 一 是 在 不 了 有 和 人 這"));

  private static final List<String> GAPS =
      List.of(
          " ",
          " ",
          " ",
          "\n",
          "\t",
          ", ",
          "\n 7. ",
          " | ",
          "\" : \"",
          "\u3000",
          "—",
          " « ",
          " ".repeat(16),
          "/".repeat(17),
          " – - – - – - – ",
          "2024");

  /** What ends a row, or may be taken for what does. */
  private static final List<String> OTHERS =
      List.of(
          " no ",
          " noword ",
          "\u0007",
          "x",
          " a ",
          " ж ",
          "ﷺ",
          "\ufffd",
          " 😀 ",
          "é",
          "\u0301",
          "thisisnowordthisisnoword",
          "thisisnowordthisisnowordandlonger",
          "ΣΑΣ",
          "漢字");

  private final Random random = new Random(12);
  private final TextRows rows = new TextRows(new WordRow(FEWEST, () -> LISTS));

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  @BeforeEach
  void needsTheLibrary() {
    assumeTrue(TextRows.areFound());
  }

  @Test
  void findsARowInEveryTextThatHasOneAndInFewOthers() {
    int withRow = 0;
    int without = 0;
    int mistaken = 0;
    for (int round = 0; round < 20_000; round++) {
      String text = text();
      boolean expected = hasRow(text);
      boolean inUtf8 = isIn(text.getBytes(StandardCharsets.UTF_8));
      byte[] wide = text.getBytes(StandardCharsets.UTF_16LE);
      boolean inUtf16 = rows.isInUtf16(wide, 0, wide.length);
      assertThat(inUtf16).as(text).isEqualTo(inUtf8);
      if (expected) {
        withRow++;
        assertThat(inUtf8).as(text).isTrue();
      } else {
        without++;
        mistaken += inUtf8 ? 1 : 0;
      }
    }
    assertThat(withRow).isGreaterThan(5000);
    assertThat(without).isGreaterThan(5000);
    // before some of them stands a part of a longer word
    assertThat(mistaken).isLessThan(without / 20);
  }

  private boolean isIn(byte[] utf8) {
    return rows.find(utf8, 0, utf8.length, new int[1]) > 0;
  }

  @Test
  void tellsOfEachRowInBytesOfAnyKindItsPlace() {
    int found = 0;
    for (int round = 0; round < 3000; round++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      List<Integer> ends = new ArrayList<>();
      List<Integer> starts = new ArrayList<>();
      for (int part = random.nextInt(6); part >= 0; part--) {
        out.writeBytes(noise());
        String text = text();
        if (hasRow(text)) {
          starts.add(out.size());
          ends.add(out.size() + text.getBytes(StandardCharsets.UTF_8).length);
        }
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
      }
      out.writeBytes(noise());
      List<Integer> places = places(out.toByteArray());
      for (int i = 0; i < starts.size(); i++) {
        int start = starts.get(i);
        int end = ends.get(i);
        assertThat(places).anyMatch(place -> place > start && place <= end);
        found++;
      }
      assertThat(places).isSorted();
    }
    assertThat(found).isGreaterThan(3000);
  }

  /** With little room, so that the search begins anew behind each place. */
  private List<Integer> places(byte[] data) {
    List<Integer> places = new ArrayList<>();
    int[] some = new int[1 + random.nextInt(3)];
    int count = rows.find(data, 0, data.length, some);
    while (count > 0) {
      Arrays.stream(some, 0, count).forEach(places::add);
      count = count < some.length ? 0 : rows.find(data, some[count - 1], data.length, some);
    }
    return places;
  }

  @Test
  void findsARowWhereverItLiesAmongTheBlocks() {
    String row = String.join(" ", LISTS.get(0).subList(0, FEWEST));
    byte[] utf8 = row.getBytes(StandardCharsets.UTF_8);
    for (int before = 0; before < 200; before++) {
      for (int behind : new int[] {0, 1, 15, 16, 63, 64, 65}) {
        byte[] data = new byte[before + utf8.length + behind];
        Arrays.fill(data, (byte) (before % 3 == 0 ? 0 : before % 3 == 1 ? ' ' : '.'));
        System.arraycopy(utf8, 0, data, before, utf8.length);
        int[] place = new int[1];
        assertThat(rows.find(data, 0, data.length, place)).isEqualTo(1);
        assertThat(place[0]).isEqualTo(before + utf8.length);
        data[before + 3] ^= 1;
        assertThat(rows.find(data, 0, data.length, place)).isZero();
      }
    }
  }

  /** A long text is searched in parts, in which a row may be torn. */
  @Test
  void findsARowInALongTextAcrossTheEndOfAPart() {
    byte[] row =
        String.join("\n", LISTS.get(2)).concat(" эхо йод").getBytes(StandardCharsets.UTF_8);
    for (int from = (1 << 20) - row.length; from <= (1 << 20); from += 7) {
      byte[] text = new byte[(1 << 21) + 100];
      Arrays.fill(text, (byte) '.');
      assertThat(rows.isIn(text)).isFalse();
      System.arraycopy(row, 0, text, from, row.length);
      assertThat(rows.isIn(text)).isTrue();
    }
  }

  /** Whatever the bytes are, the search stays in them; the addresses are watched in tests of C. */
  @Test
  void takesAnyBytes() {
    byte[] around = "абажур ability éa漢 的あ".getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 20_000; round++) {
      byte[] data = new byte[random.nextInt(300)];
      for (int i = 0; i < data.length; i++) {
        data[i] =
            random.nextInt(3) == 0
                ? (byte) random.nextInt(256)
                : around[random.nextInt(around.length)];
      }
      int from = random.nextInt(data.length + 1);
      int to = from + random.nextInt(data.length - from + 1);
      int[] places = new int[4];
      int count = rows.find(data, from, to, places);
      for (int i = 0; i < count; i++) {
        assertThat(places[i]).isBetween(from, to);
      }
      rows.isInUtf16(data, from, to);
    }
  }

  @Test
  void refusesListsThatItCannotSearch() {
    for (String word : List.of("ab", "two words", "漢abc", "a".repeat(25), "word7", "")) {
      TextRows of = new TextRows(new WordRow(FEWEST, () -> List.of(List.of("able", word))));
      assertThat(of.isIn("abc".getBytes(StandardCharsets.UTF_8))).isFalse();
      assertThat(of.failure().orElseThrow())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + word + "'");
    }
    assertThat(rows.failure()).isEmpty();
    assertThatThrownBy(() -> new WordRow(5, () -> LISTS)).hasMessageContaining("found 5");
    assertThatThrownBy(() -> rows.find(new byte[3], 1, 4, new int[1]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> rows.isInUtf16(new byte[3], 2, 4))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> rows.find(new byte[3], 0, 3, new int[0]))
        .hasMessage("rows of words: expected room for 1 to 256, found 0");
  }

  /** A plugin whose lists cannot be had fails as if it had been called; the others go on. */
  @Test
  void blamesTheScannerWhoseListsCannotBeHad() {
    WordRow broken =
        new WordRow(
            FEWEST,
            () -> {
              throw new IllegalStateException("no lists today");
            });
    ScanPass pass =
        new ScanPass(
            List.of(
                description("broken").text(40, broken).build(),
                description("sound").text(40).build()));
    List<Integer> hits = new ArrayList<>();
    List<ScanPass.Delivery> deliveries = new ArrayList<>();
    pass.text(
        "a text",
        (scanner, hit) -> {
          hits.add(scanner);
          deliveries.add(hit);
        });
    assertThat(hits).containsExactly(1, 0);
    assertThatThrownBy(() -> deliveries.get(1).to(null, null, null))
        .hasMessageContaining("no lists today");
  }

  private static ScannerDescription.Builder description(String id) {
    return ScannerDescription.of(id, "1.0.0").emits("some-type", "A type of no other use.");
  }

  /** Word by word, for each script and list. */
  private static boolean hasRow(String text) {
    for (Script script : Script.values()) {
      for (List<String> list : LISTS) {
        Set<String> keys = new HashSet<>();
        list.forEach(word -> keys.add(key(word)));
        if (hasRow(text, script, keys)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasRow(String text, Script script, Set<String> keys) {
    int count = 0;
    int gap = 0;
    for (int at = 0; at < text.length(); ) {
      byte kind = script.kindOf(text.charAt(at));
      int end = at + 1;
      if (kind == WordCharacters.WORD) {
        while (end < text.length() && script.kindOf(text.charAt(end)) == WordCharacters.WORD) {
          end++;
        }
        boolean listed =
            end - at >= script.shortest() && keys.contains(key(text.substring(at, end)));
        count = listed ? count + 1 : 0;
        gap = 0;
      } else if (kind == WordCharacters.FOREIGN || ++gap > 16) {
        count = 0;
      }
      if (count == FEWEST) {
        return true;
      }
      at = end;
    }
    return false;
  }

  private static String key(String word) {
    return Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
        .replaceAll("[\u0300-\u036f]", "");
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int part = random.nextInt(3); part >= 0; part--) {
      List<String> list = LISTS.get(random.nextInt(LISTS.size()));
      boolean strange = random.nextInt(3) == 0;
      for (int word = random.nextInt(26); word >= 0; word--) {
        text.append(cased(list.get(random.nextInt(list.size()))));
        text.append(GAPS.get(random.nextInt(strange ? GAPS.size() : 6)));
        if (random.nextInt(25) == 0) {
          text.append(OTHERS.get(random.nextInt(OTHERS.size())));
        }
      }
    }
    return text.toString();
  }

  private String cased(String word) {
    return switch (random.nextInt(8)) {
      case 0 -> word.toUpperCase(Locale.ROOT);
      case 1 -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
      case 2 -> Normalizer.normalize(word, Normalizer.Form.NFKD);
      case 3 -> key(word);
      default -> word;
    };
  }

  /** Bytes that are no text where they begin and end. */
  private byte[] noise() {
    byte[] noise = new byte[1 + random.nextInt(90)];
    random.nextBytes(noise);
    noise[0] = (byte) 0xff;
    noise[noise.length - 1] = 0;
    return noise;
  }
}
