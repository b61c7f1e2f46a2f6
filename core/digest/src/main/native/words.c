/* Reads all words, and puts them in rows. */
#include "words.h"

#include "lookup.h"

enum { FIRST_SYLLABLE = 0x1100 };

/* A row of words as far as it was read: the lists of the last of them. */
struct row {
  uint32_t lists[MOST_WORDS];
  unsigned words;
};

INLINE int is_complete(struct row *row, uint32_t lists, unsigned fewest) {
  row->lists[row->words++ % MOST_WORDS] = lists;
  for (unsigned i = 1; lists != 0 && i < fewest && i < row->words; i++) {
    lists &= row->lists[(row->words - 1 - i) % MOST_WORDS];
  }
  return lists != 0 && row->words >= fewest;
}

/* What was read of one script: the word at its end, the row, and how much lies behind its last word. */
struct reading {
  struct word word;
  struct row row;
  int gap;
};

/* Whether a row is complete with the word; a part of a long word may be a listed one, the first of a row. */
INLINE int ends_row(const struct word_table *table, enum script script, struct reading *reading) {
  const struct word word = reading->word;
  const uint32_t lists = lists_of_word(table, script, &word);
  reading->word = no_word;
  if (word.units > table->longest) {
    reading->row.words = 0;
  }
  if (lists == 0 || is_complete(&reading->row, lists, (unsigned)table->fewest)) {
    reading->row.words = 0;
    return lists != 0;
  }
  return 0;
}

/* Takes one more character; whether a row is complete in front of it. */
INLINE int take(const struct word_table *table, enum script script, const struct character *c, int units,
                struct reading *reading) {
  const int kind = c->kinds >> 2 * script & KIND_MASK;
  if (kind == WORD) {
    append(&reading->word, c, units);
    reading->gap = 0;
    return 0;
  }
  const int complete = reading->word.units > 0 && ends_row(table, script, reading);
  reading->gap += units;
  if (kind == FOREIGN || reading->gap > table->gap) {
    reading->row.words = 0;
  }
  return complete;
}

INLINE int is_idle(const struct reading *reading) {
  return reading->word.units == 0 && reading->row.words == 0;
}

/* The rows of both scripts. When `cap` were found, the last is the place up to which was read. */
int read_rows(const struct word_table *table, const uint8_t *d, int from, int to, int32_t *out, int cap) {
  static const struct character nothing = {0, 0, FOREIGN | FOREIGN << 2, 0};
  struct reading letters, syllables;
  int found = 0;
  letters.word = syllables.word = no_word;
  letters.row.words = syllables.row.words = 0;
  letters.gap = syllables.gap = 0;
  for (int at = from; at < to && found < cap;) {
    const struct read next = read_next(d, at, to);
    const struct character *c = next.bytes == NO_TEXT ? &nothing : character_of(table, next.unit);
    int complete = take(table, LETTERS, c, next.units, &letters);
    if (next.unit >= FIRST_SYLLABLE || !is_idle(&syllables)) {
      complete |= take(table, SYLLABLES, c, next.units, &syllables);
    }
    if (complete) {
      out[found++] = at;
    }
    at += next.bytes == NO_TEXT ? 1 : next.bytes;
  }
  if (found < cap && ((letters.word.units > 0 && ends_row(table, LETTERS, &letters)) ||
                      (syllables.word.units > 0 && ends_row(table, SYLLABLES, &syllables)))) {
    out[found++] = to;
  }
  return found;
}
