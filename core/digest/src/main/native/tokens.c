#include "tokens.h"

#include <string.h>

#include "unicode61.h"

enum { SEPARATOR = 0, MULTIBYTE = 1, BMP = 0x10000 };

/* What an ASCII byte becomes in a token; SEPARATOR and MULTIBYTE are no such bytes. */
static uint8_t ascii[256];

/* What a character becomes; 0: no part of a token. */
static uint16_t folded[BMP];

/* Of those that become something: parts of a token that do not begin one. */
static uint8_t continues[BMP / 8];

static int is_in(const struct character_range *ranges, int n, uint32_t c) {
  int low = 0, high = n - 1;
  while (low <= high) {
    int middle = (low + high) / 2;
    if (c < ranges[middle].first) {
      high = middle - 1;
    } else if (c > ranges[middle].last) {
      low = middle + 1;
    } else {
      return 1;
    }
  }
  return 0;
}

static uint32_t lower(uint32_t c) {
  for (int i = 0; i < FOLDS; i++) {
    const struct fold *fold = &folds[i];
    if (c >= fold->first && c <= fold->last && (c - fold->first) % fold->step == 0) {
      return (uint32_t)((int32_t)c + fold->delta);
    }
  }
  return c;
}

void tokens_prepare(void) {
  if (ascii['a'] != 0) {
    return;
  }
  for (int c = 0x80; c < 0x100; c++) {
    ascii[c] = MULTIBYTE;
  }
  for (int i = 0; i < STARTING; i++) {
    for (uint32_t c = starting[i].first; c <= starting[i].last && c < BMP; c++) {
      folded[c] = (uint16_t)c;
    }
  }
  for (int i = 0; i < CONTINUING; i++) {
    for (uint32_t c = continuing[i].first; c <= continuing[i].last && c < BMP; c++) {
      folded[c] = (uint16_t)c;
      continues[c / 8] |= (uint8_t)(1 << c % 8);
    }
  }
  for (int i = 0; i < FOLDS; i++) {
    for (uint32_t c = folds[i].first; c <= folds[i].last && c < BMP; c += folds[i].step) {
      folded[c] = (uint16_t)((int32_t)c + folds[i].delta);
    }
  }
  for (int c = 'z'; c > 0; c--) {
    int digit = c >= '0' && c <= '9', capital = c >= 'A' && c <= 'Z', small = c >= 'a';
    ascii[c] = (uint8_t)(digit || small ? c : capital ? c + 'a' - 'A' : SEPARATOR);
  }
}

/* The character at a byte above 0x7f; what is no UTF-8 is U+FFFD, which separates. */
static uint32_t read_character(struct token_reader *reader) {
  uint8_t first = *reader->at++;
  int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
  uint32_t c = first & (0x3f >> more);
  if (first < 0xc0 || first > 0xf4) {
    return 0xfffd;
  }
  for (; more > 0; more--) {
    if (reader->at == reader->end || (*reader->at & 0xc0) != 0x80) {
      return 0xfffd;
    }
    c = c << 6 | (*reader->at++ & 0x3f);
  }
  return c;
}

/* What a character becomes; 0 when it ends the token, or does not begin one. */
static uint32_t part(uint32_t c, int begins) {
  if (c < BMP) {
    return begins && (continues[c / 8] >> c % 8 & 1) ? 0 : folded[c];
  }
  if (is_in(starting, STARTING, c) || (!begins && is_in(continuing, CONTINUING, c))) {
    return lower(c);
  }
  return 0;
}

static size_t put(uint8_t *out, uint32_t c) {
  if (c < 0x80) {
    out[0] = (uint8_t)c;
    return 1;
  }
  if (c < 0x800) {
    out[0] = (uint8_t)(0xc0 | c >> 6);
    out[1] = (uint8_t)(0x80 | (c & 0x3f));
    return 2;
  }
  if (c < BMP) {
    out[0] = (uint8_t)(0xe0 | c >> 12);
    out[1] = (uint8_t)(0x80 | (c >> 6 & 0x3f));
    out[2] = (uint8_t)(0x80 | (c & 0x3f));
    return 3;
  }
  out[0] = (uint8_t)(0xf0 | c >> 18);
  out[1] = (uint8_t)(0x80 | (c >> 12 & 0x3f));
  out[2] = (uint8_t)(0x80 | (c >> 6 & 0x3f));
  out[3] = (uint8_t)(0x80 | (c & 0x3f));
  return 4;
}

size_t token_next(struct token_reader *reader) {
  uint8_t *token = reader->token;
  size_t n = 0;
  while (reader->at < reader->end) {
    uint8_t byte = ascii[*reader->at];
    if (byte > MULTIBYTE) {
      if (n < MAX_TOKEN) {
        token[n++] = byte;
      }
      reader->at++;
      continue;
    }
    uint32_t c = 0;
    if (byte == MULTIBYTE) {
      c = part(read_character(reader), n == 0);
    } else {
      reader->at++;
    }
    if (c != 0) {
      uint8_t bytes[4];
      size_t length = put(bytes, c);
      size_t room = MAX_TOKEN - n;
      memcpy(token + n, bytes, length < room ? length : room);
      n += length < room ? length : room;
    } else if (n > 0) {
      break;
    }
  }
  memset(token + n, 0, TOKEN_PADDING);
  return n;
}
