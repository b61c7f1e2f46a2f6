/*
 * MD5 (RFC 1321), SHA-1 and SHA-256 (FIPS 180-4) of one stream of bytes, in one pass.
 *
 *   stream.c    splits a stream into blocks, pads its end
 *   batch.c     several short streams, two of them side by side
 *   shani.c     blocks, on x86-64 with the SHA extensions: the three digests interleaved
 *   portable.c  blocks, in plain C; compiled once more for processors with BMI2
 *   cpu.c       which of them this processor can run
 *   jni.c       the Java entry points
 */
#ifndef DALEL_DIGEST_H
#define DALEL_DIGEST_H

#include <stddef.h>
#include <stdint.h>

enum { BLOCK = 64, MD5_BYTES = 16, SHA1_BYTES = 20, SHA256_BYTES = 32 };
enum { DIGEST_BYTES = MD5_BYTES + SHA1_BYTES + SHA256_BYTES };

/* Which code turns blocks into state. */
enum kernel { KERNEL_PORTABLE = 0, KERNEL_BMI2 = 1, KERNEL_SHA_NI = 2 };

/* A stream so far. Lives in a Java byte[] between calls: no pointers in here. */
struct stream {
  uint32_t md5[4];
  uint32_t sha1[5];
  uint32_t sha256[8];
  uint32_t kernel;        /* enum kernel */
  uint64_t length;        /* bytes seen; the low six bits are how many wait in tail */
  uint8_t tail[BLOCK];
};


/* The best kernel of this processor, up to the one allowed. */
enum kernel choose_kernel(enum kernel allowed);

void stream_start(struct stream *s, enum kernel kernel);
void stream_update(struct stream *s, const uint8_t *bytes, size_t length);
/* Writes md5|sha1|sha256 and starts anew, with the same kernel. */
void stream_finish(struct stream *s, uint8_t digests[DIGEST_BYTES]);

struct piece {
  const uint8_t *bytes;
  size_t length;
};

/* Writes md5|sha1|sha256 of each piece, one after the other. */
void batch_digest(const struct piece *pieces, size_t count, enum kernel kernel, uint8_t *digests);

void portable_blocks(struct stream *s, const uint8_t *bytes, size_t blocks);
void bmi2_blocks(struct stream *s, const uint8_t *bytes, size_t blocks);
void shani_blocks(struct stream *s, const uint8_t *bytes, size_t blocks);
void shani_pair(struct stream *a, struct stream *b, const uint8_t *p, const uint8_t *q,
                size_t blocks);

#endif
