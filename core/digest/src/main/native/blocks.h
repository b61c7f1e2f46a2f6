/* Blocks of 64 bytes, of which one question is a word with one bit a byte. */
#ifndef DALEL_BLOCKS_H
#define DALEL_BLOCKS_H

#include <stdint.h>

#define INLINE static inline __attribute__((always_inline))
#define FOR(processor) __attribute__((target(processor)))

enum { BLOCK = 64 };

/* How many bits are set in a row from the first one on, and up to the last one. */
INLINE int ones_at_start(uint64_t mask) {
  return ~mask == 0 ? BLOCK : __builtin_ctzll(~mask);
}

INLINE int ones_at_end(uint64_t mask) {
  return ~mask == 0 ? BLOCK : __builtin_clzll(~mask);
}

/* The bits with which `count` in a row begin, 1 to 64. */
INLINE uint64_t rows_of_ones(uint64_t mask, int count) {
  int width = 1;
  for (; 2 * width <= count; width *= 2) {
    mask &= mask >> width;
  }
  return mask & mask >> (count - width);
}

#endif
