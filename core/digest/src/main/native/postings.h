/* Where terms stand in documents, gathered in memory. */
#ifndef DALEL_POSTINGS_H
#define DALEL_POSTINGS_H

#include "bytes.h"

/* A term, followed by its bytes. */
struct term {
  uint32_t length;
  uint32_t first;    /* its first chunk */
  uint32_t at, end;  /* where the last chunk is written on, and ends */
  uint32_t document; /* the last one that it stands in, counted from 1 */
  uint32_t position; /* in the column */
  uint16_t column;
  uint16_t level; /* of the last chunk: decides its size */
  uint8_t bytes[];
};

struct slot {
  uint32_t hash, term;
};

struct postings {
  uint64_t seed;
  struct bytes terms;  /* those of struct term, one behind the other, each at a multiple of four */
  struct bytes chunks; /* 32-bit place of the next chunk, then the data */
  struct slot *slots;
  uint32_t slot_count, term_count, document;
  struct bytes rowids; /* of the documents, int64_t each */
};

int postings_start(struct postings *postings, uint64_t seed);
void postings_free(struct postings *postings);

/* Forgets all; the memory stays, unless it is much. */
int postings_clear(struct postings *postings);

int postings_document(struct postings *postings, int64_t rowid);

/* A token of the document begun last. */
struct token {
  const uint8_t *bytes; /* behind them are zeros, for eight bytes */
  uint32_t length;
  uint32_t position; /* in its column */
  uint32_t hash;     /* filled in by postings_add */
};

/* Adds tokens of one column, in their order. Many at once wait together for the memory. */
int postings_add(struct postings *postings, struct token *tokens, int n, int column);

/* The places of all terms in postings->terms, in the order of their bytes; the caller frees. */
uint32_t *postings_sorted(const struct postings *postings);

/* Puts the documents and positions of a term into a buffer, as FTS5 wants a doclist. */
int postings_doclist(const struct postings *postings, const struct term *term, struct bytes *scratch,
                     struct bytes *doclist);

#endif
