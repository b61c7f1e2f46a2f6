/* Leaves out most words, where most texts have no row. */
#include "words.h"

#include <string.h>
#include <emmintrin.h>

#include "lookup.h"

/* Letters of ASCII and all bytes of other characters: what is between others is one word, or some. */
INLINE int is_letter(uint8_t b) {
  return b >= 0x80 || (uint8_t)((b | 0x20) - 'a') < 26;
}

enum { PART = 16, PART_MASK = 0xffff };

INLINE unsigned letters_of_part(const uint8_t *d) {
  const __m128i part = _mm_loadu_si128((const __m128i *)d);
  const __m128i from_a = _mm_sub_epi8(_mm_or_si128(part, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
  const __m128i ascii = _mm_cmpeq_epi8(_mm_min_epu8(from_a, _mm_set1_epi8(25)), from_a);
  return (unsigned)_mm_movemask_epi8(_mm_or_si128(ascii, part));
}

/* The first byte from `at` on that is a letter, or is none; `to` when there is no such. */
INLINE int next_byte(const uint8_t *d, int at, int to, int letter) {
  for (; to - at >= PART; at += PART) {
    const unsigned letters = letters_of_part(d + at);
    const unsigned wanted = letter ? letters : ~letters & PART_MASK;
    if (wanted != 0) {
      return at + __builtin_ctz(wanted);
    }
  }
  while (at < to && is_letter(d[at]) != letter) {
    at++;
  }
  return at;
}

/* The offset behind the last byte in front of `at` that is a letter, or is none; `from` when there is no such. */
INLINE int behind_previous(const uint8_t *d, int from, int at, int letter) {
  for (; at - from >= PART; at -= PART) {
    const unsigned letters = letters_of_part(d + at - PART);
    const unsigned wanted = letter ? letters : ~letters & PART_MASK;
    if (wanted != 0) {
      return at - PART + 32 - __builtin_clz(wanted);
    }
  }
  while (at > from && is_letter(d[at - 1]) != letter) {
    at--;
  }
  return at;
}

/* Letters up to another byte: how many words they are, 0 or more, and the lists that may have them all. */
struct run {
  int from, to, words;
  uint32_t lists;
};

/* A run with other characters than ASCII. A row may end within one of several words: any list may have them. */
static struct run read_mixed_run(const struct word_table *table, const uint8_t *d, int from, int to) {
  struct run run = {from, from, 0, ~0u};
  struct word word = no_word;
  enum script script = LETTERS;
  uint32_t any = 0;
  int at = from;
  while (at < to && is_letter(d[at])) {
    const struct read next = read_next(d, at, to);
    const struct character *c = character_of(table, next.unit);
    const int letter = next.bytes != NO_TEXT && (c->kinds & KIND_MASK) == WORD;
    const int syllable = next.bytes != NO_TEXT && (c->kinds >> 2 & KIND_MASK) == WORD;
    if (word.units > 0 && !(script == LETTERS ? letter : syllable)) {
      run.lists = lists_of_word(table, script, &word);
      any |= run.lists;
      run.words++;
      word = no_word;
    }
    if (letter || syllable) {
      script = letter ? LETTERS : SYLLABLES;
      append(&word, c, next.units);
    }
    at += next.bytes == NO_TEXT ? 1 : next.bytes;
  }
  if (word.units > 0) {
    run.lists = lists_of_word(table, script, &word);
    any |= run.lists;
    run.words++;
  }
  run.to = at;
  if (run.words > 1) {
    run.lists = any != 0 ? ~0u : 0;
  }
  return run;
}

/* Eight letters in ASCII at a time, as small ones, with zeros behind the last. */
INLINE uint64_t hash_eight(uint64_t hash, uint64_t letters) {
  hash = (hash ^ letters) * 0x9e3779b97f4a7c15u;
  return hash ^ hash >> 32;
}

INLINE uint64_t load_eight(const uint8_t *d) {
  uint64_t eight;
  memcpy(&eight, d, sizeof eight);
  return eight;
}

/* The hash of letters in d[from .. end) as small ones; nothing from d[to] on is read. 0 when some are not ASCII. */
INLINE int hash_ascii(const uint8_t *d, int from, int end, int to, uint32_t *hash) {
  uint64_t sum = 0, bits = 0;
  for (; from < end; from += 8) {
    const int n = end - from;
    const uint64_t mask = n >= 8 ? ~(uint64_t)0 : ((uint64_t)1 << 8 * n) - 1;
    uint64_t eight = 0;
    if (to - from >= 8) {
      eight = load_eight(d + from);
    } else {
      memcpy(&eight, d + from, (size_t)(to - from));
    }
    bits |= eight & mask;
    sum = hash_eight(sum, (eight | 0x2020202020202020u) & mask);
  }
  *hash = (uint32_t)sum;
  return (bits & 0x8080808080808080u) == 0;
}

/* The letters in d[from .. end). */
INLINE struct run read_run(const struct word_table *table, const uint8_t *d, int from, int end, int to) {
  const int n = end - from;
  uint32_t hash;
  if (!hash_ascii(d, from, end, to, &hash)) {
    return read_mixed_run(table, d, from, end);
  }
  if (n > table->longest) {
    return (struct run){from, end, 1, ~0u}; /* a part of it may be listed */
  }
  return (struct run){from, end, 1, n < table->shortest[LETTERS] ? 0 : lists_of(&table->by_bytes, hash)};
}

/* Whether a row may have the run: so many words around it may be in a list with it. */
INLINE int may_be_in_row(const struct word_table *table, const uint8_t *d, const struct run *run, int from,
                         int to) {
  int words = run->words;
  uint32_t lists = run->lists;
  for (int end = run->to; words < table->fewest;) {
    const int at = next_byte(d, end, to, 1);
    if (at == to) {
      break;
    }
    end = next_byte(d, at, to, 0);
    const struct run next = read_run(table, d, at, end, to);
    lists &= next.lists;
    if (lists == 0) {
      break;
    }
    words += next.words;
  }
  lists = run->lists;
  for (int at = run->from; words < table->fewest;) {
    const int end = behind_previous(d, from, at, 1);
    if (end == from) {
      break;
    }
    at = behind_previous(d, from, end, 0);
    const struct run last = read_run(table, d, at, end, to);
    lists &= last.lists;
    if (lists == 0) {
      break;
    }
    words += last.words;
  }
  return words >= table->fewest;
}

/*
 * The first byte from which on a row may be found; `to` when there is none. A row covers one of as many
 * neighbouring bytes as it has at least, so most words are left out (Boyer and Moore, CACM 20, 1977).
 */
static int skip(const struct word_table *table, const uint8_t *d, int from, int to) {
  while (to - from >= table->span) {
    const int probe = from + table->span - 1;
    const int at = is_letter(d[probe]) ? behind_previous(d, from, probe, 0) : next_byte(d, probe, to, 1);
    if (at == to) {
      break;
    }
    const struct run run = read_run(table, d, at, next_byte(d, at, to, 0), to);
    if (run.lists != 0 && may_be_in_row(table, d, &run, from, to)) {
      return from;
    }
    from = run.to;
  }
  return to;
}

int rows_between(const struct word_table *table, const uint8_t *d, int from, int to, int32_t *out, int cap) {
  const int first = skip(table, d, from, to);
  return first == to ? 0 : read_rows(table, d, first, to, out, cap);
}
