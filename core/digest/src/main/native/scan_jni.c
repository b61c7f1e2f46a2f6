/* The entry points of org.dalel.digest.NativeScan. The bounds were checked by its callers. */
#include <jni.h>

#include "scan.h"

#define ENTRY(type, name) JNIEXPORT type JNICALL Java_org_dalel_digest_NativeScan_##name

/* As much as is copied from a Java array at once: fits the first-level cache. */
enum { SLICE = 16 * 1024, MOST_FOUND = 64 };

ENTRY(jint, tableBytes)(JNIEnv *env, jclass owner) {
  (void)env, (void)owner;
  return sizeof(struct pairs);
}

/* The bytes are not copied: the collector of garbage waits, for a fraction of a millisecond. */
ENTRY(jint, pairs)(JNIEnv *env, jclass owner, jobject table, jbyteArray data, jint from, jint to,
                   jintArray found) {
  (void)owner;
  const struct pairs *pairs = (*env)->GetDirectBufferAddress(env, table);
  int32_t places[MOST_FOUND];
  jsize cap = (*env)->GetArrayLength(env, found);
  cap = cap < MOST_FOUND ? cap : MOST_FOUND;
  const uint8_t *bytes = (*env)->GetPrimitiveArrayCritical(env, data, 0);
  if (bytes == 0) {
    return 0; /* an OutOfMemoryError is thrown */
  }
  const int count = scan_pairs(pairs, bytes + from, to - from, from, places, cap);
  (*env)->ReleasePrimitiveArrayCritical(env, data, (void *)bytes, JNI_ABORT);
  (*env)->SetIntArrayRegion(env, found, 0, count, places);
  return count;
}

ENTRY(void, classes)(JNIEnv *env, jclass owner, jbyteArray data, jint offset, jint length,
                     jintArray counts) {
  (void)owner;
  uint8_t slice[SLICE];
  int32_t count[CLASSES] = {0};
  while (length > 0) {
    jint n = length < SLICE ? length : SLICE;
    (*env)->GetByteArrayRegion(env, data, offset, n, (jbyte *)slice);
    if ((*env)->ExceptionCheck(env)) {
      return;
    }
    count_classes(slice, n, count);
    offset += n;
    length -= n;
  }
  (*env)->SetIntArrayRegion(env, counts, 0, CLASSES, count);
}
