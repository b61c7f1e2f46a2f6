// File systems: opening, facts, and runs of blocks by allocation.
#include <algorithm>

#include "budgets.hpp"
#include "susp.hpp"

using namespace dalel;

namespace {

TSK_FS_TYPE_ENUM typeFor(const std::string &name) {
  if (name.empty()) return TSK_FS_TYPE_DETECT;
  const TSK_FS_TYPE_ENUM type = tsk_fs_type_toid_utf8(name.c_str());
  if (type == TSK_FS_TYPE_UNSUPP) {
    throw ShimError{"libtsk has no file system type '" + name + "'", TSK_ERR_FS_UNKTYPE};
  }
  return type;
}

// struct fs of UFS: where it may stand, its magic number, and what libtsk divides by without a look.
const TSK_OFF_T UFS_PLACES[] = {0, 8192, 65536, 262144};
const size_t UFS_MAGIC_AT = 1372;
const size_t UFS_BYTES = 1376;
const uint32_t UFS1_MAGIC = 0x011954;
const uint32_t UFS2_MAGIC = 0x19540119;
const struct {
  size_t at;
  const char *name;
} UFS_DIVISORS[] = {{56, "fragments a block"}, {116, "indirect addresses a block"}, {120, "inodes a block"},
                    {184, "inodes a group"},   {188, "fragments a group"}};

uint32_t ufsNumber(const TSK_FS_INFO *fs, const char *superblock, size_t at) {
  const uint8_t *bytes = reinterpret_cast<const uint8_t *>(superblock) + at;
  const bool big = fs->endian == TSK_BIG_ENDIAN;
  uint32_t value = 0;
  for (int i = 0; i < 4; i++) value = value << 8 | bytes[big ? i : 3 - i];
  return value;
}

/** Refuses a superblock that would make libtsk divide by zero, which ends the process. */
void checkUfs(TSK_FS_INFO *fs) {
  if (!TSK_FS_TYPE_ISFFS(fs->ftype)) return;
  for (const TSK_OFF_T place : UFS_PLACES) {
    char superblock[UFS_BYTES];
    if (tsk_fs_read(fs, place, superblock, sizeof(superblock)) != static_cast<ssize_t>(sizeof(superblock))) continue;
    const uint32_t magic = ufsNumber(fs, superblock, UFS_MAGIC_AT);
    if (magic != UFS1_MAGIC && magic != UFS2_MAGIC) continue;
    for (const auto &divisor : UFS_DIVISORS) {
      if (ufsNumber(fs, superblock, divisor.at) != 0) continue;
      tsk_fs_close(fs);
      throw ShimError{"UFS superblock at byte " + std::to_string(place) + ": expected the number of " + divisor.name +
                          ", found 0",
                      TSK_ERR_FS_CORRUPT};
    }
  }
  tsk_error_reset();
}

/** Coalesces the blocks of a walk into runs of equal flags, packed as start, length, flags (i64 each). */
struct BlockRuns {
  int64_t *out;
  size_t capacity;
  size_t count;
  const volatile uint8_t *cancel;
  uint64_t seen;
  bool full;
  TSK_DADDR_T next;
};

const int KIND = TSK_FS_BLOCK_FLAG_ALLOC | TSK_FS_BLOCK_FLAG_UNALLOC | TSK_FS_BLOCK_FLAG_CONT |
                 TSK_FS_BLOCK_FLAG_META | TSK_FS_BLOCK_FLAG_BAD;

TSK_WALK_RET_ENUM addBlock(const TSK_FS_BLOCK *block, void *pointer) {
  BlockRuns *runs = static_cast<BlockRuns *>(pointer);
  if ((++runs->seen & 0xfff) == 0 && *runs->cancel != 0) return TSK_WALK_STOP;
  const int64_t flags = block->flags & KIND;
  if (runs->count > 0) {
    int64_t *last = runs->out + (runs->count - 1) * 3;
    if (last[2] == flags && static_cast<TSK_DADDR_T>(last[0] + last[1]) == block->addr) {
      last[1]++;
      return TSK_WALK_CONT;
    }
  }
  if (runs->count == runs->capacity) {
    runs->full = true;
    runs->next = block->addr;
    return TSK_WALK_STOP;
  }
  int64_t *slot = runs->out + runs->count++ * 3;
  slot[0] = static_cast<int64_t>(block->addr);
  slot[1] = 1;
  slot[2] = flags;
  return TSK_WALK_CONT;
}

}  // namespace

DALEL_JNI(jlong, fsOpen)(JNIEnv *env, jclass, jlong image, jlong offset, jbyteArray typeName) {
  return guard<jlong>(env, 0, [&]() -> jlong {
    TSK_IMG_INFO *img = handle<TSK_IMG_INFO>(image);
    StepBudget budget(img);
    IsoOpening opening;
    TSK_FS_INFO *fs = tsk_fs_open_img(img, offset, typeFor(toString(env, typeName)));
    if (fs == nullptr) throw tskError("file system at offset " + std::to_string(offset));
    checkUfs(fs);
    return toHandle(fs);
  });
}

DALEL_JNI(jlong, fsOpenPool)
(JNIEnv *env, jclass, jlong pool, jlong block, jbyteArray password) {
  return guard<jlong>(env, 0, [&]() -> jlong {
    const std::string secret = toString(env, password);
    const TSK_POOL_INFO *container = handle<TSK_POOL_INFO>(pool);
    TSK_IMG_INFO *wrapper = container->get_img_info(container, static_cast<TSK_DADDR_T>(block));
    if (wrapper == nullptr) throw tskError("APFS volume at block " + std::to_string(block));
    StepBudget budget(wrapper);
    TSK_FS_INFO *fs = tsk_fs_open_img_decrypt(wrapper, static_cast<TSK_OFF_T>(container->img_offset),
                                              TSK_FS_TYPE_APFS, secret.c_str());
    if (fs == nullptr) {
      ShimError error = tskError("APFS volume at block " + std::to_string(block));
      tsk_img_close(wrapper);
      throw error;
    }
    return toHandle(fs);
  });
}

// Layout: type name, byte offset i64, block size u32, device block size u32, then i64: first block, last block,
// last block in the image, block count, first, last, root and number of metadata addresses, journal address;
// flags u32, endian u32, id.
DALEL_JNI(jbyteArray, fsInfo)(JNIEnv *env, jclass, jlong value) {
  return guard<jbyteArray>(env, nullptr, [&]() -> jbyteArray {
    const TSK_FS_INFO *fs = handle<TSK_FS_INFO>(value);
    Packer out;
    out.text(tsk_fs_type_toname(fs->ftype));
    out.put<int64_t>(fs->offset);
    out.put<uint32_t>(fs->block_size);
    out.put<uint32_t>(fs->dev_bsize);
    out.put<int64_t>(static_cast<int64_t>(fs->first_block));
    out.put<int64_t>(static_cast<int64_t>(fs->last_block));
    out.put<int64_t>(static_cast<int64_t>(fs->last_block_act));
    out.put<int64_t>(static_cast<int64_t>(fs->block_count));
    out.put<int64_t>(static_cast<int64_t>(fs->first_inum));
    out.put<int64_t>(static_cast<int64_t>(fs->last_inum));
    out.put<int64_t>(static_cast<int64_t>(fs->root_inum));
    out.put<int64_t>(static_cast<int64_t>(fs->inum_count));
    out.put<int64_t>(static_cast<int64_t>(fs->journ_inum));
    out.put<uint32_t>(fs->flags);
    out.put<uint32_t>(fs->endian);
    const size_t idLength =
        fs->fs_id_used < sizeof(fs->fs_id) ? fs->fs_id_used : sizeof(fs->fs_id);
    out.put<uint32_t>(static_cast<uint32_t>(idLength));
    out.raw(fs->fs_id, idLength);
    return toJava(env, out.bytes);
  });
}

DALEL_JNI(void, fsClose)(JNIEnv *env, jclass, jlong value, jboolean ownsImage) {
  guard<int>(env, 0, [&] {
    TSK_FS_INFO *fs = handle<TSK_FS_INFO>(value);
    // A file system of a pool reads through an image wrapper that fsOpenPool made for it alone.
    TSK_IMG_INFO *wrapper = ownsImage == JNI_TRUE ? fs->img_info : nullptr;
    tsk_fs_close(fs);
    if (wrapper != nullptr && wrapper->itype == TSK_IMG_TYPE_POOL) tsk_img_close(wrapper);
    return 0;
  });
}

/** The last block that can be: what a superblock says of blocks beyond the image would be walked for ever. */
static TSK_DADDR_T lastBlock(const TSK_FS_INFO *fs) {
  const TSK_OFF_T room = fs->img_info->size - fs->offset;
  if (fs->img_info->itype == TSK_IMG_TYPE_POOL || room <= 0 || fs->block_size == 0) return fs->last_block_act;
  return std::min<TSK_DADDR_T>(fs->last_block_act, static_cast<TSK_DADDR_T>(room) / fs->block_size);
}

// Fills the buffer with runs from `start` on; state[0] receives the number of runs, the result is the block
// to go on with, or -1 when the walk is complete.
DALEL_JNI(jlong, blockRuns)
(JNIEnv *env, jclass, jlong value, jlong start, jint flags, jobject buffer, jobject cancel,
 jintArray state) {
  return guard<jlong>(env, -1, [&]() -> jlong {
    TSK_FS_INFO *fs = handle<TSK_FS_INFO>(value);
    const jlong capacity = env->GetDirectBufferCapacity(buffer);
    BlockRuns runs{reinterpret_cast<int64_t *>(directAddress(env, buffer, 0, 24)),
                   static_cast<size_t>(capacity / 24),
                   0,
                   directAddress(env, cancel, 0, 1),
                   0,
                   false,
                   0};
    CancelScope scope(runs.cancel);
    StepBudget budget(fs->img_info, fs);
    const TSK_DADDR_T last = lastBlock(fs);
    if (static_cast<TSK_DADDR_T>(start) <= last) {
      const TSK_DADDR_T from =
          static_cast<TSK_DADDR_T>(start) < fs->first_block ? fs->first_block : start;
      if (tsk_fs_block_walk(fs, from, last,
                            static_cast<TSK_FS_BLOCK_WALK_FLAG_ENUM>(flags), addBlock, &runs)) {
        throw tskError("blocks from " + std::to_string(start));
      }
    }
    const jint count = static_cast<jint>(runs.count);
    env->SetIntArrayRegion(state, 0, 1, &count);
    return runs.full ? static_cast<jlong>(runs.next) : -1;
  });
}
