/* Several short streams, two of them side by side; when one is at its end, the next takes its place. */
#include "digest.h"

#if defined(__x86_64__)

struct lane {
  struct stream stream;
  const uint8_t *at;
  size_t left;
  uint8_t *to; /* NULL: nothing to do */
};

/* The blocks of this lane are done; what is left is less than one. */
static void finish(struct lane *lane) {
  stream_update(&lane->stream, lane->at, lane->left);
  stream_finish(&lane->stream, lane->to);
  lane->to = NULL;
}

static void advance(struct lane *lane, size_t blocks) {
  lane->at += BLOCK * blocks;
  lane->left -= BLOCK * blocks;
  lane->stream.length += BLOCK * blocks;
  if (lane->left < BLOCK) finish(lane);
}

void batch_digest(const struct piece *pieces, size_t count, enum kernel kernel, uint8_t *digests) {
  struct lane lanes[2];
  size_t next = 0;
  for (int i = 0; i < 2; i++) {
    stream_start(&lanes[i].stream, kernel);
    lanes[i].to = NULL;
  }
  while (next < count || lanes[0].to != NULL || lanes[1].to != NULL) {
    for (int i = 0; i < 2; i++) {
      struct lane *lane = &lanes[i];
      if (lane->to == NULL && next < count) {
        lane->at = pieces[next].bytes;
        lane->left = pieces[next].length;
        lane->to = digests + DIGEST_BYTES * next++;
        if (lane->left < BLOCK) finish(lane);
      }
    }
    struct lane *a = &lanes[0], *b = &lanes[1];
    if (a->to != NULL && b->to != NULL && kernel == KERNEL_SHA_NI) {
      const size_t blocks = (a->left < b->left ? a->left : b->left) / BLOCK;
      shani_pair(&a->stream, &b->stream, a->at, b->at, blocks);
      advance(a, blocks);
      advance(b, blocks);
    } else if (next == count || kernel != KERNEL_SHA_NI) {
      if (a->to != NULL) finish(a);
      if (b->to != NULL) finish(b);
    }
  }
}

#else

void batch_digest(const struct piece *pieces, size_t count, enum kernel kernel, uint8_t *digests) {
  struct stream s;
  stream_start(&s, kernel);
  for (size_t i = 0; i < count; i++) {
    stream_update(&s, pieces[i].bytes, pieces[i].length);
    stream_finish(&s, digests + DIGEST_BYTES * i);
  }
}

#endif
