/* The entry points of org.dalel.digest.NativeIndex. Arrays were checked by its caller. */
#include <jni.h>

#include <stdlib.h>

#include "index.h"

#define ENTRY(type, name) JNIEXPORT type JNICALL Java_org_dalel_digest_NativeIndex_##name

static struct index *of(jlong handle) { return (struct index *)(intptr_t)handle; }

ENTRY(jlong, open)(JNIEnv *env, jclass owner, jlong seed) {
  (void)env, (void)owner;
  return (jlong)(intptr_t)index_new((uint64_t)seed);
}

ENTRY(void, close)(JNIEnv *env, jclass owner, jlong handle) {
  (void)env, (void)owner;
  index_free(of(handle));
}

ENTRY(jlong, bytes)(JNIEnv *env, jclass owner, jlong handle) {
  (void)env, (void)owner;
  return (jlong)index_bytes(of(handle));
}

/* Copies are made rather than that the collector waits: a text can be long. */
ENTRY(jlong, add)(JNIEnv *env, jclass owner, jlong handle, jlong rowid, jbyteArray text,
                  jbyteArray metadata) {
  (void)owner;
  size_t n = (size_t)(*env)->GetArrayLength(env, text);
  size_t m = (size_t)(*env)->GetArrayLength(env, metadata);
  uint8_t *copy = malloc(n + m + 1);
  int32_t tokens[2] = {0, 0};
  if (copy == NULL) {
    return -1;
  }
  (*env)->GetByteArrayRegion(env, text, 0, (jsize)n, (jbyte *)copy);
  (*env)->GetByteArrayRegion(env, metadata, 0, (jsize)m, (jbyte *)copy + n);
  int fine = index_add(of(handle), rowid, copy, n, copy + n, m, tokens);
  free(copy);
  return fine ? (jlong)tokens[0] << 32 | tokens[1] : -1;
}

ENTRY(jbyteArray, write)(JNIEnv *env, jclass owner, jlong handle, jint page_size) {
  (void)owner;
  size_t length = 0;
  uint8_t *bytes = index_write(of(handle), page_size, &length);
  jbyteArray result = NULL;
  if (bytes != NULL && length <= INT32_MAX) {
    result = (*env)->NewByteArray(env, (jsize)length);
    if (result != NULL) {
      (*env)->SetByteArrayRegion(env, result, 0, (jsize)length, (const jbyte *)bytes);
    }
  }
  free(bytes);
  return result;
}
