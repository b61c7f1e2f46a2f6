// Errors, exceptions and conversions; see shim.hpp.
#include "shim.hpp"

namespace dalel {

namespace {

JavaVM *vm = nullptr;
jclass exceptionClass = nullptr;
jmethodID exceptionConstructor = nullptr;

// The cause for the next TskException of this thread: a global reference, or null.
thread_local jthrowable callbackException = nullptr;

void forgetCallbackException(JNIEnv *env) {
  if (callbackException != nullptr) {
    env->DeleteGlobalRef(callbackException);
    callbackException = nullptr;
  }
}

// TSK's texts are not always valid modified UTF-8: anything else than ASCII becomes '?'.
std::string ascii(const std::string &text) {
  std::string clean(text);
  for (char &c : clean) {
    if (static_cast<unsigned char>(c) >= 0x80 || (c < 0x20 && c != '\n' && c != '\t')) c = '?';
  }
  while (!clean.empty() && (clean.back() == '\n' || clean.back() == ' ')) clean.pop_back();
  return clean;
}

}  // namespace

ShimError tskError(const std::string &what) {
  const uint32_t code = tsk_error_get_errno();
  const char *text = tsk_error_get();
  return ShimError{what + ": " + (text == nullptr ? "libtsk gave no reason" : text), code};
}

void rememberCallbackException(JNIEnv *env) {
  jthrowable pending = env->ExceptionOccurred();
  if (pending == nullptr) return;
  env->ExceptionClear();
  if (callbackException == nullptr) {
    callbackException = static_cast<jthrowable>(env->NewGlobalRef(pending));
  }
  env->DeleteLocalRef(pending);
}

void beginEntry(JNIEnv *env) {
  forgetCallbackException(env);
  tsk_error_reset();
}

void throwTsk(JNIEnv *env, const ShimError &error) {
  jstring message = env->NewStringUTF(ascii(error.message).c_str());
  if (message == nullptr) return;
  jthrowable thrown = static_cast<jthrowable>(
      env->NewObject(exceptionClass, exceptionConstructor, message,
                     static_cast<jlong>(error.code), callbackException));
  forgetCallbackException(env);
  if (thrown != nullptr) env->Throw(thrown);
}

void throwOutOfMemory(JNIEnv *env) {
  jclass type = env->FindClass("java/lang/OutOfMemoryError");
  if (type != nullptr) env->ThrowNew(type, "native memory of the libtsk binding");
}

JNIEnv *currentEnv() {
  JNIEnv *env = nullptr;
  if (vm == nullptr || vm->GetEnv(reinterpret_cast<void **>(&env), JNI_VERSION_1_8) != JNI_OK) {
    return nullptr;
  }
  return env;
}

std::string toString(JNIEnv *env, jbyteArray bytes) {
  if (bytes == nullptr) return std::string();
  const jsize length = env->GetArrayLength(bytes);
  std::string text(static_cast<size_t>(length), '\0');
  env->GetByteArrayRegion(bytes, 0, length, reinterpret_cast<jbyte *>(&text[0]));
  return text;
}

jbyteArray toJava(JNIEnv *env, const std::vector<uint8_t> &bytes) {
  jbyteArray array = env->NewByteArray(static_cast<jsize>(bytes.size()));
  if (array != nullptr && !bytes.empty()) {
    env->SetByteArrayRegion(array, 0, static_cast<jsize>(bytes.size()),
                            reinterpret_cast<const jbyte *>(bytes.data()));
  }
  return array;
}

uint8_t *directAddress(JNIEnv *env, jobject buffer, jlong position, jlong length) {
  uint8_t *address = static_cast<uint8_t *>(env->GetDirectBufferAddress(buffer));
  if (address == nullptr) throw ShimError{"the buffer is not a direct buffer", 0};
  const jlong capacity = env->GetDirectBufferCapacity(buffer);
  if (position < 0 || length < 0 || position > capacity - length) {
    throw ShimError{"the range is outside of the direct buffer", 0};
  }
  return address + position;
}

}  // namespace dalel

extern "C" JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM *javaVm, void *) {
  using namespace dalel;
  vm = javaVm;
  JNIEnv *env = currentEnv();
  if (env == nullptr) return JNI_ERR;
  jclass found = env->FindClass("org/dalel/tsk/TskException");
  if (found == nullptr) return JNI_ERR;
  exceptionClass = static_cast<jclass>(env->NewGlobalRef(found));
  exceptionConstructor =
      env->GetMethodID(found, "<init>", "(Ljava/lang/String;JLjava/lang/Throwable;)V");
  return exceptionConstructor == nullptr ? JNI_ERR : JNI_VERSION_1_8;
}

DALEL_JNI(jbyteArray, version)(JNIEnv *env, jclass) {
  return dalel::guard<jbyteArray>(env, nullptr, [&] {
    dalel::Packer out;
    out.text(tsk_version_get_str());
    out.text(TSK_VERSION_STR);
    return dalel::toJava(env, out.bytes);
  });
}
