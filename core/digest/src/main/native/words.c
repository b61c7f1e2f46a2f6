/*
 * Most text holds no phrase because of words that are too short to be in a list: "a", "of", "is", "x1".
 * So blocks of 64 bytes are looked at first, a bit a byte, and only where the shortest row would have room
 * between two such words, or bytes that are no text, the words are read.
 */
#include "words.h"

#include <string.h>
#include <immintrin.h>

#include "blocks.h"

/* What a byte is, as far as a block tells: letters and bytes of other characters, and what is no text. */
enum { CAPITAL_OR_SMALL = 3, HIGH = 4, LETTER = CAPITAL_OR_SMALL | HIGH, CONTROL = 0x38 };

/* A class has a byte when both halves of it say so; the three kinds of control are those of one column. */
static const uint8_t by_lower[16] = {0x1e, 0x1f, 0x1f, 0x1f, 0x1f, 0x1f, 0x1f, 0x1f,
                                     0x1f, 0x17, 0x17, 0x1d, 0x1d, 0x15, 0x1d, 0x3d};
static const uint8_t by_upper[16] = {0x08, 0x10, 0, 0, 1, 2, 1, 0x22, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH};

struct masks {
  uint64_t letters, high, control;
};

typedef struct masks (*classify)(const uint8_t *d);

INLINE struct masks classify_portable(const uint8_t *d) {
  struct masks masks = {0, 0, 0};
  for (int i = 0; i < BLOCK; i++) {
    const unsigned class = by_lower[d[i] & 15] & by_upper[d[i] >> 4];
    masks.letters |= (uint64_t)((class & LETTER) != 0) << i;
    masks.high |= (uint64_t)((class & HIGH) != 0) << i;
    masks.control |= (uint64_t)((class & CONTROL) != 0) << i;
  }
  return masks;
}

FOR("ssse3") INLINE struct masks classify_ssse3(const uint8_t *d) {
  const __m128i lower = _mm_loadu_si128((const __m128i *)by_lower);
  const __m128i upper = _mm_loadu_si128((const __m128i *)by_upper);
  const __m128i half = _mm_set1_epi8(15), zero = _mm_setzero_si128();
  struct masks none = {0, 0, 0};
  for (int i = 0; i < BLOCK; i += 16) {
    const __m128i block = _mm_loadu_si128((const __m128i *)(d + i));
    const __m128i class =
        _mm_and_si128(_mm_shuffle_epi8(lower, _mm_and_si128(block, half)),
                      _mm_shuffle_epi8(upper, _mm_and_si128(_mm_srli_epi16(block, 4), half)));
    const __m128i letter = _mm_cmpeq_epi8(_mm_and_si128(class, _mm_set1_epi8(LETTER)), zero);
    const __m128i control = _mm_cmpeq_epi8(_mm_and_si128(class, _mm_set1_epi8(CONTROL)), zero);
    none.letters |= (uint64_t)(uint16_t)_mm_movemask_epi8(letter) << i;
    none.control |= (uint64_t)(uint16_t)_mm_movemask_epi8(control) << i;
    none.high |= (uint64_t)(uint16_t)_mm_movemask_epi8(block) << i;
  }
  return (struct masks){~none.letters, none.high, ~none.control};
}

FOR("avx2") INLINE struct masks classify_avx2(const uint8_t *d) {
  const __m256i lower = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)by_lower));
  const __m256i upper = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)by_upper));
  const __m256i half = _mm256_set1_epi8(15), zero = _mm256_setzero_si256();
  struct masks none = {0, 0, 0};
  for (int i = 0; i < BLOCK; i += 32) {
    const __m256i block = _mm256_loadu_si256((const __m256i *)(d + i));
    const __m256i class =
        _mm256_and_si256(_mm256_shuffle_epi8(lower, _mm256_and_si256(block, half)),
                         _mm256_shuffle_epi8(upper, _mm256_and_si256(_mm256_srli_epi16(block, 4), half)));
    const __m256i letter = _mm256_cmpeq_epi8(_mm256_and_si256(class, _mm256_set1_epi8(LETTER)), zero);
    const __m256i control = _mm256_cmpeq_epi8(_mm256_and_si256(class, _mm256_set1_epi8(CONTROL)), zero);
    none.letters |= (uint64_t)(uint32_t)_mm256_movemask_epi8(letter) << i;
    none.control |= (uint64_t)(uint32_t)_mm256_movemask_epi8(control) << i;
    none.high |= (uint64_t)(uint32_t)_mm256_movemask_epi8(block) << i;
  }
  return (struct masks){~none.letters, none.high, ~none.control};
}

/* The bits of `mask` so many places later, those of the block before it first. */
INLINE uint64_t later(uint64_t mask, uint64_t before, int places) {
  return mask << places | before >> (BLOCK - places);
}

/* Bytes across which no row reaches: no text, and what follows a word of one or two letters in ASCII. */
INLINE uint64_t dividing(const struct masks *here, const struct masks *before) {
  const uint64_t first = later(here->letters, before->letters, 1);
  const uint64_t second = later(here->letters, before->letters, 2);
  const uint64_t third = later(here->letters, before->letters, 3);
  const uint64_t other = later(here->high, before->high, 1) | later(here->high, before->high, 2);
  return here->control | (~here->letters & first & ~(second & third) & ~other);
}

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

INLINE uint32_t lists_of(const struct words *words, uint32_t hash) {
  const uint32_t bit = hash >> (32 - FILTER_BITS);
  return (words->filter[bit / 32] >> bit % 32 & 1) == 0 ? 0 : words->lists[hash & ((1 << LISTS_BITS) - 1)];
}

INLINE uint32_t mix(uint32_t hash) {
  hash *= 0x9e3779b9u;
  return hash ^ hash >> 15;
}

/* Eight letters in ASCII at a time, as small ones, with zeros behind the last. */
INLINE uint64_t hash_eight(uint64_t hash, uint64_t letters) {
  hash = (hash ^ letters) * 0x9e3779b97f4a7c15u;
  return hash ^ hash >> 32;
}

/* A character in bytes or units of UTF-16. Of one beyond the basic plane it is the first unit. */
struct read {
  unsigned unit;
  int bytes, units;
};

enum { NO_TEXT = -1, SURROGATE = 0xd800, FIRST_SYLLABLE = 0x1100 };

/* RFC 3629, section 4. */
static struct read read_utf8(const uint8_t *d, int at, int to) {
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

/* What was read of one script: the word at its end, the row, and how much lies behind its last word. */
struct reading {
  struct word word;
  struct row row;
  int gap;
};

static const struct word no_word = {0, 0, KNOWN};

/* Whether a row is complete with the word; a part of a long word may be a listed one, the first of a row. */
INLINE int ends_row(const struct word_table *table, enum script script, struct reading *reading) {
  const struct word word = reading->word;
  uint32_t lists = 0;
  reading->word = no_word;
  if (word.units > table->longest) {
    reading->row.words = 0;
    lists = ~0u;
  } else if (word.units >= table->shortest[script] && (word.known & KNOWN) != 0) {
    lists = lists_of(&table->by_units, mix(word.hash));
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
static int read_rows(const struct word_table *table, const uint8_t *d, int from, int to, int32_t *out,
                     int cap) {
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

INLINE uint32_t lists_of_word(const struct word_table *table, enum script script, const struct word *word) {
  if (word->units > table->longest) {
    return ~0u; /* a part of it may be listed */
  }
  const int listed = word->units >= table->shortest[script] && (word->known & KNOWN) != 0;
  return listed ? lists_of(&table->by_units, mix(word->hash)) : 0;
}

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

static int rows_between(const struct word_table *table, const uint8_t *d, int from, int to, int32_t *out,
                        int cap) {
  const int first = skip(table, d, from, to);
  return first == to ? 0 : read_rows(table, d, first, to, out, cap);
}

/* Reads what stands between dividing bytes, where a row has room. */
INLINE int search(classify classes, const struct word_table *table, const uint8_t *d, int from, int to,
                  int32_t *out, int cap) {
  struct masks before = {0, 0, 0};
  int found = 0, free = 0; /* so many bytes in front of the block do not divide */
  for (int at = from;; at += BLOCK) {
    uint8_t rest[BLOCK] = {0}; /* which divides */
    const int last = to - at < BLOCK;
    if (last) {
      memcpy(rest, d + at, (size_t)(to - at));
    }
    const struct masks here = classes(last ? rest : d + at);
    uint64_t open = ~dividing(&here, &before);
    before = here;
    if (~open == 0) {
      free += BLOCK;
      continue;
    }
    const int first = ones_at_start(open);
    if (free + first >= table->span) {
      found += rows_between(table, d, at - free, at + first, out + found, cap - found);
    }
    open &= ~(uint64_t)0 << first;
    uint64_t begins = table->span < BLOCK ? rows_of_ones(open, table->span) : 0;
    while (begins != 0 && found < cap) {
      const int start = __builtin_ctzll(begins);
      const int end = start + ones_at_start(open >> start);
      if (end >= BLOCK) {
        break; /* goes on in the next block */
      }
      found += rows_between(table, d, at + start, at + end, out + found, cap - found);
      begins &= ~(uint64_t)0 << end;
    }
    if (last || found == cap) {
      return found;
    }
    free = ones_at_end(open);
  }
}

#define SEARCH(name, attribute)                                                                       \
  attribute static int search_##name(const struct word_table *table, const uint8_t *d, int from,      \
                                     int to, int32_t *out, int cap) {                                 \
    return search(classify_##name, table, d, from, to, out, cap);                                     \
  }

SEARCH(portable, )
SEARCH(ssse3, FOR("ssse3"))
SEARCH(avx2, FOR("avx2"))

int find_rows(const struct word_table *table, const uint8_t *d, int from, int to, int32_t *out, int cap) {
  return __builtin_cpu_supports("avx2")    ? search_avx2(table, d, from, to, out, cap)
         : __builtin_cpu_supports("ssse3") ? search_ssse3(table, d, from, to, out, cap)
                                           : search_portable(table, d, from, to, out, cap);
}

/* Writes a unit, of a pair of surrogates the first, as UTF-8; a lone surrogate as a space. */
INLINE int put_unit(unsigned unit, unsigned next, uint8_t *out) {
  if (unit < 0x80) {
    out[0] = (uint8_t)unit;
    return 1;
  }
  if (unit < 0x800) {
    out[0] = (uint8_t)(0xc0 | unit >> 6);
    out[1] = (uint8_t)(0x80 | (unit & 0x3f));
    return 2;
  }
  if (unit >= SURROGATE && unit < SURROGATE + 0x800) {
    if (unit >= SURROGATE + 0x400 || next < SURROGATE + 0x400 || next >= SURROGATE + 0x800) {
      out[0] = ' ';
      return 1;
    }
    const unsigned c = 0x10000 + ((unit & 0x3ff) << 10 | (next & 0x3ff));
    out[0] = (uint8_t)(0xf0 | c >> 18);
    out[1] = (uint8_t)(0x80 | (c >> 12 & 0x3f));
    out[2] = (uint8_t)(0x80 | (c >> 6 & 0x3f));
    out[3] = (uint8_t)(0x80 | (c & 0x3f));
    return 4;
  }
  out[0] = (uint8_t)(0xe0 | unit >> 12);
  out[1] = (uint8_t)(0x80 | (unit >> 6 & 0x3f));
  out[2] = (uint8_t)(0x80 | (unit & 0x3f));
  return 3;
}

/* Bytes of text at once, and as many of them as a row may have with a part of a long word before it. */
enum { TEXT = 16 * 1024, ROW = 8 * 1024 };

int has_row_in_utf16(const struct word_table *table, const uint8_t *d, int from, int to) {
  uint8_t text[TEXT];
  int32_t found[1];
  int n = 0;
  for (int at = from; to - at >= 2;) {
    for (; to - at >= 2 && n + 4 <= TEXT; at += 2) {
      const unsigned next = to - at >= 4 ? d[at + 2] | d[at + 3] << 8 : 0;
      const int bytes = put_unit(d[at] | d[at + 1] << 8, next, text + n);
      at += bytes == 4 ? 2 : 0;
      n += bytes;
    }
    if (find_rows(table, text, 0, n, found, 1) > 0) {
      return 1;
    }
    const int kept = n < ROW ? n : ROW;
    memmove(text, text + n - kept, (size_t)kept);
    n = kept;
  }
  return 0;
}
