/*
 * A block of 64 bytes becomes a word with one bit each. A run that counts shows as so many bits
 * together in a block and the one before it; most blocks have none and are left behind.
 *
 * Sets as two tables of half bytes: W. Mula, "SIMD-ized check which bytes are in a set", 2018.
 */
#include "runs.h"

#include <string.h>
#include <immintrin.h>

#include "blocks.h"

__extension__ typedef unsigned __int128 two_blocks;

typedef uint64_t (*mask_of)(const struct byte_set *set, const uint8_t *d);

INLINE uint64_t mask_portable(const struct byte_set *set, const uint8_t *d) {
  uint64_t mask = 0;
  for (int i = 0; i < BLOCK; i++) {
    mask |= (uint64_t)(set->inside[d[i]] != 0) << i;
  }
  return mask;
}

FOR("ssse3") INLINE uint64_t mask_ssse3(const struct byte_set *set, const uint8_t *d) {
  const __m128i lower = _mm_loadu_si128((const __m128i *)set->lower);
  const __m128i upper = _mm_loadu_si128((const __m128i *)set->upper);
  const __m128i bit = _mm_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128);
  uint64_t mask = 0;
  for (int i = 0; i < BLOCK; i += 16) {
    const __m128i block = _mm_loadu_si128((const __m128i *)(d + i));
    const __m128i high = _mm_and_si128(_mm_srli_epi16(block, 4), _mm_set1_epi8(15));
    const __m128i of = _mm_or_si128(
        _mm_shuffle_epi8(lower, block),
        _mm_shuffle_epi8(upper, _mm_xor_si128(block, _mm_set1_epi8(-128))));
    const __m128i in = _mm_and_si128(of, _mm_shuffle_epi8(bit, high));
    const unsigned out = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(in, _mm_setzero_si128()));
    mask |= (uint64_t)(uint16_t)~out << i;
  }
  return mask;
}

FOR("avx2") INLINE uint64_t mask_avx2(const struct byte_set *set, const uint8_t *d) {
  const __m256i lower = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)set->lower));
  const __m256i upper = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)set->upper));
  const __m256i bit = _mm256_set1_epi64x((int64_t)0x8040201008040201);
  uint64_t mask = 0;
  for (int i = 0; i < BLOCK; i += 32) {
    const __m256i block = _mm256_loadu_si256((const __m256i *)(d + i));
    const __m256i high = _mm256_and_si256(_mm256_srli_epi16(block, 4), _mm256_set1_epi8(15));
    const __m256i of = _mm256_or_si256(
        _mm256_shuffle_epi8(lower, block),
        _mm256_shuffle_epi8(upper, _mm256_xor_si256(block, _mm256_set1_epi8(-128))));
    const __m256i in = _mm256_and_si256(of, _mm256_shuffle_epi8(bit, high));
    const unsigned out = (unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(in, _mm256_setzero_si256()));
    mask |= (uint64_t)~out << i;
  }
  return mask;
}

typedef uint64_t (*zeros_of)(const uint8_t *d);

INLINE uint64_t zeros_portable(const uint8_t *d) {
  uint64_t mask = 0;
  for (int i = 0; i < BLOCK; i += 16) {
    const __m128i block = _mm_loadu_si128((const __m128i *)(d + i));
    mask |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(block, _mm_setzero_si128())) << i;
  }
  return mask;
}

FOR("avx2") INLINE uint64_t zeros_avx2(const uint8_t *d) {
  uint64_t mask = 0;
  for (int i = 0; i < BLOCK; i += 32) {
    const __m256i block = _mm256_loadu_si256((const __m256i *)(d + i));
    mask |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(block, _mm256_setzero_si256())) << i;
  }
  return mask;
}

/* The bits with which `count` begin, each `stride` behind the one before. */
INLINE two_blocks beginning(two_blocks mask, int count, int stride) {
  int width = 1;
  for (; 2 * width <= count; width *= 2) {
    mask &= mask >> width * stride;
  }
  return mask & mask >> (count - width) * stride;
}

INLINE two_blocks bits_from(int at) {
  return at >= 2 * BLOCK ? 0 : at <= 0 ? ~(two_blocks)0 : ~(two_blocks)0 << at;
}

INLINE int first_bit(two_blocks mask) {
  const uint64_t low = (uint64_t)mask;
  return low != 0 ? __builtin_ctzll(low) : BLOCK + __builtin_ctzll((uint64_t)(mask >> BLOCK));
}

/* The mask of what there is from d[at] on, when that is less than a block. */
INLINE uint64_t mask_of_rest(const struct byte_set *set, mask_of mask, const uint8_t *d, int n) {
  uint8_t block[BLOCK] = {0};
  memcpy(block, d, (size_t)n);
  return mask(set, block) & (uint64_t)~bits_from(n);
}

INLINE int end_of_run(const struct byte_set *set, mask_of mask, const uint8_t *d, int at, int to) {
  while (at + BLOCK <= to) {
    const uint64_t others = ~mask(set, d + at);
    if (others != 0) {
      return at + __builtin_ctzll(others);
    }
    at += BLOCK;
  }
  while (at < to && set->inside[d[at]]) {
    at++;
  }
  return at;
}

static int bits_of(const uint8_t *d, int n) {
  __m128i all = _mm_setzero_si128();
  uint8_t lanes[16];
  int bits = 0, i = 0;
  for (; i + 16 <= n; i += 16) {
    all = _mm_or_si128(all, _mm_loadu_si128((const __m128i *)(d + i)));
  }
  _mm_storeu_si128((__m128i *)lanes, all);
  for (int k = 0; k < 16; k++) {
    bits |= lanes[k];
  }
  for (; i < n; i++) {
    bits |= d[i];
  }
  return bits;
}

INLINE int is_wide(const struct byte_set *set, const uint8_t *d, int at, int to) {
  return set->inside[d[at]] && (at + 1 >= to || d[at + 1] == 0);
}

/* The characters that begin in a block, at whichever parity: no two of them overlap. */
INLINE uint64_t wide_mask(const struct byte_set *set, mask_of mask, zeros_of zeros, const uint8_t *d, int at,
                          int to) {
  if (at + BLOCK < to) {
    const uint64_t second = zeros(d + at + 1);
    return second == 0 ? 0 : mask(set, d + at) & second;
  }
  uint64_t result = 0;
  for (int i = at; i < to; i++) {
    result |= (uint64_t)is_wide(set, d, i, to) << (i - at);
  }
  return result;
}

INLINE uint64_t narrow_mask(const struct byte_set *set, mask_of mask, const uint8_t *d, int at, int to) {
  return at + BLOCK <= to ? mask(set, d + at) : mask_of_rest(set, mask, d + at, to - at);
}

INLINE int end_of_wide_run(const struct byte_set *set, const uint8_t *d, int at, int to) {
  while (at < to && is_wide(set, d, at, to)) {
    at += 2;
  }
  return at;
}

/* Whether a run may begin in a block or the one before it; rarely when none does. Quicker than to look for it. */
INLINE int may_begin(uint64_t previous, uint64_t here, int count, int wide) {
  if (wide) {
    /* characters of one parity become bits in a row; what goes over the edge may be there */
    return ones_at_end(previous | previous << 1) + ones_at_start(here | here << 1 | 1) >= 2 * count - 1 ||
           rows_of_ones(here | here << 1, 2 * count - 1) != 0;
  }
  return ones_at_end(previous) + ones_at_start(here) >= count || rows_of_ones(here, count) != 0;
}

/* `mask`, `zeros` and `wide` are known where this is called: it becomes a loop for each. */
INLINE int search(mask_of mask, zeros_of zeros, int wide, const struct byte_set *set, const uint8_t *d,
                  int from, int to, struct run *out, int cap) {
  const int stride = wide ? 2 : 1;
  const int count = set->shortest < BLOCK / stride ? set->shortest : BLOCK / stride;
  uint64_t previous = 0;
  int found = 0;
  for (int at = from; at < to; at += BLOCK) {
    const uint64_t here =
        wide ? wide_mask(set, mask, zeros, d, at, to) : narrow_mask(set, mask, d, at, to);
    if (here == 0) {
      previous = 0;
      continue;
    }
    if (!may_begin(previous, here, count, wide)) {
      previous = here;
      continue;
    }
    const int origin = at - BLOCK;
    two_blocks begins = beginning((two_blocks)here << BLOCK | previous, count, stride);
    int known = at;
    while (begins != 0) {
      const int start = origin + first_bit(begins);
      const int sure = start + stride * count;
      const int end = wide ? end_of_wide_run(set, d, sure, to) : end_of_run(set, mask, d, sure, to);
      if (end - start >= stride * set->shortest) {
        out[found++] = (struct run){start, end, wide ? 0 : bits_of(d + start, end - start)};
        if (found == cap) {
          return found;
        }
      }
      known = end;
      begins &= bits_from(end - origin);
    }
    if (known >= at + BLOCK) {
      at = known - BLOCK; /* goes on behind the run */
      previous = 0;
    } else {
      previous = here & (uint64_t)bits_from(known - at);
    }
  }
  return found;
}

/* The runs of one set that begin in a block or the one before it. */
INLINE int take_runs(mask_of mask, const struct byte_sets *sets, int which, const uint8_t *d, int from, int at,
                     int to, int32_t *known, struct set_run *out, int cap) {
  const struct byte_set *set = &sets->each[which];
  const int count = set->shortest < BLOCK ? set->shortest : BLOCK;
  const int origin = at - BLOCK;
  const uint64_t previous = origin >= from ? mask(set, d + origin) : 0;
  const uint64_t here = narrow_mask(set, mask, d, at, to);
  two_blocks begins = beginning((two_blocks)here << BLOCK | previous, count, 1);
  int found = 0;
  begins &= bits_from(*known - origin);
  while (begins != 0 && found < cap) {
    const int start = origin + first_bit(begins);
    *known = end_of_run(set, mask, d, start + count, to);
    if (*known - start >= set->shortest) {
      out[found++] = (struct set_run){which, start, *known};
    }
    begins &= bits_from(*known - origin);
  }
  return found;
}

/* Blocks are left behind in which no run of any set can begin; as most are. */
INLINE int search_sets(mask_of mask, const struct byte_sets *sets, const uint8_t *d, int from, int to,
                       struct progress *progress, struct set_run *out, int cap) {
  const int count = sets->any.shortest < BLOCK ? sets->any.shortest : BLOCK;
  int found = 0, at = from + progress->blocks * BLOCK;
  uint64_t previous = progress->blocks > 0 ? mask(&sets->any, d + at - BLOCK) : 0;
  for (; at < to; at += BLOCK) {
    const uint64_t here = narrow_mask(&sets->any, mask, d, at, to);
    if (here != 0 && may_begin(previous, here, count, 0)) {
      for (int i = 0; i < sets->count; i++) {
        found += take_runs(mask, sets, i, d, from, at, to, &progress->known[i], out + found, cap - found);
      }
      if (found == cap) {
        break; /* there may be more in this block */
      }
    }
    previous = here;
  }
  progress->blocks = (at - from) / BLOCK;
  return found;
}

#define PASS(name, zeros, attribute)                                                                  \
  attribute static int runs_##name(const struct byte_set *set, const uint8_t *d, int from, int to,    \
                                   int wide, struct run *out, int cap) {                              \
    return wide ? search(mask_##name, zeros, 1, set, d, from, to, out, cap)                           \
                : search(mask_##name, zeros, 0, set, d, from, to, out, cap);                          \
  }                                                                                                   \
  attribute static int sets_##name(const struct byte_sets *sets, const uint8_t *d, int from, int to,  \
                                   struct progress *progress, struct set_run *out, int cap) {         \
    return search_sets(mask_##name, sets, d, from, to, progress, out, cap);                           \
  }

PASS(portable, zeros_portable, )
PASS(ssse3, zeros_portable, FOR("ssse3"))
PASS(avx2, zeros_avx2, FOR("avx2"))

int find_runs(const struct byte_set *set, const uint8_t *d, int from, int to, int wide, struct run *out,
              int cap) {
  return __builtin_cpu_supports("avx2")    ? runs_avx2(set, d, from, to, wide, out, cap)
         : __builtin_cpu_supports("ssse3") ? runs_ssse3(set, d, from, to, wide, out, cap)
                                           : runs_portable(set, d, from, to, wide, out, cap);
}

int find_runs_of_sets(const struct byte_sets *sets, const uint8_t *d, int from, int to,
                      struct progress *progress, struct set_run *out, int cap) {
  return __builtin_cpu_supports("avx2")    ? sets_avx2(sets, d, from, to, progress, out, cap)
         : __builtin_cpu_supports("ssse3") ? sets_ssse3(sets, d, from, to, progress, out, cap)
                                           : sets_portable(sets, d, from, to, progress, out, cap);
}
