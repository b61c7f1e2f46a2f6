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

/* Sets whose runs are looked for together, and one with all their bytes and the least of their lengths. */
enum { MOST_SETS = 8 };

struct byte_sets {
  int32_t count;
  struct byte_set any;
  struct byte_set each[MOST_SETS];
};

/* A run of one of the sets. */
struct set_run {
  int32_t set, start, end;
};

/* How far a search came: up to which byte, and of each set up to the end of which run. At first, 0 and `from`. */
struct progress {
  int32_t blocks;
  int32_t known[MOST_SETS];
};

/*
 * The runs of each set in d[from .. to) that are as long as possible, those of one set in rising order; at
 * most `cap` of them. There may be more when so many were found: the progress tells where to go on.
 */
int find_runs_of_sets(const struct byte_sets *sets, const uint8_t *d, int from, int to,
                      struct progress *progress, struct set_run *out, int cap);

#endif
