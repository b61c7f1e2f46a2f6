/* Runs of bytes of one set: where tokens and texts may stand. */
#ifndef DALEL_RUNS_H
#define DALEL_RUNS_H

#include <stdint.h>

/*
 * A set of bytes, and the length from which on a run of them counts; made by ByteRuns.java.
 * lower[l] has bit h for the byte 16 * h + l, upper[l] for 16 * (h + 8) + l.
 */
struct byte_set {
  uint8_t inside[256];
  uint8_t lower[16];
  uint8_t upper[16];
  int32_t shortest;
};

/* A run of d[start] to d[end - 1], and the bits that any of its bytes has. */
struct run {
  int32_t start, end, bits;
};

/*
 * The runs in d[from .. to) that are as long as possible, at most `cap` of them, in rising order. Wide
 * are those of characters of two bytes, the second of which is 0 or lies behind the end: then the set
 * must not have 0, lengths are in characters, and bits are 0.
 */
int find_runs(const struct byte_set *set, const uint8_t *d, int from, int to, int wide, struct run *out,
              int cap);

#endif
