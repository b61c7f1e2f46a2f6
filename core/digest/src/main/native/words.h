/* Rows of words that may be in one list: where a text may hold a phrase. */
#ifndef DALEL_WORDS_H
#define DALEL_WORDS_H

#include <stdint.h>

/* Alphabets and kana; Chinese and Korean, whose words stand between other letters as well. */
enum script { LETTERS, SYLLABLES, SCRIPTS };

enum { MOST_WORDS = 64, FILTER_BITS = 19, LISTS_BITS = 16, SURROGATE = 0xd800 };

/*
 * A UTF-16 code unit. What a word becomes by its case and accents is made of its characters one by one:
 * each multiplies the hash by a power of 31 and adds to it. `kinds` has two bits a script, what the
 * character is there, and KNOWN when a listed word may have it.
 */
struct character {
  uint32_t value;
  uint8_t places;
  uint8_t kinds;
  uint16_t unused;
};

enum kind { BETWEEN, WORD, FOREIGN, KIND_MASK = 3, KNOWN = 0x10 };

/*
 * Listed words by a hash of 32 bits: whether some word has the upper bits of it, and the lists, one bit
 * each, that have words with its lower bits. The first is small enough to stay in a processor's cache.
 */
struct words {
  uint32_t filter[(1 << FILTER_BITS) / 32];
  uint32_t lists[1 << LISTS_BITS];
};

/* Made by WordRows.java, which sees to it that all is in its bounds. */
struct word_table {
  int32_t fewest;            /* words of a row, at most MOST_WORDS */
  int32_t span;              /* bytes of the shortest row in any script */
  int32_t gap;               /* characters between two words, at most */
  int32_t longest;           /* characters of a word */
  int32_t shortest[SCRIPTS]; /* those of letters have at least 3 */
  struct words by_bytes;     /* those in ASCII, by hash_of_bytes */
  struct words by_units;     /* all, by the polynomial of their characters and mix */
  uint8_t page[256];
  struct character characters[];
};

/*
 * The rows of words in UTF-8 that stands in d[from .. to), in rising order: of each, the offset behind the
 * last character of the last of the fewest words that make one. Further rows are looked for behind that
 * place. No row is overlooked whose words are all in one list; some are found in which a word is not, but
 * has the hash of one, or is longer than any.
 */
int find_rows(const struct word_table *table, const uint8_t *d, int from, int to, int32_t *out, int cap);

/* Whether there is such a row in d[from .. to), all of which is UTF-16LE. */
int has_row_in_utf16(const struct word_table *table, const uint8_t *d, int from, int to);

/* The steps of find_rows: all words are read; and before that most are left out, by one of many. */
int read_rows(const struct word_table *table, const uint8_t *d, int from, int to, int32_t *out, int cap);
int rows_between(const struct word_table *table, const uint8_t *d, int from, int to, int32_t *out, int cap);

#endif
