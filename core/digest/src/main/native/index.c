#include "index.h"

#include "postings.h"
#include "tokens.h"

/*
 * Marks the main index among the terms, as opposed to indexes of prefixes. Pages of a doclist index
 * are made for a doclist that goes on for at least so many pages.
 */
enum { MAIN_INDEX = '0', LEAST_EMPTY_PAGES = 4, HEADER = 4, MOST_LEVELS = 32 };

/* Tokens that are looked up together, and room for their bytes. */
enum { TOGETHER = 64, TOKEN_ROOM = MAX_TOKEN + TOKEN_PADDING };

struct index {
  struct postings postings;
  uint8_t bytes[2 * TOKEN_ROOM];
};

struct index *index_new(uint64_t seed) {
  tokens_prepare();
  struct index *index = malloc(sizeof *index);
  if (index != NULL && !postings_start(&index->postings, seed)) {
    index_free(index);
    return NULL;
  }
  return index;
}

void index_free(struct index *index) {
  if (index != NULL) {
    postings_free(&index->postings);
    free(index);
  }
}

static int add_column(struct index *index, int column, const uint8_t *text, size_t length,
                      int32_t *count) {
  struct token_reader reader = {text, text + length, index->bytes};
  struct token tokens[TOGETHER];
  uint32_t position = 0;
  int more = 1;
  while (more) {
    int n = 0;
    reader.token = index->bytes;
    while (more && n < TOGETHER && reader.token <= index->bytes + TOKEN_ROOM) {
      size_t token = token_next(&reader);
      more = token > 0;
      if (more) {
        tokens[n++] = (struct token){reader.token, (uint32_t)token, position++, 0};
        reader.token += token + TOKEN_PADDING;
      }
    }
    if (position > INT32_MAX || !postings_add(&index->postings, tokens, n, column)) {
      return 0;
    }
  }
  *count = (int32_t)position;
  return 1;
}

int index_add(struct index *index, int64_t rowid, const uint8_t *text, size_t length,
              const uint8_t *metadata, size_t metadata_length, int32_t tokens[2]) {
  return postings_document(&index->postings, rowid) &&
         add_column(index, 0, text, length, &tokens[0]) &&
         add_column(index, 1, metadata, metadata_length, &tokens[1]);
}

size_t index_bytes(const struct index *index) {
  const struct postings *p = &index->postings;
  return p->terms.length + p->chunks.length + p->rowids.length +
         p->slot_count * sizeof(struct slot);
}

/* One level of the doclist index of the term at hand. */
struct level {
  struct bytes page;
  uint32_t number;
  int64_t before;
  int begun;
};

struct writer {
  size_t page_size;
  struct bytes out;
  struct bytes page, footer; /* the leaf at hand */
  uint32_t number;           /* of the leaf */
  size_t footer_before;      /* the place in the page that the footer names last */
  int has_term, has_rowid;   /* whether a term, a rowid stands on the leaf */
  const struct term *before; /* the term before */
  struct bytes separator;    /* what leads to the leaf that begins a run of leaves without terms */
  uint32_t separated;        /* that leaf */
  int empty;                 /* leaves without a term since then */
  struct level levels[MOST_LEVELS];
};

static int record(struct writer *writer, uint8_t kind, uint32_t page, uint32_t second,
                  const struct bytes *content, const struct bytes *more) {
  size_t behind = more == NULL ? 0 : more->length;
  if (!bytes_reserve(&writer->out, RECORD_HEADER + content->length + behind)) {
    return 0;
  }
  uint32_t numbers[3] = {page, second, (uint32_t)(content->length + behind)};
  bytes_append(&writer->out, &kind, 1);
  bytes_append(&writer->out, numbers, sizeof numbers);
  if (content->length > 0) {
    bytes_append(&writer->out, content->at, content->length);
  }
  if (behind > 0) {
    bytes_append(&writer->out, more->at, behind);
  }
  return 1;
}

static void new_leaf(struct writer *writer) {
  writer->page.length = 0;
  bytes_append(&writer->page, "\0\0\0", HEADER);
  writer->footer.length = 0;
  writer->footer_before = 0;
  writer->has_term = 0;
  writer->has_rowid = 0;
}

static int flush_leaf(struct writer *writer) {
  bytes_u16(writer->page.at + 2, writer->page.length);
  if (!writer->has_term) {
    struct level *leaves = &writer->levels[0];
    if (!writer->has_rowid && leaves->begun) {
      if (!bytes_reserve(&leaves->page, 1)) {
        return 0;
      }
      bytes_number(&leaves->page, 0);
    }
    writer->empty++;
  }
  int fine = record(writer, RECORD_LEAF, writer->number, 0, &writer->page, &writer->footer);
  writer->number++;
  new_leaf(writer);
  return fine;
}

/* Ends the doclist index of the term before, and says where its leaf is. */
static int flush_separator(struct writer *writer) {
  int indexed = writer->levels[0].begun && writer->empty >= LEAST_EMPTY_PAGES;
  for (uint32_t i = 0; i < MOST_LEVELS && writer->levels[i].begun; i++) {
    struct level *level = &writer->levels[i];
    if (indexed &&
        !record(writer, RECORD_DOCLIST_INDEX, level->number, i, &level->page, NULL)) {
      return 0;
    }
    level->page.length = 0;
    level->begun = 0;
  }
  writer->empty = 0;
  return record(writer, RECORD_TERM, writer->separated, (uint32_t)indexed, &writer->separator,
                NULL);
}

static void level_begin(struct level *level, int lower, uint64_t child, int64_t rowid) {
  bytes_number(&level->page, (uint64_t)lower);
  bytes_number(&level->page, child);
  bytes_number(&level->page, (uint64_t)rowid);
  level->begun = 1;
  level->before = rowid;
}

/* A rowid that is the first on its leaf enters the doclist index; full pages go one level up. */
static int index_rowid(struct writer *writer, int64_t rowid) {
  for (uint32_t i = 0; i + 1 < MOST_LEVELS; i++) {
    struct level *level = &writer->levels[i], *above = level + 1;
    if (!bytes_reserve(&level->page, 3 * MOST_OF_NUMBER)) {
      return 0;
    }
    uint64_t child = i == 0 ? writer->number : writer->levels[i - 1].number;
    if (!level->begun) {
      level_begin(level, 0, child, rowid);
      return 1;
    }
    if (level->page.length < writer->page_size) {
      bytes_number(&level->page, (uint64_t)(rowid - level->before));
      level->before = rowid;
      return 1;
    }
    level->page.at[0] = 1; /* not the root */
    if (!record(writer, RECORD_DOCLIST_INDEX, level->number, i, &level->page, NULL)) {
      return 0;
    }
    if (!above->begun) {
      uint64_t first_child, first;
      int n = number_get(level->page.at + 1, &first_child);
      number_get(level->page.at + 1 + n, &first);
      above->page.length = 0;
      above->number = level->number;
      if (!bytes_reserve(&above->page, 3 * MOST_OF_NUMBER)) {
        return 0;
      }
      level_begin(above, 0, level->number, (int64_t)first);
    }
    level->page.length = 0;
    level->number++;
    level_begin(level, 1, child, rowid);
  }
  return 0;
}

static uint32_t common(const struct term *a, const struct term *b) {
  uint32_t n = a->length < b->length ? a->length : b->length, i = 0;
  while (i < n && a->bytes[i] == b->bytes[i]) {
    i++;
  }
  return i;
}

static size_t filled(const struct writer *writer) {
  return writer->page.length + writer->footer.length;
}

/* Terms begin with the mark of the main index. */
static int write_term(struct writer *writer, const struct term *term) {
  size_t length = (size_t)term->length + 1;
  if (filled(writer) + length + 2 >= writer->page_size && writer->page.length > HEADER &&
      !flush_leaf(writer)) {
    return 0;
  }
  if (!bytes_reserve(&writer->page, length + 2 * MOST_OF_NUMBER) ||
      !bytes_reserve(&writer->footer, MOST_OF_NUMBER)) {
    return 0;
  }
  bytes_number(&writer->footer, writer->page.length - writer->footer_before);
  writer->footer_before = writer->page.length;
  size_t shared = writer->before == NULL ? 0 : (size_t)common(writer->before, term) + 1;
  if (writer->has_term) {
    bytes_number(&writer->page, shared);
  } else {
    if (writer->number > 1) {
      if (!flush_separator(writer) || !bytes_reserve(&writer->separator, shared + 1)) {
        return 0;
      }
      writer->separator.length = 0;
      bytes_number(&writer->separator, MAIN_INDEX);
      bytes_append(&writer->separator, term->bytes, shared);
      writer->separated = writer->number;
    }
    shared = 0;
  }
  bytes_number(&writer->page, length - shared);
  if (shared == 0) {
    bytes_number(&writer->page, MAIN_INDEX);
    bytes_append(&writer->page, term->bytes, term->length);
  } else {
    bytes_append(&writer->page, term->bytes + shared - 1, length - shared);
  }
  writer->before = term;
  writer->has_term = 1;
  writer->has_rowid = 1; /* what stands behind a term needs no pointer */
  writer->levels[0].page.length = 0;
  writer->levels[0].begun = 0;
  writer->levels[0].number = writer->number;
  return 1;
}

/* How much of a list of numbers fits; at least the first one. */
static size_t prefix_that_fits(const uint8_t *list, size_t length, size_t space) {
  size_t fits = 0;
  for (size_t next = 0; next < length && (fits == 0 || next < space);) {
    while (list[next] & 0x80) {
      next++;
    }
    next++;
    if (fits == 0 || next <= space) {
      fits = next;
    }
  }
  return fits;
}

static int write_places(struct writer *writer, const uint8_t *places, size_t length) {
  while (length > 0) {
    size_t used = filled(writer);
    size_t space = used < writer->page_size ? writer->page_size - used : 0;
    size_t n = length <= space ? length : prefix_that_fits(places, length, space);
    if (!bytes_reserve(&writer->page, n + MOST_OF_NUMBER)) {
      return 0;
    }
    bytes_append(&writer->page, places, n);
    places += n;
    length -= n;
    if ((length > 0 || filled(writer) >= writer->page_size) && !flush_leaf(writer)) {
      return 0;
    }
  }
  return 1;
}

/* A doclist that does not fit on the leaf: a rowid and the size behind it stay together. */
static int write_in_pieces(struct writer *writer, const struct bytes *doclist) {
  const uint8_t *in = doclist->at, *end = in + doclist->length;
  int64_t rowid = 0;
  while (in < end) {
    uint64_t step, size;
    in += number_get(in, &step);
    rowid += (int64_t)step;
    if (!bytes_reserve(&writer->page, MOST_OF_NUMBER)) {
      return 0;
    }
    if (!writer->has_rowid) {
      bytes_u16(writer->page.at, writer->page.length);
      if (!index_rowid(writer, rowid)) {
        return 0;
      }
      writer->has_rowid = 1;
      step = (uint64_t)rowid;
    }
    bytes_number(&writer->page, step);
    size_t length = (size_t)number_get(in, &size);
    length += size / 2;
    if (!write_places(writer, in, length)) {
      return 0;
    }
    in += length;
  }
  return 1;
}

static int write_all(struct writer *writer, struct postings *postings, const uint32_t *places) {
  struct bytes scratch = {0}, doclist = {0};
  int fine = 1;
  for (uint32_t i = 0; fine && i < postings->term_count; i++) {
    const struct term *term = (const struct term *)(const void *)(postings->terms.at + places[i]);
    fine = postings_doclist(postings, term, &scratch, &doclist) && write_term(writer, term);
    if (fine && filled(writer) + doclist.length + 1 <= writer->page_size) {
      fine = bytes_reserve(&writer->page, doclist.length);
      if (fine) {
        bytes_append(&writer->page, doclist.at, doclist.length);
      }
    } else if (fine) {
      fine = write_in_pieces(writer, &doclist);
    }
  }
  bytes_free(&scratch);
  bytes_free(&doclist);
  return fine;
}

static int finish(struct writer *writer) {
  if (writer->page.length > HEADER && !flush_leaf(writer)) {
    return 0;
  }
  return writer->number == 1 || flush_separator(writer);
}

uint8_t *index_write(struct index *index, int page_size, size_t *length) {
  struct writer *writer = calloc(1, sizeof *writer);
  uint32_t *places = postings_sorted(&index->postings);
  uint8_t *out = NULL;
  int fine = writer != NULL && places != NULL && bytes_reserve(&writer->page, (size_t)page_size) &&
             bytes_reserve(&writer->out, 1);
  if (fine) {
    writer->page_size = (size_t)page_size;
    writer->number = 1;
    writer->separated = 1;
    new_leaf(writer);
    fine = write_all(writer, &index->postings, places) && finish(writer);
  }
  fine = fine && postings_clear(&index->postings);
  if (fine) {
    out = writer->out.at;
    *length = writer->out.length;
  }
  free(places);
  if (writer != NULL) {
    bytes_free(&writer->page);
    bytes_free(&writer->footer);
    bytes_free(&writer->separator);
    for (int i = 0; i < MOST_LEVELS; i++) {
      bytes_free(&writer->levels[i].page);
    }
    if (!fine) {
      bytes_free(&writer->out);
    }
    free(writer);
  }
  return out;
}
