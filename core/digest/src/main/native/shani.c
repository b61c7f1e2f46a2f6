/*
 * Blocks on x86-64 with the SHA extensions. Each digest is one long chain of dependent operations
 * that leaves most of the core idle, and a block is longer than the core's window: so the three are
 * interleaved here, a few rounds each in turn, and the core overlaps them.
 *
 * Instructions: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2, SHA1RNDS4
 * to SHA256RNDS2.
 */
#if defined(__x86_64__)

#include <immintrin.h>

#include "md5.h"

#define SHA_NI __attribute__((target("sha,sse4.1,ssse3")))
#define SHA_NI_INLINE static inline __attribute__((always_inline, target("sha,sse4.1,ssse3")))

struct sha1 {
  __m128i abcd, e; /* e: what gives this group's e once rotated; at the start, e itself, highest */
  __m128i w[4];    /* the last 16 words, the earliest word highest */
};

struct sha256 {
  __m128i abef, cdgh;
  __m128i w[4]; /* the last 16 words, the earliest word lowest */
};

/* Rounds 4g to 4g+3 of SHA-1; the function of the rounds is an immediate. */
#define SHA1_ROUNDS(s, g)                                                         \
  do {                                                                            \
    if ((g) >= 4) {                                                               \
      (s).w[(g) & 3] = _mm_sha1msg2_epu32(                                        \
          _mm_xor_si128(_mm_sha1msg1_epu32((s).w[(g) & 3], (s).w[((g) + 1) & 3]), \
                        (s).w[((g) + 2) & 3]),                                    \
          (s).w[((g) + 3) & 3]);                                                  \
    }                                                                             \
    const __m128i before = (s).abcd;                                              \
    const __m128i we = (g) == 0 ? _mm_add_epi32((s).e, (s).w[0])                  \
                                : _mm_sha1nexte_epu32((s).e, (s).w[(g) & 3]);     \
    (s).abcd = _mm_sha1rnds4_epu32((s).abcd, we, (g) / 5);                        \
    (s).e = before;                                                               \
  } while (0)

/* Rounds 4g to 4g+3 of SHA-256. */
SHA_NI_INLINE void sha256_rounds(struct sha256 *s, int g) {
  if (g >= 4) {
    const __m128i w7 = _mm_alignr_epi8(s->w[(g + 3) & 3], s->w[(g + 2) & 3], 4);
    s->w[g & 3] = _mm_sha256msg2_epu32(
        _mm_add_epi32(_mm_sha256msg1_epu32(s->w[g & 3], s->w[(g + 1) & 3]), w7),
        s->w[(g + 3) & 3]);
  }
  const __m128i wk =
      _mm_add_epi32(s->w[g & 3], _mm_load_si128((const __m128i *)(SHA256_K + 4 * g)));
  s->cdgh = _mm_sha256rnds2_epu32(s->cdgh, s->abef, wk);
  s->abef = _mm_sha256rnds2_epu32(s->abef, s->cdgh, _mm_shuffle_epi32(wk, 0x0e));
}

/* A sixteenth of a block: 4 steps of MD5, 4 rounds of SHA-256, 4 or (every fourth time) 8 of SHA-1. */
#define SLICE(i)                                                       \
  do {                                                                 \
    if ((i) < 4) {                                                     \
      const __m128i words = _mm_shuffle_epi8(                          \
          _mm_loadu_si128((const __m128i *)(bytes + 16 * (i))), swap); \
      two.w[(i) & 3] = words;                                          \
      one.w[(i) & 3] = _mm_shuffle_epi32(words, 0x1b);                 \
    }                                                                  \
    sha256_rounds(&two, (i));                                          \
    md5_step(md5, bytes, 4 * (i));                                     \
    md5_step(md5, bytes, 4 * (i) + 1);                                 \
    SHA1_ROUNDS(one, (i) + (i) / 4);                                   \
    md5_step(md5, bytes, 4 * (i) + 2);                                 \
    md5_step(md5, bytes, 4 * (i) + 3);                                 \
    if ((i) % 4 == 3) SHA1_ROUNDS(one, (i) + (i) / 4 + 1);             \
  } while (0)

SHA_NI void shani_blocks(struct stream *s, const uint8_t *bytes, size_t blocks) {
  const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  uint32_t md5[4] = {s->md5[0], s->md5[1], s->md5[2], s->md5[3]};
  struct sha1 one;
  one.abcd = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)s->sha1), 0x1b);
  one.e = _mm_set_epi32((int)s->sha1[4], 0, 0, 0);
  /* The instructions want a, b, e, f in one register and c, d, g, h in another, a highest. */
  const __m128i abcd = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)s->sha256), 0xb1);
  const __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(s->sha256 + 4)), 0x1b);
  struct sha256 two;
  two.abef = _mm_alignr_epi8(abcd, efgh, 8);
  two.cdgh = _mm_blend_epi16(efgh, abcd, 0xf0);

  for (; blocks > 0; blocks--, bytes += BLOCK) {
    const uint32_t a = md5[0], b = md5[1], c = md5[2], d = md5[3];
    const __m128i abcd0 = one.abcd, e0 = one.e, abef0 = two.abef, cdgh0 = two.cdgh;
    SLICE(0);
    SLICE(1);
    SLICE(2);
    SLICE(3);
    SLICE(4);
    SLICE(5);
    SLICE(6);
    SLICE(7);
    SLICE(8);
    SLICE(9);
    SLICE(10);
    SLICE(11);
    SLICE(12);
    SLICE(13);
    SLICE(14);
    SLICE(15);
    md5[0] += a;
    md5[1] += b;
    md5[2] += c;
    md5[3] += d;
    one.e = _mm_sha1nexte_epu32(one.e, e0);
    one.abcd = _mm_add_epi32(one.abcd, abcd0);
    two.abef = _mm_add_epi32(two.abef, abef0);
    two.cdgh = _mm_add_epi32(two.cdgh, cdgh0);
  }

  for (int i = 0; i < 4; i++) s->md5[i] = md5[i];
  _mm_storeu_si128((__m128i *)s->sha1, _mm_shuffle_epi32(one.abcd, 0x1b));
  s->sha1[4] = (uint32_t)_mm_extract_epi32(one.e, 3);
  const __m128i feba = _mm_shuffle_epi32(two.abef, 0x1b);
  const __m128i dchg = _mm_shuffle_epi32(two.cdgh, 0xb1);
  _mm_storeu_si128((__m128i *)s->sha256, _mm_blend_epi16(feba, dchg, 0xf0));
  _mm_storeu_si128((__m128i *)(s->sha256 + 4), _mm_alignr_epi8(dchg, feba, 8));
}

#endif
