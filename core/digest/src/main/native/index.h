/*
 * A full-text index segment in the format of SQLite's FTS5 (detail=full, no prefix indexes, two
 * columns), made from documents in memory. The format is described at the top of SQLite's
 * fts5_index.c; tokens are those of its tokenizer "unicode61 remove_diacritics 0".
 *
 * Bytes come from evidence: any bytes are accepted, and nothing is read or written beyond what is
 * given.
 */
#ifndef DALEL_INDEX_H
#define DALEL_INDEX_H

#include <stddef.h>
#include <stdint.h>

struct index;

/* NULL when there is no memory. The seed makes places in the hash table unforeseeable. */
struct index *index_new(uint64_t seed);

void index_free(struct index *index);

/*
 * Adds a document; rowids ascend. tokens[0] and tokens[1] become the numbers of tokens of the two
 * columns. 0 when there is no memory: the index is of no use then.
 */
int index_add(struct index *index, int64_t rowid, const uint8_t *text, size_t length,
              const uint8_t *metadata, size_t metadata_length, int32_t tokens[2]);

/* Bytes of memory in use. */
size_t index_bytes(const struct index *index);

enum { RECORD_LEAF = 0, RECORD_TERM = 1, RECORD_DOCLIST_INDEX = 2, RECORD_HEADER = 13 };

/*
 * Writes the segment and forgets the documents. Records follow each other: one byte of kind, then
 * three 32-bit numbers, in the order of the machine: page, a second number (level of a page of a
 * doclist index; whether the last doclist of a page has one), and the length of what follows (the
 * page, or the term that the page begins with). NULL when there is no memory; the caller frees.
 */
uint8_t *index_write(struct index *index, int page_size, size_t *length);

#endif
