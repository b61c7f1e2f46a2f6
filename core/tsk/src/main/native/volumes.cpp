// Volume systems and APFS pools, read once into a packed table.
#include <tsk/img/pool.hpp>

#include "budgets.hpp"

using namespace dalel;

namespace {

/**
 * The byte that the starts of a volume system count from. A BSD label inside a slice counts from the start
 * of the disk, so that none of its partitions lies before the label; newer FreeBSD labels, whose partition for
 * the whole slice starts at 0, count from the slice.
 */
TSK_DADDR_T origin(const TSK_VS_INFO *vs) {
  if (vs->vstype != TSK_VS_TYPE_BSD) return vs->offset;
  for (const TSK_VS_PART_INFO *part = vs->part_list; part != nullptr; part = part->next) {
    if (part->slot_num >= 0 && part->start * vs->block_size < vs->offset) return vs->offset;
  }
  return 0;
}

}  // namespace

// Layout: type name, byte offset i64, block size u32, backup u8, count u32,
// then per volume: address u32, start byte i64, length i64, flags u32, table i8, slot i8, description.
DALEL_JNI(jbyteArray, volumes)(JNIEnv *env, jclass, jlong image, jlong offset, jbyteArray typeName) {
  return guard<jbyteArray>(env, nullptr, [&]() -> jbyteArray {
    const std::string name = toString(env, typeName);
    TSK_VS_TYPE_ENUM type = TSK_VS_TYPE_DETECT;
    if (!name.empty()) {
      type = tsk_vs_type_toid_utf8(name.c_str());
      if (type == TSK_VS_TYPE_UNSUPP) {
        throw ShimError{"libtsk has no volume system type '" + name + "'", TSK_ERR_VS_UNSUPTYPE};
      }
    }
    StepBudget budget(handle<TSK_IMG_INFO>(image));
    TSK_VS_INFO *vs =
        tsk_vs_open(handle<TSK_IMG_INFO>(image), static_cast<TSK_DADDR_T>(offset), type);
    if (vs == nullptr) {
      const uint32_t code = tsk_error_get_errno();
      if (code == TSK_ERR_VS_UNKTYPE || code == TSK_ERR_VS_MAGIC) return nullptr;
      throw tskError("volume system at offset " + std::to_string(offset));
    }
    Packer out;
    out.text(tsk_vs_type_toname(vs->vstype));
    out.put<int64_t>(static_cast<int64_t>(vs->offset));
    out.put<uint32_t>(vs->block_size);
    out.put<uint8_t>(vs->is_backup ? 1 : 0);
    const TSK_DADDR_T from = origin(vs);
    const size_t countAt = out.bytes.size();
    out.put<uint32_t>(0);
    uint32_t count = 0;
    for (const TSK_VS_PART_INFO *part = vs->part_list; part != nullptr; part = part->next) {
      out.put<uint32_t>(part->addr);
      out.put<int64_t>(static_cast<int64_t>(from + part->start * vs->block_size));
      out.put<int64_t>(static_cast<int64_t>(part->len * vs->block_size));
      out.put<uint32_t>(part->flags);
      out.put<int8_t>(part->table_num);
      out.put<int8_t>(part->slot_num);
      out.text(part->desc);
      count++;
    }
    out.putAt(countAt, count);
    tsk_vs_close(vs);
    return toJava(env, out.bytes);
  });
}

DALEL_JNI(jlong, poolOpen)(JNIEnv *env, jclass, jlong image, jlong offset) {
  return guard<jlong>(env, 0, [&]() -> jlong {
    StepBudget budget(handle<TSK_IMG_INFO>(image));
    const TSK_POOL_INFO *pool =
        tsk_pool_open_img_sing(handle<TSK_IMG_INFO>(image), offset, TSK_POOL_TYPE_APFS);
    if (pool == nullptr) throw tskError("APFS container at offset " + std::to_string(offset));
    return toHandle(const_cast<TSK_POOL_INFO *>(pool));
  });
}

// Layout: block size u32, block count i64, count u32,
// then per volume: index u32, block i64, flags u32, description, password hint.
DALEL_JNI(jbyteArray, poolInfo)(JNIEnv *env, jclass, jlong value) {
  return guard<jbyteArray>(env, nullptr, [&]() -> jbyteArray {
    const TSK_POOL_INFO *pool = handle<TSK_POOL_INFO>(value);
    Packer out;
    out.put<uint32_t>(pool->block_size);
    out.put<int64_t>(static_cast<int64_t>(pool->num_blocks));
    const size_t countAt = out.bytes.size();
    out.put<uint32_t>(0);
    uint32_t count = 0;
    for (const TSK_POOL_VOLUME_INFO *v = pool->vol_list; v != nullptr; v = v->next) {
      out.put<uint32_t>(static_cast<uint32_t>(v->index));
      out.put<int64_t>(static_cast<int64_t>(v->block));
      out.put<uint32_t>(v->flags);
      out.text(v->desc);
      out.text(v->password_hint);
      count++;
    }
    out.putAt(countAt, count);
    return toJava(env, out.bytes);
  });
}

DALEL_JNI(void, poolClose)(JNIEnv *env, jclass, jlong value) {
  guard<int>(env, 0, [&] {
    tsk_pool_close(handle<TSK_POOL_INFO>(value));
    return 0;
  });
}
