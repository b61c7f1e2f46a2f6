/* A stream of bytes: whole blocks go to the kernel, the rest waits; the end is padded. */
#include <string.h>

#include "digest.h"

static void blocks(struct stream *s, const uint8_t *bytes, size_t count) {
  switch (s->kernel) {
#if defined(__x86_64__)
    case KERNEL_SHA_NI: shani_blocks(s, bytes, count); break;
#endif
    case KERNEL_BMI2: bmi2_blocks(s, bytes, count); break;
    default: portable_blocks(s, bytes, count); break;
  }
}

void stream_start(struct stream *s, enum kernel kernel) {
  static const uint32_t sha1[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  static const uint32_t sha256[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                     0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  memset(s, 0, sizeof *s);
  memcpy(s->md5, sha1, sizeof s->md5); /* MD5 starts from the first four words of SHA-1's start */
  memcpy(s->sha1, sha1, sizeof sha1);
  memcpy(s->sha256, sha256, sizeof sha256);
  s->kernel = kernel;
}

void stream_update(struct stream *s, const uint8_t *bytes, size_t length) {
  const size_t waiting = s->length & (BLOCK - 1);
  s->length += length;
  if (waiting + length < BLOCK) {
    memcpy(s->tail + waiting, bytes, length);
    return;
  }
  if (waiting > 0) {
    const size_t missing = BLOCK - waiting;
    memcpy(s->tail + waiting, bytes, missing);
    blocks(s, s->tail, 1);
    bytes += missing;
    length -= missing;
  }
  if (length >= BLOCK) blocks(s, bytes, length / BLOCK);
  memcpy(s->tail, bytes + (length & ~(size_t)(BLOCK - 1)), length & (BLOCK - 1));
}

static void store_be(uint8_t *to, const uint32_t *words, int count) {
  for (int i = 0; i < 4 * count; i++) to[i] = (uint8_t)(words[i >> 2] >> (24 - 8 * (i & 3)));
}

static void store_le(uint8_t *to, const uint32_t *words, int count) {
  for (int i = 0; i < 4 * count; i++) to[i] = (uint8_t)(words[i >> 2] >> (8 * (i & 3)));
}

/*
 * All three pad with 0x80 and zeroes to 56 bytes modulo 64, then the length in bits: MD5 with the
 * low byte first, the other two with the high byte first. So the last block is run twice, each
 * time for the digests that its length is written for.
 */
void stream_finish(struct stream *s, uint8_t digests[DIGEST_BYTES]) {
  size_t used = s->length & (BLOCK - 1);
  s->tail[used++] = 0x80;
  if (used > BLOCK - 8) {
    memset(s->tail + used, 0, BLOCK - used);
    blocks(s, s->tail, 1);
    used = 0;
  }
  memset(s->tail + used, 0, BLOCK - 8 - used);
  const uint64_t bits = s->length << 3;
  struct stream little = *s;
  for (int i = 0; i < 8; i++) {
    little.tail[BLOCK - 8 + i] = (uint8_t)(bits >> (8 * i));
    s->tail[BLOCK - 8 + i] = (uint8_t)(bits >> (56 - 8 * i));
  }
  blocks(&little, little.tail, 1);
  blocks(s, s->tail, 1);
  store_le(digests, little.md5, MD5_BYTES / 4);
  store_be(digests + MD5_BYTES, s->sha1, SHA1_BYTES / 4);
  store_be(digests + MD5_BYTES + SHA1_BYTES, s->sha256, SHA256_BYTES / 4);
  stream_start(s, (enum kernel)s->kernel);
}
