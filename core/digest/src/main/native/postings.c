#define _GNU_SOURCE /* qsort_r */
#include "postings.h"

enum {
  FIRST_SLOTS = 1 << 14,
  KEPT_BYTES = 32 << 20,
  LINK = sizeof(uint32_t),
  FIRST_CHUNK = 16,
  LARGEST_LEVEL = 5, /* chunks of 16, 32, ... 512 bytes */
  RADIX = 256,
  NO_TERM = 4 /* bytes at the beginning: no term stands at 0 */
};

/* Behind the last place of a document. A number never begins with it: the least is COLUMN. */
enum { END = 0, COLUMN = 1, FIRST_POSITION = 2 };

static const uint32_t MOST_BYTES = 0xf0000000u;

static struct term *term_at(const struct postings *postings, uint32_t place) {
  return (struct term *)(void *)(postings->terms.at + place);
}

int postings_start(struct postings *postings, uint64_t seed) {
  memset(postings, 0, sizeof *postings);
  postings->seed = seed | 1;
  return postings_clear(postings);
}

void postings_free(struct postings *postings) {
  bytes_free(&postings->terms);
  bytes_free(&postings->chunks);
  bytes_free(&postings->rowids);
  free(postings->slots);
  postings->slots = NULL;
}

int postings_clear(struct postings *postings) {
  if (postings->terms.room + postings->chunks.room > KEPT_BYTES) {
    bytes_free(&postings->terms);
    bytes_free(&postings->chunks);
  }
  if (postings->slots == NULL || postings->term_count < postings->slot_count / 16) {
    free(postings->slots);
    postings->slot_count = FIRST_SLOTS;
    postings->slots = malloc(FIRST_SLOTS * sizeof(struct slot));
    if (postings->slots == NULL) {
      return 0;
    }
  }
  memset(postings->slots, 0, postings->slot_count * sizeof(struct slot));
  postings->terms.length = 0;
  postings->chunks.length = 0;
  postings->rowids.length = 0;
  postings->term_count = 0;
  postings->document = 0;
  if (!bytes_reserve(&postings->terms, NO_TERM)) {
    return 0;
  }
  postings->terms.length = NO_TERM;
  return 1;
}

int postings_document(struct postings *postings, int64_t rowid) {
  if (postings->document == UINT32_MAX || !bytes_reserve(&postings->rowids, sizeof rowid)) {
    return 0;
  }
  bytes_append(&postings->rowids, &rowid, sizeof rowid);
  postings->document++;
  return 1;
}

/* Bytes behind the token are zeros, so that whole words can be taken. */
static uint32_t hash_of(uint64_t seed, const uint8_t *token, size_t length) {
  uint64_t h = seed ^ length;
  for (size_t i = 0; i < length; i += 8) {
    uint64_t word;
    memcpy(&word, token + i, 8);
    h = (h ^ word) * 0x9e3779b97f4a7c15u;
    h ^= h >> 32;
  }
  h *= seed;
  return (uint32_t)(h >> 32);
}

static int grow(struct postings *postings) {
  uint32_t count = postings->slot_count * 2;
  struct slot *slots = count == 0 ? NULL : calloc(count, sizeof(struct slot));
  if (slots == NULL) {
    return 0;
  }
  for (uint32_t i = 0; i < postings->slot_count; i++) {
    struct slot slot = postings->slots[i];
    if (slot.term != 0) {
      uint32_t at = slot.hash & (count - 1);
      while (slots[at].term != 0) {
        at = (at + 1) & (count - 1);
      }
      slots[at] = slot;
    }
  }
  free(postings->slots);
  postings->slots = slots;
  postings->slot_count = count;
  return 1;
}

/* A chunk at the end of the memory; its place, or UINT32_MAX. */
static uint32_t new_chunk(struct postings *postings, uint32_t level) {
  size_t size = (size_t)FIRST_CHUNK << level;
  size_t place = postings->chunks.length;
  if (place + size > MOST_BYTES || !bytes_reserve(&postings->chunks, size)) {
    return UINT32_MAX;
  }
  postings->chunks.length += size;
  return (uint32_t)place;
}

static int chain(struct postings *postings, struct term *term) {
  uint32_t level = term->level < LARGEST_LEVEL ? term->level + 1u : LARGEST_LEVEL;
  uint32_t chunk = new_chunk(postings, level);
  if (chunk == UINT32_MAX) {
    return 0;
  }
  uint32_t last = term->end - ((uint32_t)FIRST_CHUNK << term->level);
  memcpy(postings->chunks.at + last, &chunk, LINK);
  term->at = chunk + LINK;
  term->end = chunk + ((uint32_t)FIRST_CHUNK << level);
  term->level = (uint16_t)level;
  return 1;
}

static int put(struct postings *postings, struct term *term, uint64_t value) {
  if (value < 0x80 && term->at < term->end) {
    postings->chunks.at[term->at++] = (uint8_t)value;
    return 1;
  }
  uint8_t number[MOST_OF_NUMBER];
  int n = number_put(number, value);
  for (int i = 0; i < n; i++) {
    if (term->at == term->end && !chain(postings, term)) {
      return 0;
    }
    postings->chunks.at[term->at++] = number[i];
  }
  return 1;
}

static struct term *new_term(struct postings *postings, struct slot *slot,
                             const struct token *token) {
  size_t size = (sizeof(struct term) + token->length + 3) & ~(size_t)3;
  uint32_t chunk = new_chunk(postings, 0);
  if (chunk == UINT32_MAX || postings->terms.length + size > MOST_BYTES ||
      !bytes_reserve(&postings->terms, size)) {
    return NULL;
  }
  slot->hash = token->hash;
  slot->term = (uint32_t)postings->terms.length;
  struct term *term = term_at(postings, slot->term);
  postings->terms.length += size;
  postings->term_count++;
  memset(term, 0, sizeof *term);
  term->length = token->length;
  term->first = chunk;
  term->at = chunk + LINK;
  term->end = chunk + FIRST_CHUNK;
  memcpy(term->bytes, token->bytes, token->length);
  return term;
}

static struct term *find(struct postings *postings, const struct token *token) {
  uint32_t mask = postings->slot_count - 1;
  for (uint32_t at = token->hash & mask;; at = (at + 1) & mask) {
    struct slot *slot = &postings->slots[at];
    if (slot->term == 0) {
      return new_term(postings, slot, token);
    }
    if (slot->hash == token->hash) {
      struct term *term = term_at(postings, slot->term);
      if (term->length == token->length && memcmp(term->bytes, token->bytes, token->length) == 0) {
        return term;
      }
    }
  }
}

/* Document (counted from the one before), places, END: places as FTS5 writes them. */
static int add(struct postings *postings, struct term *term, int column, uint32_t position) {
  if (term->document != postings->document) {
    if (term->document != 0 && !put(postings, term, END)) {
      return 0;
    }
    if (!put(postings, term, postings->document - term->document)) {
      return 0;
    }
    term->document = postings->document;
    term->column = 0;
    term->position = 0;
  }
  if (term->column != column) {
    if (!put(postings, term, COLUMN) || !put(postings, term, (uint64_t)column)) {
      return 0;
    }
    term->column = (uint16_t)column;
    term->position = 0;
  }
  uint64_t step = (uint64_t)position - term->position + FIRST_POSITION;
  term->position = position;
  return put(postings, term, step);
}

/*
 * A token costs two places of memory that are seldom in the cache, its slot and its term. All slots
 * are asked for before the first is looked at, then all terms.
 */
int postings_add(struct postings *postings, struct token *tokens, int n, int column) {
  while ((uint64_t)postings->term_count + (uint32_t)n > postings->slot_count / 2) {
    if (!grow(postings)) {
      return 0;
    }
  }
  uint32_t mask = postings->slot_count - 1;
  for (int i = 0; i < n; i++) {
    tokens[i].hash = hash_of(postings->seed, tokens[i].bytes, tokens[i].length);
    __builtin_prefetch(&postings->slots[tokens[i].hash & mask]);
  }
  for (int i = 0; i < n; i++) {
    const struct slot *slot = &postings->slots[tokens[i].hash & mask];
    __builtin_prefetch(postings->terms.at + slot->term, 1);
  }
  for (int i = 0; i < n; i++) {
    struct term *term = find(postings, &tokens[i]);
    if (term == NULL || !add(postings, term, column, tokens[i].position)) {
      return 0;
    }
  }
  return 1;
}

struct key {
  uint64_t prefix;
  uint32_t place;
};

/* The first eight bytes as a number that sorts as they do; zeros behind a short term. */
static uint64_t prefix_of(const struct term *term) {
  uint64_t prefix = 0;
  for (uint32_t i = 0; i < 8; i++) {
    prefix = prefix << 8 | (i < term->length ? term->bytes[i] : 0);
  }
  return prefix;
}

static void radix_sort(struct key *keys, struct key *other, size_t n) {
  for (int shift = 0; shift < 64; shift += 8) {
    size_t count[RADIX] = {0};
    for (size_t i = 0; i < n; i++) {
      count[keys[i].prefix >> shift & 0xff]++;
    }
    size_t sum = 0;
    for (int b = 0; b < RADIX; b++) {
      size_t here = count[b];
      count[b] = sum;
      sum += here;
    }
    for (size_t i = 0; i < n; i++) {
      other[count[keys[i].prefix >> shift & 0xff]++] = keys[i];
    }
    struct key *swap = keys;
    keys = other;
    other = swap;
  }
}

static int compare_terms(const void *a, const void *b, void *postings) {
  const struct term *left = term_at(postings, ((const struct key *)a)->place);
  const struct term *right = term_at(postings, ((const struct key *)b)->place);
  uint32_t least = left->length < right->length ? left->length : right->length;
  int order = memcmp(left->bytes, right->bytes, least);
  return order != 0 ? order : (left->length > right->length) - (left->length < right->length);
}

uint32_t *postings_sorted(const struct postings *postings) {
  size_t n = postings->term_count;
  struct key *keys = malloc((n + 1) * 2 * sizeof(struct key));
  uint32_t *places = malloc((n + 1) * sizeof(uint32_t));
  if (keys == NULL || places == NULL) {
    free(keys);
    free(places);
    return NULL;
  }
  uint32_t place = NO_TERM;
  for (size_t i = 0; i < n; i++) {
    const struct term *term = term_at(postings, place);
    keys[i] = (struct key){prefix_of(term), place};
    place += (uint32_t)((sizeof(struct term) + term->length + 3) & ~(size_t)3);
  }
  radix_sort(keys, keys + n, n);
  for (size_t from = 0, to; from < n; from = to) {
    for (to = from + 1; to < n && keys[to].prefix == keys[from].prefix; to++) {
    }
    if (to - from > 1) {
      qsort_r(keys + from, to - from, sizeof(struct key), compare_terms, (void *)(uintptr_t)postings);
    }
  }
  for (size_t i = 0; i < n; i++) {
    places[i] = keys[i].place;
  }
  free(keys);
  return places;
}

static int gather(const struct postings *postings, const struct term *term, struct bytes *out) {
  uint32_t chunk = term->first;
  out->length = 0;
  for (uint32_t level = 0;; level += level < LARGEST_LEVEL) {
    uint32_t end = chunk + ((uint32_t)FIRST_CHUNK << level);
    int last = end == term->end;
    uint32_t stop = last ? term->at : end;
    if (!bytes_reserve(out, stop - chunk)) {
      return 0;
    }
    bytes_append(out, postings->chunks.at + chunk + LINK, stop - chunk - LINK);
    if (last) {
      return 1;
    }
    memcpy(&chunk, postings->chunks.at + chunk, LINK);
  }
}

int postings_doclist(const struct postings *postings, const struct term *term, struct bytes *scratch,
                     struct bytes *doclist) {
  if (!gather(postings, term, scratch)) {
    return 0;
  }
  const int64_t *rowids = (const int64_t *)(const void *)postings->rowids.at;
  const uint8_t *in = scratch->at, *end = in + scratch->length;
  uint32_t document = 0;
  int64_t before = 0;
  doclist->length = 0;
  while (in < end) {
    uint64_t step;
    in += number_get(in, &step);
    document += (uint32_t)step;
    const uint8_t *places = in;
    while (in < end && *in != END) {
      while (*in++ & 0x80) {
      }
    }
    size_t length = (size_t)(in - places);
    if (!bytes_reserve(doclist, length + 2 * MOST_OF_NUMBER)) {
      return 0;
    }
    int64_t rowid = rowids[document - 1];
    bytes_number(doclist, (uint64_t)(rowid - before));
    bytes_number(doclist, length * 2);
    bytes_append(doclist, places, length);
    before = rowid;
    in++;
  }
  return 1;
}
