// One file by its metadata address: its packed record, and reading of its attributes.
#include "budgets.hpp"
#include "entry.hpp"

using namespace dalel;

namespace {

const TSK_FS_ATTR *attribute(TSK_FS_FILE *file, jint type, jint id) {
  BlockBudget budget(file->fs_info);
  const TSK_FS_ATTR *found =
      type < 0 ? tsk_fs_file_attr_get(file)
               : tsk_fs_file_attr_get_type(file, static_cast<TSK_FS_ATTR_TYPE_ENUM>(type),
                                           static_cast<uint16_t>(id), id >= 0 ? 1 : 0);
  if (found == nullptr) {
    throw tskError("metadata address " + std::to_string(file->meta->addr) + ", attribute " +
                   std::to_string(type) + "-" + std::to_string(id));
  }
  return found;
}

}  // namespace

DALEL_JNI(jlong, fileOpen)(JNIEnv *env, jclass, jlong fs, jlong address) {
  return guard<jlong>(env, 0, [&]() -> jlong {
    StepBudget budget(handle<TSK_FS_INFO>(fs)->img_info, handle<TSK_FS_INFO>(fs));
    TSK_FS_FILE *file = tsk_fs_file_open_meta(handle<TSK_FS_INFO>(fs), nullptr,
                                              static_cast<TSK_INUM_T>(address));
    if (file == nullptr) throw tskError("metadata address " + std::to_string(address));
    return toHandle(file);
  });
}

DALEL_JNI(jbyteArray, fileRecord)(JNIEnv *env, jclass, jlong value, jint residentLimit) {
  return guard<jbyteArray>(env, nullptr, [&]() -> jbyteArray {
    Packer out;
    SidCache sids;
    packEntry(out, handle<TSK_FS_FILE>(value), ENTRY_UNNAMED,
              PackOptions{true, static_cast<size_t>(residentLimit)}, sids);
    return toJava(env, out.bytes);
  });
}

// An attribute's address stays valid until its file is closed.
DALEL_JNI(jlong, attributeOf)(JNIEnv *env, jclass, jlong file, jint type, jint id) {
  return guard<jlong>(env, 0, [&]() -> jlong {
    return toHandle(const_cast<TSK_FS_ATTR *>(attribute(handle<TSK_FS_FILE>(file), type, id)));
  });
}

DALEL_JNI(void, attributeFacts)(JNIEnv *env, jclass, jlong value, jlongArray facts) {
  guard<int>(env, 0, [&] {
    const TSK_FS_ATTR *attr = handle<TSK_FS_ATTR>(value);
    const bool resident = (attr->flags & TSK_FS_ATTR_RES) != 0;
    const jlong values[6] = {attr->type,
                             attr->id,
                             attr->flags,
                             attr->size,
                             resident ? attr->size : attr->nrd.initsize,
                             resident ? attr->size : attr->nrd.allocsize};
    env->SetLongArrayRegion(facts, 0, 6, values);
    return 0;
  });
}

DALEL_JNI(jint, attributeRead)
(JNIEnv *env, jclass, jlong value, jlong offset, jobject buffer, jint position, jint length,
 jboolean slack) {
  return guard<jint>(env, -1, [&]() -> jint {
    const TSK_FS_ATTR *attr = handle<TSK_FS_ATTR>(value);
    uint8_t *target = directAddress(env, buffer, position, length);
    const bool resident = (attr->flags & TSK_FS_ATTR_RES) != 0;
    // libtsk ignores the slack flag for compressed attributes and has no slack for resident ones.
    const bool withSlack =
        slack == JNI_TRUE && !resident && !(attr->flags & TSK_FS_ATTR_COMP) && attr->r == nullptr;
    const TSK_OFF_T end = withSlack ? attr->nrd.allocsize : attr->size;
    if (offset < 0 || offset >= end) return -1;
    const TSK_OFF_T left = end - offset;
    const size_t clipped = static_cast<size_t>(length < left ? length : left);
    if (clipped == 0) return 0;
    StepBudget budget(attr->fs_file->fs_info->img_info, attr->fs_file->fs_info);
    const ssize_t count = tsk_fs_attr_read(
        attr, offset, reinterpret_cast<char *>(target), clipped,
        withSlack ? TSK_FS_FILE_READ_FLAG_SLACK : TSK_FS_FILE_READ_FLAG_NONE);
    if (count < 0) {
      throw tskError("attribute " + std::to_string(attr->type) + "-" + std::to_string(attr->id) +
                     " at offset " + std::to_string(offset));
    }
    return static_cast<jint>(count);
  });
}

DALEL_JNI(jbyteArray, fileOwnerSid)(JNIEnv *env, jclass, jlong value) {
  return guard<jbyteArray>(env, nullptr, [&]() -> jbyteArray {
    TSK_FS_FILE *file = handle<TSK_FS_FILE>(value);
    if (!TSK_FS_TYPE_ISNTFS(file->fs_info->ftype)) return nullptr;
    char *text = nullptr;
    if (tsk_fs_file_get_owner_sid(file, &text) != 0 || text == nullptr) {
      tsk_error_reset();
      return nullptr;
    }
    std::vector<uint8_t> bytes(text, text + std::strlen(text));
    free(text);
    return toJava(env, bytes);
  });
}

DALEL_JNI(void, fileClose)(JNIEnv *env, jclass, jlong value) {
  guard<int>(env, 0, [&] {
    tsk_fs_file_close(handle<TSK_FS_FILE>(value));
    return 0;
  });
}
