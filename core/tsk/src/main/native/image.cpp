// Images: files that TSK opens itself, and images whose bytes come from a Java reader.
#include <memory>

#include "shim.hpp"

using namespace dalel;

namespace {

/** An image whose bytes come from Java. The base must stand first: TSK hands us its address back. */
struct ExternalImage {
  TSK_IMG_INFO base;
  jobject reader;
  jmethodID read;
};

ssize_t readExternal(TSK_IMG_INFO *img, TSK_OFF_T offset, char *buffer, size_t length) {
  ExternalImage *image = reinterpret_cast<ExternalImage *>(img);
  JNIEnv *env = currentEnv();
  if (env == nullptr) return -1;
  size_t done = 0;
  while (done < length) {
    const size_t chunk = length - done > (1u << 30) ? (1u << 30) : length - done;
    jobject target = env->NewDirectByteBuffer(buffer + done, static_cast<jlong>(chunk));
    jint count = -1;
    if (target != nullptr) {
      count = env->CallIntMethod(image->reader, image->read,
                                 static_cast<jlong>(offset + static_cast<TSK_OFF_T>(done)), target);
      env->DeleteLocalRef(target);
    }
    if (env->ExceptionCheck()) {
      rememberCallbackException(env);
      tsk_error_reset();
      tsk_error_set_errno(TSK_ERR_IMG_READ);
      tsk_error_set_errstr("the reader of the external image failed at offset %" PRIdOFF, offset);
      return -1;
    }
    if (count <= 0 || static_cast<size_t>(count) > chunk) break;
    done += static_cast<size_t>(count);
  }
  return static_cast<ssize_t>(done);
}

void closeExternal(TSK_IMG_INFO *img) {
  ExternalImage *image = reinterpret_cast<ExternalImage *>(img);
  JNIEnv *env = currentEnv();
  if (env != nullptr) env->DeleteGlobalRef(image->reader);
  // tsk_img_open_external made the lock, and nothing of libtsk takes it down again.
  pthread_mutex_destroy(&image->base.cache_lock.mutex);
  free(image);
}

void describeExternal(TSK_IMG_INFO *, FILE *) {}

}  // namespace

DALEL_JNI(jlong, imageOpen)(JNIEnv *env, jclass, jobjectArray paths, jint type, jint sectorSize) {
  return guard<jlong>(env, 0, [&]() -> jlong {
    std::vector<std::string> names;
    const jsize count = env->GetArrayLength(paths);
    for (jsize i = 0; i < count; i++) {
      jbyteArray path = static_cast<jbyteArray>(env->GetObjectArrayElement(paths, i));
      names.push_back(toString(env, path));
      env->DeleteLocalRef(path);
    }
    std::vector<const char *> pointers;
    for (const std::string &name : names) pointers.push_back(name.c_str());
    TSK_IMG_INFO *image =
        tsk_img_open_utf8(static_cast<int>(count), pointers.data(),
                          static_cast<TSK_IMG_TYPE_ENUM>(type), static_cast<unsigned>(sectorSize));
    if (image == nullptr) throw tskError(names.empty() ? "no image" : names.front());
    return toHandle(image);
  });
}

DALEL_JNI(jlong, imageExternal)
(JNIEnv *env, jclass, jobject reader, jlong size, jint sectorSize) {
  return guard<jlong>(env, 0, [&]() -> jlong {
    jclass type = env->GetObjectClass(reader);
    jmethodID read = env->GetMethodID(type, "read", "(JLjava/nio/ByteBuffer;)I");
    env->DeleteLocalRef(type);
    if (read == nullptr) return 0;
    ExternalImage *image = static_cast<ExternalImage *>(calloc(1, sizeof(ExternalImage)));
    if (image == nullptr) throw std::bad_alloc();
    image->reader = env->NewGlobalRef(reader);
    image->read = read;
    if (tsk_img_open_external(image, size, static_cast<unsigned>(sectorSize), readExternal,
                              closeExternal, describeExternal) == nullptr) {
      ShimError error = tskError("external image");
      env->DeleteGlobalRef(image->reader);
      free(image);
      throw error;
    }
    return toHandle(&image->base);
  });
}

DALEL_JNI(jlong, imageSize)(JNIEnv *env, jclass, jlong image) {
  return guard<jlong>(env, 0, [&]() -> jlong { return handle<TSK_IMG_INFO>(image)->size; });
}

DALEL_JNI(jint, imageSectorSize)(JNIEnv *env, jclass, jlong image) {
  return guard<jint>(env, 0, [&]() -> jint {
    return static_cast<jint>(handle<TSK_IMG_INFO>(image)->sector_size);
  });
}

DALEL_JNI(jint, imageRead)
(JNIEnv *env, jclass, jlong image, jlong offset, jobject buffer, jint position, jint length) {
  return guard<jint>(env, -1, [&]() -> jint {
    TSK_IMG_INFO *img = handle<TSK_IMG_INFO>(image);
    uint8_t *target = directAddress(env, buffer, position, length);
    if (offset >= img->size) return -1;
    const TSK_OFF_T left = img->size - offset;
    const size_t clipped = static_cast<size_t>(length < left ? length : left);
    const ssize_t count = tsk_img_read(img, offset, reinterpret_cast<char *>(target), clipped);
    if (count < 0) throw tskError("image at offset " + std::to_string(offset));
    return static_cast<jint>(count);
  });
}

DALEL_JNI(void, imageClose)(JNIEnv *env, jclass, jlong image) {
  guard<int>(env, 0, [&] {
    tsk_img_close(handle<TSK_IMG_INFO>(image));
    return 0;
  });
}
