/* zlib streams through ISA-L, when its library is on this machine. */
#include "deflate.h"

#include <dlfcn.h>
#include <isa-l/igzip_lib.h>
#include <stdatomic.h>
#include <string.h>

enum { LEVEL = 1 };

/* What a stream needs between calls; lives in a Java buffer. The library keeps pointers into it. */
struct work {
  struct isal_zstream stream;
  uint8_t level[ISAL_DEF_LVL1_DEFAULT];
};

typedef void init_function(struct isal_zstream *stream);
typedef int deflate_function(struct isal_zstream *stream);

static _Atomic(init_function *) init;
static _Atomic(deflate_function *) deflate_step;

int deflate_load(void) {
  if (atomic_load(&deflate_step) != NULL) {
    return 1;
  }
  void *library = dlopen("libisal.so.2", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    return 0;
  }
  void *start = dlsym(library, "isal_deflate_init");
  void *step = dlsym(library, "isal_deflate");
  if (start == NULL || step == NULL) {
    dlclose(library);
    return 0;
  }
  atomic_store(&init, (init_function *)start);
  atomic_store(&deflate_step, (deflate_function *)step);
  return 1;
}

size_t deflate_work_bytes(void) { return sizeof(struct work) + WORK_ALIGNMENT; }

static struct work *aligned(void *memory) {
  uintptr_t at = (uintptr_t)memory;
  return (struct work *)((at + WORK_ALIGNMENT - 1) & ~(uintptr_t)(WORK_ALIGNMENT - 1));
}

void deflate_start(void *memory) {
  struct work *work = aligned(memory);
  atomic_load(&init)(&work->stream);
  work->stream.level = LEVEL;
  work->stream.level_buf = work->level;
  work->stream.level_buf_size = sizeof work->level;
  work->stream.gzip_flag = IGZIP_ZLIB;
}

int deflate_piece(void *memory, const uint8_t *in, size_t *in_length, int last, uint8_t *out,
                  size_t *out_length) {
  struct isal_zstream *stream = &aligned(memory)->stream;
  stream->next_in = (uint8_t *)in;
  stream->avail_in = (uint32_t)*in_length;
  stream->next_out = out;
  stream->avail_out = (uint32_t)*out_length;
  stream->end_of_stream = (uint16_t)last;
  int result = atomic_load(&deflate_step)(stream);
  *in_length -= stream->avail_in;
  *out_length -= stream->avail_out;
  return result == COMP_OK;
}

int deflate_ended(void *memory) {
  return aligned(memory)->stream.internal_state.state == ZSTATE_END;
}
