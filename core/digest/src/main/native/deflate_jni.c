/* The entry points of org.dalel.digest.NativeDeflate. The bounds were checked by its caller. */
#include <jni.h>

#include "deflate.h"

#define ENTRY(type, name) JNIEXPORT type JNICALL Java_org_dalel_digest_NativeDeflate_##name

ENTRY(jboolean, load)(JNIEnv *env, jclass owner) {
  (void)env, (void)owner;
  return deflate_load() ? JNI_TRUE : JNI_FALSE;
}

ENTRY(jint, workBytes)(JNIEnv *env, jclass owner) {
  (void)env, (void)owner;
  return (jint)deflate_work_bytes();
}

ENTRY(void, start)(JNIEnv *env, jclass owner, jobject work) {
  (void)owner;
  deflate_start((*env)->GetDirectBufferAddress(env, work));
}

ENTRY(jlong, piece)(JNIEnv *env, jclass owner, jobject work, jbyteArray in, jint offset,
                    jint length, jboolean last, jbyteArray out) {
  (void)owner;
  void *memory = (*env)->GetDirectBufferAddress(env, work);
  size_t given = (size_t)(*env)->GetArrayLength(env, out);
  size_t taken = (size_t)length;
  uint8_t *target = (*env)->GetPrimitiveArrayCritical(env, out, NULL);
  if (target == NULL) {
    return -1;
  }
  uint8_t *source = (*env)->GetPrimitiveArrayCritical(env, in, NULL);
  if (source == NULL) {
    (*env)->ReleasePrimitiveArrayCritical(env, out, target, 0);
    return -1;
  }
  int fine = deflate_piece(memory, source + offset, &taken, last, target, &given);
  (*env)->ReleasePrimitiveArrayCritical(env, in, source, JNI_ABORT);
  (*env)->ReleasePrimitiveArrayCritical(env, out, target, 0);
  return fine ? (jlong)(taken << 32 | given) : -1;
}

ENTRY(jboolean, ended)(JNIEnv *env, jclass owner, jobject work) {
  (void)owner;
  return deflate_ended((*env)->GetDirectBufferAddress(env, work)) ? JNI_TRUE : JNI_FALSE;
}
