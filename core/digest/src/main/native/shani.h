/*
 * Rounds of SHA-1 and SHA-256 with the SHA extensions of x86-64.
 *
 * Instructions: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2, SHA1RNDS4
 * to SHA256RNDS2.
 */
#ifndef DALEL_SHANI_H
#define DALEL_SHANI_H

#include <immintrin.h>

#include "constants.h"
#include "digest.h"

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

/* Both SHA digests of a stream, in registers. */
struct sha {
  struct sha1 one;
  struct sha256 two;
};

SHA_NI_INLINE void sha_load(struct sha *s, const struct stream *from) {
  s->one.abcd = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)from->sha1), 0x1b);
  s->one.e = _mm_set_epi32((int)from->sha1[4], 0, 0, 0);
  /* The instructions want a, b, e, f in one register and c, d, g, h in another, a highest. */
  const __m128i abcd = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)from->sha256), 0xb1);
  const __m128i efgh =
      _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(from->sha256 + 4)), 0x1b);
  s->two.abef = _mm_alignr_epi8(abcd, efgh, 8);
  s->two.cdgh = _mm_blend_epi16(efgh, abcd, 0xf0);
}

SHA_NI_INLINE void sha_store(const struct sha *s, struct stream *to) {
  _mm_storeu_si128((__m128i *)to->sha1, _mm_shuffle_epi32(s->one.abcd, 0x1b));
  to->sha1[4] = (uint32_t)_mm_extract_epi32(s->one.e, 3);
  const __m128i feba = _mm_shuffle_epi32(s->two.abef, 0x1b);
  const __m128i dchg = _mm_shuffle_epi32(s->two.cdgh, 0xb1);
  _mm_storeu_si128((__m128i *)to->sha256, _mm_blend_epi16(feba, dchg, 0xf0));
  _mm_storeu_si128((__m128i *)(to->sha256 + 4), _mm_alignr_epi8(dchg, feba, 8));
}

/* Quarter i of a block becomes its words: SHA-1 wants the earliest word highest. */
SHA_NI_INLINE void sha_words(struct sha *s, const uint8_t *block, int i) {
  const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  const __m128i words =
      _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(block + 16 * i)), swap);
  s->two.w[i] = words;
  s->one.w[i] = _mm_shuffle_epi32(words, 0x1b);
}

/* Adds the state before a block to the one after its rounds. */
SHA_NI_INLINE void sha_add(struct sha *s, const struct sha *before) {
  s->one.e = _mm_sha1nexte_epu32(s->one.e, before->one.e);
  s->one.abcd = _mm_add_epi32(s->one.abcd, before->one.abcd);
  s->two.abef = _mm_add_epi32(s->two.abef, before->two.abef);
  s->two.cdgh = _mm_add_epi32(s->two.cdgh, before->two.cdgh);
}

#endif
