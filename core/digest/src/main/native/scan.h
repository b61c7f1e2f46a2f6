/* Passes over the first bytes of contents, for those who want to know what they are. */
#ifndef DALEL_SCAN_H
#define DALEL_SCAN_H

#include <stdint.h>

/*
 * The patterns, in eight groups of one bit each, that a byte may belong to by its lower half and by its
 * upper half.
 */
struct halves {
  uint8_t lower[16];
  uint8_t upper[16];
};

/*
 * Which bytes may stand at the beginning of a pair, and which behind them: a pair is one where the
 * two masks have a bit in common. `few` of the first bytes are listed when there are at most eight.
 * `halves` are those of the first and of the second bytes: what they do not have is no pair.
 */
struct pairs {
  uint64_t first[256];
  uint64_t second[256];
  int32_t few;
  uint8_t list[8];
  struct halves halves[2];
};

/* The pairs that begin at d[0] to d[n - 1]; d[n] is readable. At most `cap` places, plus `base`. */
int scan_pairs(const struct pairs *table, const uint8_t *d, int n, int base, int32_t *out, int cap);

/* The classes of ByteClasses.java, counted. */
enum { SAFE_CONTROL, CONTROL, ASCII, CONTINUATION, LEADING_2, LEADING_3, LEADING_4, NEVER_UTF8, CLASSES };

void count_classes(const uint8_t *d, int n, int32_t count[CLASSES]);

#endif
