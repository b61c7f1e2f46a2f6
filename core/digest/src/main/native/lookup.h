/* Characters of text in bytes, the words that they make, and the lists that may have these. */
#ifndef DALEL_LOOKUP_H
#define DALEL_LOOKUP_H

#include "blocks.h"
#include "words.h"

INLINE uint32_t lists_of(const struct words *words, uint32_t hash) {
  const uint32_t bit = hash >> (32 - FILTER_BITS);
  return (words->filter[bit / 32] >> bit % 32 & 1) == 0 ? 0 : words->lists[hash & ((1 << LISTS_BITS) - 1)];
}

INLINE uint32_t mix(uint32_t hash) {
  hash *= 0x9e3779b9u;
  return hash ^ hash >> 15;
}

/* A character in bytes or units of UTF-16. Of one beyond the basic plane it is the first unit. */
struct read {
  unsigned unit;
  int bytes, units;
};

enum { NO_TEXT = -1 };

/* RFC 3629, section 4. */
static inline struct read read_utf8(const uint8_t *d, int at, int to) {
  static const struct read nothing = {0, NO_TEXT, 0};
  const unsigned lead = d[at];
  const int bytes = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (lead < 0xc2 || lead > 0xf4 || bytes > to - at) {
    return nothing;
  }
  const unsigned least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  const unsigned most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  if (d[at + 1] < least || d[at + 1] > most) {
    return nothing;
  }
  unsigned c = (lead & (0x7fu >> bytes)) << 6 | (d[at + 1] & 0x3f);
  for (int i = 2; i < bytes; i++) {
    if ((d[at + i] & 0xc0) != 0x80) {
      return nothing;
    }
    c = c << 6 | (d[at + i] & 0x3f);
  }
  return bytes == 4 ? (struct read){SURROGATE, 4, 2} : (struct read){c, bytes, 1};
}

INLINE struct read read_next(const uint8_t *d, int at, int to) {
  return d[at] < 0x80 ? (struct read){d[at], 1, 1} : read_utf8(d, at, to);
}

INLINE const struct character *character_of(const struct word_table *table, unsigned unit) {
  return &table->characters[table->page[unit >> 8] << 8 | (unit & 0xff)];
}

/* A word as far as it was read. */
struct word {
  uint32_t hash;
  int units, known;
};

INLINE void append(struct word *word, const struct character *c, int units) {
  static const uint32_t powers[] = {1, 31, 961, 29791, 923521};
  word->hash = word->hash * powers[c->places] + c->value;
  word->units += units;
  word->known &= c->kinds;
}

static const struct word no_word = {0, 0, KNOWN};

INLINE uint32_t lists_of_word(const struct word_table *table, enum script script, const struct word *word) {
  if (word->units > table->longest) {
    return ~0u; /* a part of it may be listed */
  }
  const int listed = word->units >= table->shortest[script] && (word->known & KNOWN) != 0;
  return listed ? lists_of(&table->by_units, mix(word->hash)) : 0;
}

#endif
