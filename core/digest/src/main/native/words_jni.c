/* The entry points of org.dalel.digest.WordRows. The bounds were checked by it. */
#include <jni.h>
#include <stddef.h>

#include "words.h"

#define ENTRY(type, name) JNIEXPORT type JNICALL Java_org_dalel_digest_NativeWords_##name

enum { MOST_FOUND = 256 };

ENTRY(jint, headBytes)(JNIEnv *env, jclass owner) {
  (void)env, (void)owner;
  return offsetof(struct word_table, characters);
}

/* The bytes are not copied: the collector of garbage waits, for a fraction of a millisecond. */
ENTRY(jint, find)(JNIEnv *env, jclass owner, jobject table, jbyteArray data, jint from, jint to,
                  jintArray found) {
  (void)owner;
  const struct word_table *words = (*env)->GetDirectBufferAddress(env, table);
  int32_t places[MOST_FOUND];
  int cap = (*env)->GetArrayLength(env, found);
  cap = cap < MOST_FOUND ? cap : MOST_FOUND;
  const uint8_t *bytes = (*env)->GetPrimitiveArrayCritical(env, data, 0);
  if (bytes == 0) {
    return 0; /* an OutOfMemoryError is thrown */
  }
  const int count = find_rows(words, bytes, from, to, places, cap);
  (*env)->ReleasePrimitiveArrayCritical(env, data, (void *)bytes, JNI_ABORT);
  (*env)->SetIntArrayRegion(env, found, 0, count, places);
  return count;
}

ENTRY(jboolean, isInUtf16)(JNIEnv *env, jclass owner, jobject table, jbyteArray data, jint from, jint to) {
  (void)owner;
  const struct word_table *words = (*env)->GetDirectBufferAddress(env, table);
  const uint8_t *bytes = (*env)->GetPrimitiveArrayCritical(env, data, 0);
  if (bytes == 0) {
    return 0; /* an OutOfMemoryError is thrown */
  }
  const int is_in = has_row_in_utf16(words, bytes, from, to);
  (*env)->ReleasePrimitiveArrayCritical(env, data, (void *)bytes, JNI_ABORT);
  return (jboolean)is_in;
}
