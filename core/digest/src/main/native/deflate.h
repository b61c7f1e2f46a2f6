/*
 * zlib streams (RFC 1950) through ISA-L, several times as fast as zlib itself. The library is looked
 * for when it is asked for: without it, nothing but these functions is missing.
 */
#ifndef DALEL_DEFLATE_H
#define DALEL_DEFLATE_H

#include <stddef.h>
#include <stdint.h>

enum { WORK_ALIGNMENT = 64 };

/* Whether the library is here; to be asked before the others are called. */
int deflate_load(void);

/* Size of the memory that a stream needs between calls. */
size_t deflate_work_bytes(void);

/* Begins a stream. */
void deflate_start(void *memory);

/*
 * Packs a piece; in_length and out_length become what was taken and given. False when the library
 * reports an error.
 */
int deflate_piece(void *memory, const uint8_t *in, size_t *in_length, int last, uint8_t *out,
                  size_t *out_length);

/* Whether everything was given out. */
int deflate_ended(void *memory);

#endif
