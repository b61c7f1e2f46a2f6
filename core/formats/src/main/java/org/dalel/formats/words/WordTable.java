package org.dalel.formats.words;

import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dalel.formats.words.WordCharacters.Script;

/**
 * Lists of words as tables, for a {@link WordRowFinder}: the characters of the basic plane in pages
 * of 256, with the hash ({@link String#hashCode}) of what each becomes by case and accents, and
 * what words become by it.
 */
public final class WordTable {

  /** More lists cannot be told apart. */
  public static final int MOST_LISTS = 32;

  /** Bit of {@link #kinds()}: a listed word may have the character. */
  public static final int KNOWN = 0x10;

  private static final int PAGE = 256;
  private static final int BITS_A_SCRIPT = 2;

  private final byte[] pages = new byte[PAGE];
  private int[] values;
  private byte[] places;
  private byte[] kinds;
  private final List<String> keys;
  private final int[] lists;

  /**
   * @param all lists of words, each of letters or of syllables
   */
  public WordTable(List<List<String>> all) {
    if (all.isEmpty() || all.size() > MOST_LISTS) {
      throw new IllegalArgumentException(
          "lists of words: expected 1 to " + MOST_LISTS + ", found " + all.size());
    }
    Map<String, Integer> byKey = new HashMap<>();
    BitSet written = new BitSet();
    for (int list = 0; list < all.size(); list++) {
      for (String word : all.get(list)) {
        require(word);
        byKey.merge(WordCharacters.key(word), 1 << list, (one, two) -> one | two);
        word.chars().forEach(written::set);
      }
    }
    keys = List.copyOf(byKey.keySet());
    lists = keys.stream().mapToInt(byKey::get).toArray();
    enterCharacters(known(written));
  }

  private static void require(String word) {
    boolean ascii = WordCharacters.isAscii(word);
    String composed = ascii ? word : Normalizer.normalize(word, Normalizer.Form.NFC);
    if (word.length() > WordCharacters.LONGEST
        || !isOf(Script.LETTERS, word, composed) && !isOf(Script.SYLLABLES, word, composed)) {
      throw new IllegalArgumentException(
          "lists of words: expected words of 3 to %d letters or 1 to %d syllables, found '%s'"
              .formatted(WordCharacters.LONGEST, WordCharacters.LONGEST, word));
    }
  }

  private static boolean isOf(Script script, String word, String composed) {
    return composed.length() >= script.shortest()
        && word.chars().allMatch(c -> script.kindOf(c) == WordCharacters.WORD);
  }

  /** Characters in either case, with accents in one with their letters or apart; all of ASCII. */
  private static BitSet known(BitSet written) {
    BitSet known = new BitSet();
    known.set(0, 0x80);
    written.stream()
        .mapToObj(c -> String.valueOf((char) c))
        .flatMap(one -> Stream.of(one, one.toUpperCase(Locale.ROOT)))
        .flatMap(one -> Stream.of(one, Normalizer.normalize(one, Normalizer.Form.NFKD)))
        .forEach(one -> one.chars().forEach(known::set));
    return known;
  }

  private void enterCharacters(BitSet known) {
    List<Page> distinct = new ArrayList<>();
    Map<ByteBuffer, Integer> numbers = new HashMap<>();
    for (int p = 0; p < pages.length; p++) {
      Page page = new Page(p * PAGE, known);
      Integer number = numbers.putIfAbsent(page.content(), distinct.size());
      pages[p] = (byte) (number == null ? distinct.size() : number);
      if (number == null) {
        distinct.add(page);
      }
    }
    values = new int[distinct.size() * PAGE];
    places = new byte[distinct.size() * PAGE];
    kinds = new byte[distinct.size() * PAGE];
    for (int i = 0; i < distinct.size(); i++) {
      System.arraycopy(distinct.get(i).value, 0, values, i * PAGE, PAGE);
      System.arraycopy(distinct.get(i).places, 0, places, i * PAGE, PAGE);
      System.arraycopy(distinct.get(i).kind, 0, kinds, i * PAGE, PAGE);
    }
  }

  /** Characters that share their higher byte. */
  private static final class Page {
    final int[] value = new int[PAGE];
    final byte[] places = new byte[PAGE];
    final byte[] kind = new byte[PAGE];

    Page(int first, BitSet known) {
      for (int i = 0; i < PAGE; i++) {
        int c = first + i;
        for (Script script : Script.values()) {
          kind[i] |= (byte) (script.kindOf(c) << BITS_A_SCRIPT * script.ordinal());
        }
        if (known.get(c)) {
          String folded = WordCharacters.key(String.valueOf((char) c));
          kind[i] |= KNOWN;
          places[i] = (byte) folded.length();
          value[i] = folded.hashCode();
        }
      }
    }

    ByteBuffer content() {
      ByteBuffer content = ByteBuffer.allocate(PAGE * (Integer.BYTES + 2));
      content.asIntBuffer().put(value);
      return content.position(PAGE * Integer.BYTES).put(places).put(kind).flip();
    }
  }

  /** Number of the page of each higher byte of a UTF-16 code unit. */
  public byte[] pages() {
    return pages.clone();
  }

  /** Of each character of each page, the hash of what it becomes. */
  public int[] values() {
    return values.clone();
  }

  /** Of each character of each page, how many characters it becomes. */
  public byte[] places() {
    return places.clone();
  }

  /**
   * Of each character of each page, its kind for each script, two bits each, and {@link #KNOWN}.
   */
  public byte[] kinds() {
    return kinds.clone();
  }

  /** What is compared of the words, each once. */
  public List<String> keys() {
    return keys;
  }

  /** The lists that have words with a key, one bit each. */
  public int[] lists() {
    return lists.clone();
  }
}
