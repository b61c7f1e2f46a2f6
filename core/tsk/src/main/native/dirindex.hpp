// Directories without quadratic time; see dirindex.cpp.
#pragma once

#include "shim.hpp"

namespace dalel {

/** Turns the index of this thread on or off; off is for comparing both ways. */
void setDirectoryIndex(bool enabled);

/** Frees the memory of the indexes of this thread. */
void forgetDirectoryIndexes();

}  // namespace dalel
