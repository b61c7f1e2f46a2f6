#include "scan.h"

#include <immintrin.h>

#include "blocks.h"

static int is_pair(const struct pairs *table, const uint8_t *d) {
  return (table->first[d[0]] & table->second[d[1]]) != 0;
}

/* Sixteen first bytes at once are compared with each of the few. */
static int scan_few(const struct pairs *table, const uint8_t *d, int n, int base, int32_t *out,
                    int cap) {
  __m128i wanted[8];
  int found = 0, i = 0;
  for (int k = 0; k < table->few; k++) {
    wanted[k] = _mm_set1_epi8((char)table->list[k]);
  }
  for (; i + 16 <= n; i += 16) {
    __m128i block = _mm_loadu_si128((const __m128i *)(d + i));
    __m128i hit = _mm_cmpeq_epi8(block, wanted[0]);
    for (int k = 1; k < table->few; k++) {
      hit = _mm_or_si128(hit, _mm_cmpeq_epi8(block, wanted[k]));
    }
    for (int bits = _mm_movemask_epi8(hit); bits != 0; bits &= bits - 1) {
      int at = i + __builtin_ctz((unsigned)bits);
      if (is_pair(table, d + at)) {
        out[found++] = base + at;
        if (found == cap) {
          return found;
        }
      }
    }
  }
  for (; i < n && found < cap; i++) {
    if (is_pair(table, d + i)) {
      out[found++] = base + i;
    }
  }
  return found;
}

static int scan_each(const struct pairs *table, const uint8_t *d, int n, int base, int32_t *out, int cap) {
  int found = 0;
  for (int i = 0; i < n && found < cap; i++) {
    if (is_pair(table, d + i)) {
      out[found++] = base + i;
    }
  }
  return found;
}

FOR("avx2") INLINE __m256i groups(const struct halves *halves, __m256i block) {
  const __m256i lower = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)halves->lower));
  const __m256i upper = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)halves->upper));
  const __m256i half = _mm256_set1_epi8(15);
  return _mm256_and_si256(
      _mm256_shuffle_epi8(lower, _mm256_and_si256(block, half)),
      _mm256_shuffle_epi8(upper, _mm256_and_si256(_mm256_srli_epi16(block, 4), half)));
}

/*
 * Pairs whose bytes have a group in common, of 32 first bytes at once; these are looked at (as "Teddy" of
 * Hyperscan does: Wang et al., NSDI 2019).
 */
FOR("avx2")
static int scan_groups(const struct pairs *table, const uint8_t *d, int n, int base, int32_t *out, int cap) {
  int found = 0, i = 0;
  for (; i + 32 <= n; i += 32) {
    const __m256i first = groups(&table->halves[0], _mm256_loadu_si256((const __m256i *)(d + i)));
    const __m256i second = groups(&table->halves[1], _mm256_loadu_si256((const __m256i *)(d + i + 1)));
    const __m256i shared = _mm256_and_si256(first, second);
    const __m256i none = _mm256_cmpeq_epi8(shared, _mm256_setzero_si256());
    for (unsigned bits = ~(unsigned)_mm256_movemask_epi8(none); bits != 0; bits &= bits - 1) {
      const int at = i + __builtin_ctz(bits);
      if (is_pair(table, d + at)) {
        out[found++] = base + at;
        if (found == cap) {
          return found;
        }
      }
    }
  }
  return found + scan_each(table, d + i, n - i, base + i, out + found, cap - found);
}

int scan_pairs(const struct pairs *table, const uint8_t *d, int n, int base, int32_t *out, int cap) {
  return __builtin_cpu_supports("avx2")      ? scan_groups(table, d, n, base, out, cap)
         : table->few > 0 && table->few <= 8 ? scan_few(table, d, n, base, out, cap)
                                             : scan_each(table, d, n, base, out, cap);
}

static int class_of(uint8_t b) {
  if (b < 0x20) {
    return b == '\t' || b == '\n' || b == '\r' || b == 0x0c || b == 0x1b ? SAFE_CONTROL : CONTROL;
  }
  return b < 0x80   ? ASCII
         : b < 0xc0 ? CONTINUATION
         : b < 0xe0 ? LEADING_2
         : b < 0xf0 ? LEADING_3
         : b < 0xf8 ? LEADING_4
                    : NEVER_UTF8;
}

/* Counters of one byte each: as many blocks as they can hold. */
enum { BLOCKS = 255, LIMITS = 6, SAFE = 5 };

static int sum(__m128i counters) {
  const __m128i sums = _mm_sad_epu8(counters, _mm_setzero_si128());
  return _mm_cvtsi128_si32(sums) + _mm_extract_epi16(sums, 4);
}

/*
 * As signed numbers the classes lie in the order continuation, leading of 2, 3 and 4, never, control,
 * ASCII: counted is how many bytes lie below the end of each, and how many are a safe control.
 */
static void count_blocks(const uint8_t *d, int blocks, int32_t count[CLASSES]) {
  static const int8_t limits[LIMITS] = {(int8_t)0xc0, (int8_t)0xe0, (int8_t)0xf0,
                                        (int8_t)0xf8, 0,            0x20};
  static const char safe_controls[SAFE] = {'\t', '\n', '\r', 0x0c, 0x1b};
  __m128i below[LIMITS], safe = _mm_setzero_si128();
  for (int k = 0; k < LIMITS; k++) below[k] = _mm_setzero_si128();
  for (int i = 0; i < blocks; i++) {
    const __m128i block = _mm_loadu_si128((const __m128i *)(d + 16 * i));
    for (int k = 0; k < LIMITS; k++) {
      below[k] = _mm_sub_epi8(below[k], _mm_cmplt_epi8(block, _mm_set1_epi8(limits[k])));
    }
    for (int k = 0; k < SAFE; k++) {
      safe = _mm_sub_epi8(safe, _mm_cmpeq_epi8(block, _mm_set1_epi8(safe_controls[k])));
    }
  }
  int upto[LIMITS];
  for (int k = 0; k < LIMITS; k++) upto[k] = sum(below[k]);
  const int safes = sum(safe);
  count[CONTINUATION] += upto[0];
  count[LEADING_2] += upto[1] - upto[0];
  count[LEADING_3] += upto[2] - upto[1];
  count[LEADING_4] += upto[3] - upto[2];
  count[NEVER_UTF8] += upto[4] - upto[3];
  count[SAFE_CONTROL] += safes;
  count[CONTROL] += upto[5] - upto[4] - safes;
  count[ASCII] += 16 * blocks - upto[5];
}

void count_classes(const uint8_t *d, int n, int32_t count[CLASSES]) {
  while (n >= 16) {
    const int blocks = n / 16 < BLOCKS ? n / 16 : BLOCKS;
    count_blocks(d, blocks, count);
    d += 16 * blocks;
    n -= 16 * blocks;
  }
  for (int i = 0; i < n; i++) {
    count[class_of(d[i])]++;
  }
}
