package org.dalel.formats.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextRunsTest {

  private static final TextRuns RUNS = new TextRuns(8);

  private static List<String> found(byte[] data) {
    List<String> found = new ArrayList<>();
    RUNS.find(data, 0, data.length, t -> found.add(t.from() + " " + t.form() + " " + t.text()));
    return found;
  }

  private static byte[] between(byte[] text) {
    byte[] data = new byte[text.length + 6];
    System.arraycopy(text, 0, data, 3, text.length);
    data[2] = (byte) 0xff;
    data[data.length - 3] = (byte) 0xff;
    data[data.length - 2] = (byte) 0xff;
    return data;
  }

  @Test
  void findsTextInAsciiUtf8AndUtf16() {
    String kazakh = "Сәлем, қалайсың? Ұзақ «сөз» — №5 😀";
    assertThat(found(between("just text\r\nand\tmore".getBytes(StandardCharsets.US_ASCII))))
        .containsExactly("3 ASCII just text\r\nand\tmore");
    assertThat(found(between(kazakh.getBytes(StandardCharsets.UTF_8))))
        .containsExactly("3 UTF_8 " + kazakh);
    String wide = "Сәлем, қалайсың? «сөз» — №5";
    assertThat(found(between(wide.getBytes(StandardCharsets.UTF_16LE))))
        .containsExactly("3 UTF_16LE " + wide);
  }

  @Test
  void leavesOutWhatIsShorter() {
    assertThat(found(between("1234567".getBytes(StandardCharsets.US_ASCII)))).isEmpty();
    assertThat(found(between("қазақша".getBytes(StandardCharsets.UTF_8)))).isEmpty();
    assertThat(found(between("қазақша".getBytes(StandardCharsets.UTF_16LE)))).isEmpty();
    assertThat(found(between("12345678".getBytes(StandardCharsets.US_ASCII)))).hasSize(1);
  }

  @Test
  void endsATextAtBytesThatAreNoUtf8() {
    byte[] torn = "before the cut ?? behind the cut".getBytes(StandardCharsets.UTF_8);
    torn[15] = (byte) 0xd0;
    torn[16] = 'x';
    assertThat(found(torn)).containsExactly("0 ASCII before the cut ", "16 ASCII x behind the cut");
  }

  @Test
  void leadsFromEachCharacterToItsByteAndBack() {
    String text = "aә😀b қалайсың";
    byte[] data = between(text.getBytes(StandardCharsets.UTF_8));
    List<FoundText> all = new ArrayList<>();
    RUNS.find(data, 0, data.length, all::add);
    FoundText one = all.get(0);
    assertThat(one.text()).isEqualTo(text);
    for (int i : new int[] {0, 1, 2, 4, 5, 6, 12, 3, 0}) {
      boolean middle = i > 0 && Character.isLowSurrogate(text.charAt(i));
      if (!middle) {
        int bytes = 3 + text.substring(0, i).getBytes(StandardCharsets.UTF_8).length;
        assertThat(one.byteOf(i)).as("unit " + i).isEqualTo(bytes);
        assertThat(one.unitOf(bytes)).as("byte " + bytes).isEqualTo(i);
      }
    }
  }

  /** Compared with a plain loop over all bytes. */
  @Test
  void findsWhatALoopOverAllBytesFinds() {
    Random random = new Random(5);
    for (int round = 0; round < 500; round++) {
      byte[] data = new byte[random.nextInt(400)];
      for (int i = 0; i < data.length; i++) {
        int kind = random.nextInt(40);
        data[i] =
            (byte) (kind == 0 ? random.nextInt(256) : kind == 1 ? '\n' : ' ' + random.nextInt(95));
      }
      List<String> expected = new ArrayList<>();
      int start = 0;
      for (int i = 0; i <= data.length; i++) {
        boolean text =
            i < data.length && (data[i] >= ' ' && data[i] <= '~' || "\t\n\r".indexOf(data[i]) >= 0);
        if (!text) {
          if (i - start >= 8) {
            expected.add(
                start + " ASCII " + new String(data, start, i - start, StandardCharsets.US_ASCII));
          }
          start = i + 1;
        }
      }
      byte[] ascii = data.clone();
      for (int i = 0; i < ascii.length; i++) {
        ascii[i] = ascii[i] < 0 ? 0 : ascii[i];
      }
      assertThat(found(ascii)).containsExactlyElementsOf(expected);
    }
  }
}
