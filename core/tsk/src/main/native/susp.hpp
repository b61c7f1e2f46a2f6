// What libtsk reads while it opens an ISO 9660 file system; see susp.cpp.
#pragma once

#include <set>

#include "shim.hpp"

namespace dalel {

/** While it lives, this thread opens a file system, and what is read for an ISO 9660 one is mended. */
class IsoOpening {
 public:
  IsoOpening();
  ~IsoOpening();
  IsoOpening(const IsoOpening &) = delete;
  IsoOpening &operator=(const IsoOpening &) = delete;

  /** Whether a read is within bounds; a directory is read by sectors, a continuation as an entry announced it. */
  bool allows(TSK_OFF_T offset, size_t length);

  /** Takes the signature from entries of length 0 in what was read, when it is a directory or a continuation. */
  void mend(const TSK_FS_INFO *fs, TSK_OFF_T offset, uint8_t *bytes, size_t length);

 private:
  void mendDirectory(const TSK_FS_INFO *fs, uint8_t *sector);
  void mendEntries(const TSK_FS_INFO *fs, uint8_t *entry, const uint8_t *end);
  bool isContinuation(TSK_OFF_T offset, size_t length) const;

  IsoOpening *previous_;
  std::set<std::pair<TSK_OFF_T, size_t>> announced_;
  int continuations_ = 0;
};

}  // namespace dalel
