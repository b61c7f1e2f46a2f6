/*
 * Blocks on x86-64 with the SHA extensions. Each digest is one long chain of dependent operations
 * that leaves most of the core idle, and a block is longer than the core's window: so the three are
 * interleaved here, a few rounds each in turn, and the core overlaps them.
 *
 * MD5's chain takes as long as all three together; beside a second one it costs next to nothing. So
 * there are blocks of two streams, too: the SHA digests of the first run beside the first half of
 * both MD5s, those of the second beside the other half, and the states fit the registers.
 */
#if defined(__x86_64__)

#include "md5.h"
#include "shani.h"

/* Sixteenth i of the SHA digests of a block: 4 rounds of SHA-256, 4 or (every fourth time) 8 of SHA-1. */
#define SHA_SLICE(i, block, steps)                              \
  do {                                                          \
    if ((i) < 4) sha_words(&sha, block, (i) & 3);               \
    sha256_rounds(&sha.two, (i));                               \
    steps(i, 0);                                                \
    SHA1_ROUNDS(sha.one, (i) + (i) / 4);                        \
    steps(i, 1);                                                \
    if ((i) % 4 == 3) SHA1_ROUNDS(sha.one, (i) + (i) / 4 + 1);  \
  } while (0)

#define SHA_BLOCK(block, steps)     \
  do {                              \
    SHA_SLICE(0, block, steps);     \
    SHA_SLICE(1, block, steps);     \
    SHA_SLICE(2, block, steps);     \
    SHA_SLICE(3, block, steps);     \
    SHA_SLICE(4, block, steps);     \
    SHA_SLICE(5, block, steps);     \
    SHA_SLICE(6, block, steps);     \
    SHA_SLICE(7, block, steps);     \
    SHA_SLICE(8, block, steps);     \
    SHA_SLICE(9, block, steps);     \
    SHA_SLICE(10, block, steps);    \
    SHA_SLICE(11, block, steps);    \
    SHA_SLICE(12, block, steps);    \
    SHA_SLICE(13, block, steps);    \
    SHA_SLICE(14, block, steps);    \
    SHA_SLICE(15, block, steps);    \
  } while (0)

/* Steps of MD5 beside slice i: half of the four of one stream, or one of the two of both. */
#define OF_ONE(i, half)                              \
  do {                                               \
    md5_step(x, p, 4 * (i) + 2 * (half));            \
    md5_step(x, p, 4 * (i) + 2 * (half) + 1);        \
  } while (0)
#define OF_BOTH(i, half, first)                      \
  do {                                               \
    md5_step(x, p, (first) + 2 * (i) + (half));      \
    md5_step(y, q, (first) + 2 * (i) + (half));      \
  } while (0)
#define FIRST_OF_BOTH(i, half) OF_BOTH(i, half, 0)
#define LAST_OF_BOTH(i, half) OF_BOTH(i, half, 32)

SHA_NI void shani_blocks(struct stream *s, const uint8_t *p, size_t blocks) {
  uint32_t x[4] = {s->md5[0], s->md5[1], s->md5[2], s->md5[3]};
  struct sha sha;
  sha_load(&sha, s);
  for (; blocks > 0; blocks--, p += BLOCK) {
    const uint32_t x0 = x[0], x1 = x[1], x2 = x[2], x3 = x[3];
    const struct sha before = sha;
    SHA_BLOCK(p, OF_ONE);
    sha_add(&sha, &before);
    x[0] += x0, x[1] += x1, x[2] += x2, x[3] += x3;
  }
  for (int i = 0; i < 4; i++) s->md5[i] = x[i];
  sha_store(&sha, s);
}

SHA_NI void shani_pair(struct stream *a, struct stream *b, const uint8_t *p, const uint8_t *q,
                       size_t blocks) {
  uint32_t x[4] = {a->md5[0], a->md5[1], a->md5[2], a->md5[3]};
  uint32_t y[4] = {b->md5[0], b->md5[1], b->md5[2], b->md5[3]};
  struct sha sha_a, sha_b;
  sha_load(&sha_a, a);
  sha_load(&sha_b, b);
  for (; blocks > 0; blocks--, p += BLOCK, q += BLOCK) {
    const uint32_t x0 = x[0], x1 = x[1], x2 = x[2], x3 = x[3];
    const uint32_t y0 = y[0], y1 = y[1], y2 = y[2], y3 = y[3];
    struct sha sha = sha_a;
    SHA_BLOCK(p, FIRST_OF_BOTH);
    sha_add(&sha, &sha_a);
    sha_a = sha;
    sha = sha_b;
    SHA_BLOCK(q, LAST_OF_BOTH);
    sha_add(&sha, &sha_b);
    sha_b = sha;
    x[0] += x0, x[1] += x1, x[2] += x2, x[3] += x3;
    y[0] += y0, y[1] += y1, y[2] += y2, y[3] += y3;
  }
  for (int i = 0; i < 4; i++) a->md5[i] = x[i], b->md5[i] = y[i];
  sha_store(&sha_a, a);
  sha_store(&sha_b, b);
}

#endif
