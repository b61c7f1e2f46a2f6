// What every part of the shim shares: entry guards, errors, packing.
//
// Each native entry runs inside guard(), which clears the thread's TSK error state, catches every C++
// exception (APFS code throws) and turns a ShimError into org.dalel.tsk.TskException.
#pragma once

#include <jni.h>

#include <cstdint>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include <tsk/libtsk.h>

#define DALEL_JNI(type, name) extern "C" JNIEXPORT type JNICALL Java_org_dalel_tsk_Native_##name

namespace dalel {

/** An error on its way to Java: the sentence and TSK's error number (0 when TSK set none). */
struct ShimError {
  std::string message;
  uint32_t code;
};

/** The sentence that TSK left for this thread, prefixed with what was attempted. */
ShimError tskError(const std::string &what);

/** Remembers the pending Java exception of a callback as the cause of the next TskException. */
void rememberCallbackException(JNIEnv *env);

void beginEntry(JNIEnv *env);
void throwTsk(JNIEnv *env, const ShimError &error);
void throwOutOfMemory(JNIEnv *env);
JNIEnv *currentEnv();

/** Runs the body of a native entry; nothing but a Java exception ever leaves it. */
template <typename Result, typename Body>
Result guard(JNIEnv *env, Result failed, Body body) {
  try {
    beginEntry(env);
    return body();
  } catch (const ShimError &e) {
    throwTsk(env, e);
  } catch (const std::bad_alloc &) {
    throwOutOfMemory(env);
  } catch (const std::exception &e) {
    throwTsk(env, ShimError{std::string("libtsk threw: ") + e.what(), 0});
  } catch (...) {
    throwTsk(env, ShimError{"libtsk threw an unknown exception", 0});
  }
  return failed;
}

template <typename T>
T *handle(jlong value) {
  return reinterpret_cast<T *>(static_cast<uintptr_t>(value));
}

template <typename T>
jlong toHandle(T *pointer) {
  return static_cast<jlong>(reinterpret_cast<uintptr_t>(pointer));
}

std::string toString(JNIEnv *env, jbyteArray bytes);
jbyteArray toJava(JNIEnv *env, const std::vector<uint8_t> &bytes);

/** Address of a direct buffer plus an offset; throws when the buffer is not direct or too small. */
uint8_t *directAddress(JNIEnv *env, jobject buffer, jlong position, jlong length);

/** A growing record in native byte order; strings carry a 32-bit length. */
class Packer {
 public:
  std::vector<uint8_t> bytes;

  template <typename T>
  void put(T value) {
    const size_t at = bytes.size();
    bytes.resize(at + sizeof(T));
    std::memcpy(bytes.data() + at, &value, sizeof(T));
  }

  template <typename T>
  void putAt(size_t at, T value) {
    std::memcpy(bytes.data() + at, &value, sizeof(T));
  }

  void raw(const void *data, size_t length) {
    const uint8_t *from = static_cast<const uint8_t *>(data);
    bytes.insert(bytes.end(), from, from + length);
  }

  void text(const char *value) {
    const size_t length = value == nullptr ? 0 : std::strlen(value);
    put<uint32_t>(static_cast<uint32_t>(length));
    if (length > 0) raw(value, length);
  }
};

}  // namespace dalel
