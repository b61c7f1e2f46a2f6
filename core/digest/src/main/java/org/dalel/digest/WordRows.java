package org.dalel.digest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds rows of words that may all be in one list, in bytes of any kind: where a text may hold a
 * phrase. In compiled C; whoever has no library goes without. Thread-safe.
 */
public final class WordRows {

  /** Most words that a row can be asked to have. */
  public static final int MOST_WORDS = 64;

  private static final int MOST_FOUND = 256;
  private static final int PAGE = 256;
  private static final int FILTER_BITS = 19;
  private static final int FILTER_BYTES = (1 << FILTER_BITS) / Byte.SIZE;
  private static final int LISTS_BITS = 16;
  private static final int LISTS_BYTES = Integer.BYTES << LISTS_BITS;
  private static final int CHARACTER_BYTES = 8;

  /** The powers of 31 that the compiled code knows. */
  private static final int MOST_PLACES = 4;

  private final ByteBuffer table;

  /**
   * Which rows count.
   *
   * @param fewest words of a row
   * @param gap characters between two words at most
   * @param longest characters of a word at most
   * @param letters characters of a word of letters at least, from 3 on
   * @param syllables characters of a word of syllables at least; such characters are U+1100 and
   *     higher
   */
  public record Limits(int fewest, int gap, int longest, int letters, int syllables) {
    public Limits {
      if (fewest < 1 || fewest > MOST_WORDS || letters < 3 || syllables < 1 || gap < 1) {
        throw new IllegalArgumentException(
            "rows of words: expected 1 to %d words of at least 3 letters or 1 syllable, found %d of %d or %d"
                .formatted(MOST_WORDS, fewest, letters, syllables));
      }
    }
  }

  /**
   * The UTF-16 code units in pages of 256.
   *
   * @param pages number of the page of each higher byte
   * @param values of each character of each page the hash of what it becomes in a word
   * @param places how many characters it becomes, up to 4
   * @param kinds 0 between words, 1 in a word, 2 ends a row; of letters in the lowest two bits, of
   *     syllables in the next two; 16 when a listed word may have it
   */
  public record Characters(byte[] pages, int[] values, byte[] places, byte[] kinds) {
    public Characters {
      Objects.checkFromIndexSize(0, PAGE, pages.length);
      for (byte page : pages) {
        Objects.checkFromIndexSize((page & 0xff) * PAGE, PAGE, values.length);
      }
      if (places.length != values.length || kinds.length != values.length) {
        throw new IllegalArgumentException("characters: expected as many of each");
      }
      for (byte place : places) {
        Objects.checkIndex(place, MOST_PLACES + 1);
      }
    }
  }

  /**
   * The words.
   *
   * @param keys what is compared of them, each once
   * @param lists that have words with such a key, one bit each
   */
  public record Words(List<String> keys, int[] lists) {
    public Words {
      if (keys.size() != lists.length) {
        throw new IllegalArgumentException(
            "words: expected lists for %d keys, found %d".formatted(keys.size(), lists.length));
      }
    }
  }

  private WordRows(Limits limits, Characters characters, Words words) {
    this.table = table(limits, characters, words);
  }

  /** Whether rows can be looked for: the library loads. */
  public static boolean isCompiled() {
    return TripleDigest.isNativeAllowed();
  }

  /** Empty where the library does not load. */
  public static Optional<WordRows> of(Limits limits, Characters characters, Words words) {
    return isCompiled() ? Optional.of(new WordRows(limits, characters, words)) : Optional.empty();
  }

  /** {@code struct word_table} of {@code words.h}. */
  private static ByteBuffer table(Limits limits, Characters characters, Words words) {
    int size = NativeWords.headBytes() + characters.values.length * CHARACTER_BYTES;
    ByteBuffer buffer = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    // a character of syllables takes three bytes, as many as the shortest word of letters
    buffer.putInt(limits.fewest).putInt(4 * limits.fewest - 1).putInt(limits.gap);
    buffer.putInt(limits.longest).putInt(limits.letters).putInt(limits.syllables);
    int byBytes = buffer.position();
    int byUnits = byBytes + FILTER_BYTES + LISTS_BYTES;
    for (int i = 0; i < words.lists.length; i++) {
      String key = words.keys.get(i);
      if (key.chars().allMatch(c -> c < 0x80)) {
        enter(buffer, byBytes, hashOfBytes(key), words.lists[i]);
      }
      enter(buffer, byUnits, hashOfUnits(key), words.lists[i]);
    }
    buffer.position(byUnits + FILTER_BYTES + LISTS_BYTES).put(characters.pages, 0, PAGE);
    for (int i = 0; i < characters.values.length; i++) {
      buffer.putInt(characters.values[i]).put(characters.places[i]).put(characters.kinds[i]);
      buffer.putShort((short) 0);
    }
    return buffer;
  }

  /** {@code hash_eight}, over all letters. */
  private static int hashOfBytes(String key) {
    long hash = 0;
    for (int at = 0; at < key.length(); at += Long.BYTES) {
      long eight = 0;
      for (int i = at; i < Math.min(key.length(), at + Long.BYTES); i++) {
        eight |= (long) key.charAt(i) << Byte.SIZE * (i - at);
      }
      hash = (hash ^ eight) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> Integer.SIZE;
    }
    return (int) hash;
  }

  /** {@code mix} of what {@code append} makes of all characters. */
  private static int hashOfUnits(String key) {
    int hash = key.hashCode() * 0x9e3779b9;
    return hash ^ hash >>> 15;
  }

  /** Enters a word into a {@code struct words}. */
  private static void enter(ByteBuffer buffer, int words, int hash, int lists) {
    int bit = hash >>> Integer.SIZE - FILTER_BITS;
    int filter = words + bit / Integer.SIZE * Integer.BYTES;
    buffer.putInt(filter, buffer.getInt(filter) | 1 << bit % Integer.SIZE);
    int slot = words + FILTER_BYTES + (hash & (1 << LISTS_BITS) - 1) * Integer.BYTES;
    buffer.putInt(slot, buffer.getInt(slot) | lists);
  }

  /**
   * The first rows of {@code data[from .. to)}, in rising order; what is not UTF-8 ends a row.
   *
   * @param found with room for 1 to 256; takes a place a row: the offset behind the character that
   *     makes it long enough
   * @return how many were found; when there is no room for another, there may be more behind the
   *     last of these places
   * @throws IndexOutOfBoundsException when the range is not in the array
   */
  public int find(byte[] data, int from, int to, int[] found) {
    Objects.checkFromToIndex(from, to, data.length);
    if (found.length < 1 || found.length > MOST_FOUND) {
      throw new IllegalArgumentException(
          "rows of words: expected room for 1 to " + MOST_FOUND + ", found " + found.length);
    }
    return NativeWords.find(table, data, from, to, found);
  }

  /**
   * Whether there is a row in {@code data[from .. to)}, all of which is UTF-16LE.
   *
   * @throws IndexOutOfBoundsException when the range is not in the array
   */
  public boolean isInUtf16(byte[] data, int from, int to) {
    Objects.checkFromToIndex(from, to, data.length);
    return NativeWords.isInUtf16(table, data, from, to);
  }
}
