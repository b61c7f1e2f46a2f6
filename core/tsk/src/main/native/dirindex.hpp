// Functions of libtsk that this library stands in for; see dirindex.cpp.
#pragma once

#include "shim.hpp"

namespace dalel {

/** While it lives, reads of this thread fail once the flag is set. */
class CancelScope {
 public:
  explicit CancelScope(const volatile uint8_t *flag);
  ~CancelScope();
  CancelScope(const CancelScope &) = delete;
  CancelScope &operator=(const CancelScope &) = delete;

 private:
  const volatile uint8_t *previous_;
};

/** Turns the index of this thread on or off; off is for comparing both ways. */
void setDirectoryIndex(bool enabled);

/** Frees the memory of the indexes of this thread. */
void forgetDirectoryIndexes();

}  // namespace dalel
