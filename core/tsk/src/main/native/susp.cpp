// Rock Ridge entries of no length.
//
// While libtsk opens an ISO 9660 file system it reads all directories, and walks the System Use entries (SUSP,
// IEEE P1281) of each record: a signature of two letters, the length of the entry, its version. Three of its
// steps never end: an entry of length 0 is looked at again and again, a continuation ("CE") that contains
// itself is followed until the stack is full, and both without a read that could be made to fail
// (CVE-2026-40026). tsk_fs_read is wrapped: in what is read while such a file system is opened, entries of
// length 0 lose their signature, which libtsk then steps over; and no more than MOST_CONTINUATIONS are
// read for one sector of a directory. Later reads, of content, are not touched.
#include "susp.hpp"

#include <dlfcn.h>

namespace dalel {

namespace {

const size_t SECTOR = 2048;
const size_t RECORD = 33;  // of a directory, without its name
const size_t HEAD = 4;     // of an entry: signature, length, version
const size_t CONTINUATION = 28;
const int MOST_CONTINUATIONS = 512;

thread_local IsoOpening *opening = nullptr;

/** The signatures after which libtsk goes on by the length of the entry; after others by two bytes. */
bool isKnown(const uint8_t *entry) {
  static const char known[][3] = {"CE", "PD", "SP", "ST", "ER", "ES", "PX", "PN", "SL",
                                  "NM", "CL", "PL", "RE", "TF", "SF", "RR"};
  for (const char *signature : known) {
    if (entry[0] == signature[0] && entry[1] == signature[1]) return true;
  }
  return false;
}

uint32_t number(const TSK_FS_INFO *fs, const uint8_t *at) {
  const bool big = fs->endian == TSK_BIG_ENDIAN;
  uint32_t value = 0;
  for (int i = 0; i < 4; i++) value = value << 8 | at[big ? i : 3 - i];
  return value;
}

}  // namespace

IsoOpening::IsoOpening() : previous_(opening) { opening = this; }

IsoOpening::~IsoOpening() { opening = previous_; }

bool IsoOpening::isContinuation(TSK_OFF_T offset, size_t length) const {
  return announced_.count(std::make_pair(offset, length)) != 0;
}

bool IsoOpening::allows(TSK_OFF_T offset, size_t length) {
  if (isContinuation(offset, length)) return ++continuations_ <= MOST_CONTINUATIONS;
  if (length == SECTOR) continuations_ = 0;
  return true;
}

void IsoOpening::mend(const TSK_FS_INFO *fs, TSK_OFF_T offset, uint8_t *bytes, size_t length) {
  if (isContinuation(offset, length)) {
    mendEntries(fs, bytes, bytes + length);
  } else if (length == SECTOR) {
    announced_.clear();
    mendDirectory(fs, bytes);
  }
}

void IsoOpening::mendDirectory(const TSK_FS_INFO *fs, uint8_t *sector) {
  for (size_t at = 0; at + RECORD < SECTOR;) {
    const size_t length = sector[at];
    if (length == 0) {
      at += 2;
      continue;
    }
    if (length < RECORD || at + length > SECTOR) return;
    const size_t name = RECORD + sector[at + 32];
    if (name < length) mendEntries(fs, sector + at + name, sector + at + length);
    at += length;
  }
}

/** Walks the entries as libtsk does. */
void IsoOpening::mendEntries(const TSK_FS_INFO *fs, uint8_t *entry, const uint8_t *end) {
  while (entry < end && static_cast<size_t>(end - entry) >= HEAD) {
    if (!isKnown(entry)) {
      entry += 2;
      continue;
    }
    if (entry[0] == 'C' && entry[1] == 'E' && static_cast<size_t>(end - entry) >= CONTINUATION) {
      announced_.emplace(static_cast<TSK_OFF_T>(number(fs, entry + 8)) * fs->block_size + number(fs, entry + 16),
                         number(fs, entry + 24));
    }
    if (entry[2] == 0) {
      entry[0] = entry[1] = 0;
    } else {
      entry += entry[2];
    }
  }
}

}  // namespace dalel

using namespace dalel;

#if TSK_VERSION_NUM >= 0x041100ff && TSK_VERSION_NUM < 0x041200ff

extern "C" JNIEXPORT ssize_t tsk_fs_read(TSK_FS_INFO *fs, TSK_OFF_T offset, char *buffer, size_t length) {
  typedef ssize_t (*ReadFunction)(TSK_FS_INFO *, TSK_OFF_T, char *, size_t);
  static const ReadFunction read = reinterpret_cast<ReadFunction>(dlsym(RTLD_NEXT, "tsk_fs_read"));
  const bool iso = opening != nullptr && TSK_FS_TYPE_ISISO9660(fs->ftype);
  if (read == nullptr || (iso && !opening->allows(offset, length))) {
    tsk_error_reset();
    tsk_error_set_errno(TSK_ERR_FS_READ);
    tsk_error_set_errstr(read == nullptr ? "libtsk has no tsk_fs_read" : "continuations without end");
    return -1;
  }
  const ssize_t count = read(fs, offset, buffer, length);
  if (iso && count == static_cast<ssize_t>(length)) {
    opening->mend(fs, offset, reinterpret_cast<uint8_t *>(buffer), length);
  }
  return count;
}

#endif
