/* Blocks in C without intrinsics: for processors without the SHA extensions. */
#include "md5.h"

INLINE uint32_t rotate_right(uint32_t x, int n) { return x >> n | x << (32 - n); }

INLINE uint32_t load_be(const uint8_t *p) {
  return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | (uint32_t)p[3];
}

/* FIPS 180-4, 6.1.2. w is a ring of the last 16 words. */
INLINE void sha1_round(uint32_t v[5], uint32_t w[16], int i) {
  const uint32_t a = v[(80 - i) % 5], b = v[(81 - i) % 5], c = v[(82 - i) % 5];
  const uint32_t d = v[(83 - i) % 5], e = v[(84 - i) % 5];
  if (i >= 16) {
    w[i & 15] = rotate_left(w[(i + 13) & 15] ^ w[(i + 8) & 15] ^ w[(i + 2) & 15] ^ w[i & 15], 1);
  }
  uint32_t f;
  if (i < 20) {
    f = (d ^ (b & (c ^ d))) + 0x5a827999;
  } else if (i < 40) {
    f = (b ^ c ^ d) + 0x6ed9eba1;
  } else if (i < 60) {
    f = ((b & c) | (d & (b | c))) + 0x8f1bbcdc;
  } else {
    f = (b ^ c ^ d) + 0xca62c1d6;
  }
  v[(84 - i) % 5] = e + w[i & 15] + f + rotate_left(a, 5);
  v[(81 - i) % 5] = rotate_left(b, 30);
}

INLINE void sha1_block(uint32_t state[5], const uint8_t *p) {
  uint32_t v[5] = {state[0], state[1], state[2], state[3], state[4]};
  uint32_t w[16];
#pragma GCC unroll 16
  for (int i = 0; i < 16; i++) w[i] = load_be(p + 4 * i);
#pragma GCC unroll 80
  for (int i = 0; i < 80; i++) sha1_round(v, w, i);
  for (int i = 0; i < 5; i++) state[i] += v[i];
}

/* FIPS 180-4, 6.2.2. w is a ring of the last 16 words. */
INLINE void sha256_round(uint32_t v[8], uint32_t w[16], int i) {
  const uint32_t a = v[(64 - i) & 7], b = v[(65 - i) & 7], c = v[(66 - i) & 7];
  const uint32_t e = v[(68 - i) & 7], f = v[(69 - i) & 7], g = v[(70 - i) & 7];
  if (i >= 16) {
    const uint32_t w2 = w[(i + 14) & 15], w15 = w[(i + 1) & 15];
    w[i & 15] += (rotate_right(w2, 17) ^ rotate_right(w2, 19) ^ w2 >> 10) + w[(i + 9) & 15] +
                 (rotate_right(w15, 7) ^ rotate_right(w15, 18) ^ w15 >> 3);
  }
  const uint32_t t1 = v[(71 - i) & 7] + w[i & 15] + SHA256_K[i] + (g ^ (e & (f ^ g))) +
                      (rotate_right(e, 6) ^ rotate_right(e, 11) ^ rotate_right(e, 25));
  const uint32_t t2 = ((a & b) | (c & (a | b))) +
                      (rotate_right(a, 2) ^ rotate_right(a, 13) ^ rotate_right(a, 22));
  v[(67 - i) & 7] += t1;
  v[(71 - i) & 7] = t1 + t2;
}

/* SHA-256 and MD5 interleaved: together they fill the gaps that each leaves in the core. */
INLINE void sha256_md5_block(uint32_t sha256[8], uint32_t md5[4], const uint8_t *p) {
  uint32_t v[8], w[16], m[4];
  for (int i = 0; i < 8; i++) v[i] = sha256[i];
  for (int i = 0; i < 4; i++) m[i] = md5[i];
#pragma GCC unroll 16
  for (int i = 0; i < 16; i++) w[i] = load_be(p + 4 * i);
#pragma GCC unroll 64
  for (int i = 0; i < 64; i++) {
    sha256_round(v, w, i);
    md5_step(m, p, i);
  }
  for (int i = 0; i < 8; i++) sha256[i] += v[i];
  for (int i = 0; i < 4; i++) md5[i] += m[i];
}

INLINE void each_block(struct stream *s, const uint8_t *bytes, size_t blocks) {
  for (; blocks > 0; blocks--, bytes += BLOCK) {
    sha256_md5_block(s->sha256, s->md5, bytes);
    sha1_block(s->sha1, bytes);
  }
}

void portable_blocks(struct stream *s, const uint8_t *bytes, size_t blocks) {
  each_block(s, bytes, blocks);
}

/* The same code; what helps is a rotation that does not overwrite its source (RORX). */
#if defined(__x86_64__)
__attribute__((target("bmi,bmi2")))
#endif
void bmi2_blocks(struct stream *s, const uint8_t *bytes, size_t blocks) {
  each_block(s, bytes, blocks);
}
