#include "scan.h"

#include <emmintrin.h>

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

int scan_pairs(const struct pairs *table, const uint8_t *d, int n, int base, int32_t *out, int cap) {
  if (table->few > 0 && table->few <= 8) {
    return scan_few(table, d, n, base, out, cap);
  }
  int found = 0;
  for (int i = 0; i < n && found < cap; i++) {
    if (is_pair(table, d + i)) {
      out[found++] = base + i;
    }
  }
  return found;
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

void count_classes(const uint8_t *d, int n, int32_t count[CLASSES]) {
  const __m128i last_control = _mm_set1_epi8(0x1f);
  const __m128i tab = _mm_set1_epi8('\t'), line = _mm_set1_epi8('\n'), feed = _mm_set1_epi8(0x0c),
                ret = _mm_set1_epi8('\r'), escape = _mm_set1_epi8(0x1b);
  int i = 0;
  for (; i + 16 <= n; i += 16) {
    __m128i block = _mm_loadu_si128((const __m128i *)(d + i));
    int high = _mm_movemask_epi8(block);
    if (high != 0) {
      for (int k = i; k < i + 16; k++) {
        count[class_of(d[k])]++;
      }
      continue;
    }
    int printable = _mm_movemask_epi8(_mm_cmpgt_epi8(block, last_control));
    int ascii = __builtin_popcount((unsigned)printable);
    count[ASCII] += ascii;
    if (ascii < 16) {
      __m128i safe = _mm_or_si128(_mm_cmpeq_epi8(block, tab), _mm_cmpeq_epi8(block, line));
      safe = _mm_or_si128(safe, _mm_or_si128(_mm_cmpeq_epi8(block, feed), _mm_cmpeq_epi8(block, ret)));
      safe = _mm_or_si128(safe, _mm_cmpeq_epi8(block, escape));
      int controls = __builtin_popcount((unsigned)_mm_movemask_epi8(safe));
      count[SAFE_CONTROL] += controls;
      count[CONTROL] += 16 - ascii - controls;
    }
  }
  for (; i < n; i++) {
    count[class_of(d[i])]++;
  }
}
