/* Bytes that grow, and the variable-length numbers of SQLite. */
#ifndef DALEL_BYTES_H
#define DALEL_BYTES_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct bytes {
  uint8_t *at;
  size_t length, room;
};

enum { MOST_OF_NUMBER = 9 };

/* Room for so many more; 0 without memory. */
static inline int bytes_reserve(struct bytes *bytes, size_t more) {
  if (bytes->room - bytes->length >= more) {
    return 1;
  }
  size_t room = (bytes->length + more) * 2;
  uint8_t *at = realloc(bytes->at, room);
  if (at == NULL) {
    return 0;
  }
  bytes->at = at;
  bytes->room = room;
  return 1;
}

/* The caller reserved room. */
static inline void bytes_append(struct bytes *bytes, const void *from, size_t n) {
  memcpy(bytes->at + bytes->length, from, n);
  bytes->length += n;
}

static inline void bytes_free(struct bytes *bytes) {
  free(bytes->at);
  memset(bytes, 0, sizeof *bytes);
}

/* Seven bits a byte, the most significant first; values have at most 56 bits. */
static inline int number_put(uint8_t *out, uint64_t value) {
  if (value < 0x80) {
    out[0] = (uint8_t)value;
    return 1;
  }
  int n = 1;
  for (uint64_t rest = value >> 7; rest != 0; rest >>= 7) {
    n++;
  }
  for (int i = n - 1; i >= 0; i--, value >>= 7) {
    out[i] = (uint8_t)((value & 0x7f) | (i < n - 1 ? 0x80 : 0));
  }
  return n;
}

static inline void bytes_number(struct bytes *bytes, uint64_t value) {
  bytes->length += (size_t)number_put(bytes->at + bytes->length, value);
}

static inline int number_get(const uint8_t *in, uint64_t *value) {
  uint64_t v = in[0] & 0x7f;
  int n = 1;
  while (in[n - 1] & 0x80) {
    v = v << 7 | (in[n++] & 0x7f);
  }
  *value = v;
  return n;
}

static inline void bytes_u16(uint8_t *at, size_t value) {
  at[0] = (uint8_t)(value >> 8);
  at[1] = (uint8_t)value;
}

#endif
