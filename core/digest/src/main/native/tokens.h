/*
 * Tokens of SQLite's "unicode61 remove_diacritics 0": letters, digits and characters of private use
 * (Unicode categories L, N, Co) and diacritics behind one, in lower case.
 */
#ifndef DALEL_TOKENS_H
#define DALEL_TOKENS_H

#include <stddef.h>
#include <stdint.h>

/* As FTS5 does: what is longer is cut. */
enum { MAX_TOKEN = 32768, TOKEN_PADDING = 16 };

struct token_reader {
  const uint8_t *at;
  const uint8_t *end;
  uint8_t *token; /* of MAX_TOKEN + TOKEN_PADDING bytes */
};

/* To be called before the first token is read, once. */
void tokens_prepare(void);

/* The length of the next token, which is put into reader->token with zeros behind it; 0 at the end. */
size_t token_next(struct token_reader *reader);

#endif
