package org.dalel.plugins.wallets.seed;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dalel.formats.words.WordCharacters;

/**
 * All words of all lists in one open hash table that is asked with a piece of text, without making
 * a string of it. Case and accents do not matter: people leave accents out, and no two words of a
 * list differ in them alone.
 */
final class Dictionary {

  private static final int[] NONE = {};
  private static final int NOWHERE = -1;
  private static final int LONGEST = WordCharacters.LONGEST;
  private static final int MOST_LISTS = 32;
  private static final int HASH_BITS = 16;
  private static final int EVERY_LIST = -1;
  private static final int FILTER_BITS = 1 << 19;

  private final List<WordList> lists;
  private final char[][] keys;
  private final int[][] meanings;
  private final int mask;

  /** A bit for each hash that some word has; small enough to stay in a processor's cache. */
  private final long[] hashes = new long[FILTER_BITS / Long.SIZE];

  /** The lists of all words with a hash, one bit each. */
  private final int[] listsByHash = new int[1 << HASH_BITS];

  private final BitSet characters = new BitSet();
  private final int shortest;

  Dictionary(List<WordList> lists) {
    this.lists = List.copyOf(lists);
    if (lists.size() > MOST_LISTS) {
      throw new IllegalArgumentException(
          "lists of words: expected at most " + MOST_LISTS + ", found " + lists.size());
    }
    Map<String, List<Integer>> all = new HashMap<>();
    for (int list = 0; list < lists.size(); list++) {
      List<String> words = lists.get(list).words();
      for (int index = 0; index < words.size(); index++) {
        all.computeIfAbsent(WordCharacters.key(words.get(index)), key -> new ArrayList<>())
            .add(meaning(list, index));
        addCharacters(words.get(index));
      }
    }
    shortest = all.keySet().stream().mapToInt(String::length).min().orElseThrow();
    mask = Integer.highestOneBit(all.size() * 4) - 1;
    keys = new char[mask + 1][];
    meanings = new int[mask + 1][];
    all.forEach(this::enter);
  }

  private void addCharacters(String word) {
    for (String cased : List.of(word, word.toUpperCase(Locale.ROOT))) {
      cased.chars().forEach(characters::set);
      Normalizer.normalize(cased, Normalizer.Form.NFKD).chars().forEach(characters::set);
    }
  }

  private void enter(String key, List<Integer> values) {
    char[] characters = key.toCharArray();
    int hash = hash(Characters.of(characters), 0, characters.length);
    hashes[filterWord(hash)] |= 1L << hash;
    int slot = hash & mask;
    while (keys[slot] != null) {
      slot = slot + 1 & mask;
    }
    keys[slot] = characters;
    meanings[slot] = values.stream().mapToInt(Integer::intValue).toArray();
    for (int meaning : values) {
      listsByHash[listsSlot(hash)] |= 1 << list(meaning);
    }
  }

  List<WordList> lists() {
    return lists;
  }

  private static int meaning(int list, int index) {
    return list << 16 | index;
  }

  /** The list of a meaning. */
  static int list(int meaning) {
    return meaning >>> 16;
  }

  /** The place in the list of a meaning. */
  static int index(int meaning) {
    return meaning & 0xffff;
  }

  /** What the word means in the lists that have it. */
  int[] lookUp(Characters text, int from, int to) {
    int slot = slot(text, from, to);
    return slot == NOWHERE ? NONE : meanings[slot];
  }

  private int slot(Characters text, int from, int to) {
    if (to - from > LONGEST || to - from < shortest) {
      return NOWHERE;
    }
    if (text.isAscii()) {
      return find(text, from, to);
    }
    if (!mayHold(text, from, to)) {
      return NOWHERE;
    }
    if (isAscii(text, from, to)) {
      return find(text, from, to);
    }
    Characters key = Characters.of(WordCharacters.key(text.text(from, to)).toCharArray());
    return find(key, 0, key.length());
  }

  private int find(Characters text, int from, int to) {
    int hash = hash(text, from, to);
    if ((hashes[filterWord(hash)] >>> hash & 1) == 0) {
      return NOWHERE;
    }
    int slot = hash & mask;
    while (keys[slot] != null) {
      if (equals(keys[slot], text, from, to)) {
        return slot;
      }
      slot = slot + 1 & mask;
    }
    return NOWHERE;
  }

  /**
   * The lists that may have the word, one bit each: all that do, rarely another. Quicker than to
   * look it up.
   */
  int mayBeIn(Characters text, int from, int to) {
    if (to - from > LONGEST || to - from < shortest) {
      return 0;
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      char c = text.at(i);
      if (c >= 0x80) {
        return mayHold(text, i, to) ? EVERY_LIST : 0;
      }
      hash = hash * 31 + lower(c);
    }
    hash ^= hash >>> 15;
    return (hashes[filterWord(hash)] >>> hash & 1) == 0 ? 0 : listsByHash[listsSlot(hash)];
  }

  private static boolean isAscii(Characters text, int from, int to) {
    int at = from;
    while (at < to && text.at(at) < 0x80) {
      at++;
    }
    return at == to;
  }

  private boolean mayHold(Characters text, int from, int to) {
    int at = from;
    while (at < to && (text.at(at) < 0x80 || characters.get(text.at(at)))) {
      at++;
    }
    return at == to;
  }

  private static int listsSlot(int hash) {
    return hash * 0x9e3779b9 >>> Integer.SIZE - HASH_BITS;
  }

  private static int filterWord(int hash) {
    return hash >>> 6 & FILTER_BITS / Long.SIZE - 1;
  }

  private static int hash(Characters text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + lower(text.at(i));
    }
    return hash ^ hash >>> 15;
  }

  private static boolean equals(char[] key, Characters text, int from, int to) {
    if (key.length != to - from) {
      return false;
    }
    int i = 0;
    while (i < key.length && key[i] == lower(text.at(from + i))) {
      i++;
    }
    return i == key.length;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }

  @Override
  public String toString() {
    return Arrays.stream(keys).filter(key -> key != null).count() + " words of " + lists.size();
  }
}
