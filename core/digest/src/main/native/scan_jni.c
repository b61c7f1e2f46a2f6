/* The entry points of org.dalel.digest.NativeScan. The bounds were checked by its callers. */
#include <jni.h>

#include "scan.h"

#define ENTRY(type, name) JNIEXPORT type JNICALL Java_org_dalel_digest_NativeScan_##name

/*
 * As much as is copied from a Java array at once: fits the first-level cache. Pairs are looked for in
 * shorter pieces, for what lies behind the last place found is copied again by the next call.
 */
enum { SLICE = 16 * 1024, SHORT_SLICE = 2 * 1024, MOST_FOUND = 64 };

ENTRY(jint, tableBytes)(JNIEnv *env, jclass owner) {
  (void)env, (void)owner;
  return sizeof(struct pairs);
}

ENTRY(jint, pairs)(JNIEnv *env, jclass owner, jobject table, jbyteArray data, jint from, jint to,
                   jintArray found) {
  (void)owner;
  const struct pairs *pairs = (*env)->GetDirectBufferAddress(env, table);
  uint8_t slice[SHORT_SLICE + 1];
  int32_t places[MOST_FOUND];
  jsize cap = (*env)->GetArrayLength(env, found);
  cap = cap < MOST_FOUND ? cap : MOST_FOUND;
  while (from < to) {
    jint n = to - from < SHORT_SLICE ? to - from : SHORT_SLICE;
    (*env)->GetByteArrayRegion(env, data, from, n + 1, (jbyte *)slice);
    if ((*env)->ExceptionCheck(env)) {
      return 0;
    }
    int here = scan_pairs(pairs, slice, n, from, places, cap);
    if (here > 0) {
      (*env)->SetIntArrayRegion(env, found, 0, here, places);
      return here;
    }
    from += n;
  }
  return 0;
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
