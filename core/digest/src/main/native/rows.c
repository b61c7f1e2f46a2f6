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

/* With what every processor of this kind has. */
INLINE struct masks classify_portable(const uint8_t *d) {
  struct masks masks = {0, 0, 0};
  for (int i = 0; i < BLOCK; i += 16) {
    const __m128i block = _mm_loadu_si128((const __m128i *)(d + i));
    const __m128i from_a = _mm_sub_epi8(_mm_or_si128(block, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
    const __m128i ascii = _mm_cmpeq_epi8(_mm_min_epu8(from_a, _mm_set1_epi8(25)), from_a);
    const __m128i below = _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(0x1f)), block);
    const __m128i space = _mm_or_si128(
        _mm_cmpeq_epi8(block, _mm_set1_epi8('\t')),
        _mm_or_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8('\n')), _mm_cmpeq_epi8(block, _mm_set1_epi8('\r'))));
    const __m128i control =
        _mm_or_si128(_mm_andnot_si128(space, below), _mm_cmpeq_epi8(block, _mm_set1_epi8(0x7f)));
    masks.letters |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_or_si128(ascii, block)) << i;
    masks.high |= (uint64_t)(uint16_t)_mm_movemask_epi8(block) << i;
    masks.control |= (uint64_t)(uint16_t)_mm_movemask_epi8(control) << i;
  }
  return masks;
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
SEARCH(avx2, FOR("avx2"))

int find_rows(const struct word_table *table, const uint8_t *d, int from, int to, int32_t *out, int cap) {
  return __builtin_cpu_supports("avx2") ? search_avx2(table, d, from, to, out, cap)
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
