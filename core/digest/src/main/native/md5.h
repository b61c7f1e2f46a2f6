/*
 * The step of MD5 (RFC 1321, section 3.4), written for a short dependency chain: b arrives last, so
 * everything that does not need b is added first.
 */
#ifndef DALEL_MD5_H
#define DALEL_MD5_H

#include "constants.h"
#include "digest.h"

#define INLINE static inline __attribute__((always_inline))

INLINE uint32_t rotate_left(uint32_t x, int n) { return x << n | x >> (32 - n); }

INLINE uint32_t load_le(const uint8_t *p) {
  return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* Keeps the compiler from reordering the additions around x. */
#define SETTLED(x) __asm__("" : "+r"(x))

/* Step i (0..63) on the block at p; v holds a, b, c, d, whose roles rotate with i. */
INLINE void md5_step(uint32_t v[4], const uint8_t *p, int i) {
  static const uint8_t shift[4][4] = {
      {7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
  static const uint8_t factor[4] = {1, 5, 3, 7};
  static const uint8_t first[4] = {0, 1, 5, 0};
  const int round = i >> 4;
  const uint32_t b = v[(65 - i) & 3], c = v[(66 - i) & 3], d = v[(67 - i) & 3];
  uint32_t a = v[(64 - i) & 3];
  a += load_le(p + 4 * ((factor[round] * i + first[round]) & 15)) + MD5_K[i];
  switch (round) {
    case 0: SETTLED(a); a += d ^ (b & (c ^ d)); break;
    /* (b & d) and (c & ~d) share no bit: their sum is their union */
    case 1: a += c & ~d; SETTLED(a); a += b & d; break;
    case 2: SETTLED(a); a += b ^ (c ^ d); break;
    default: SETTLED(a); a += c ^ (b | ~d); break;
  }
  v[(64 - i) & 3] = rotate_left(a, shift[round][i & 3]) + b;
}

#endif
