/* The entry points of org.dalel.digest.ByteRuns. The bounds were checked by it. */
#include <jni.h>

#include "runs.h"

#define ENTRY(type, name) JNIEXPORT type JNICALL Java_org_dalel_digest_NativeRuns_##name

enum { MOST_FOUND = 256, NUMBERS = sizeof(struct run) / sizeof(int32_t) };

ENTRY(jint, tableBytes)(JNIEnv *env, jclass owner) {
  (void)env, (void)owner;
  return sizeof(struct byte_set);
}

/* The bytes are not copied: the collector of garbage waits, for a fraction of a millisecond. */
ENTRY(jint, find)(JNIEnv *env, jclass owner, jobject table, jbyteArray data, jint from, jint to,
                  jboolean wide, jintArray found) {
  (void)owner;
  const struct byte_set *set = (*env)->GetDirectBufferAddress(env, table);
  struct run runs[MOST_FOUND];
  int cap = (*env)->GetArrayLength(env, found) / NUMBERS;
  cap = cap < MOST_FOUND ? cap : MOST_FOUND;
  const uint8_t *bytes = (*env)->GetPrimitiveArrayCritical(env, data, 0);
  if (bytes == 0) {
    return 0; /* an OutOfMemoryError is thrown */
  }
  const int count = find_runs(set, bytes, from, to, wide, runs, cap);
  (*env)->ReleasePrimitiveArrayCritical(env, data, (void *)bytes, JNI_ABORT);
  (*env)->SetIntArrayRegion(env, found, 0, count * NUMBERS, (const jint *)runs);
  return count;
}

ENTRY(jint, setsBytes)(JNIEnv *env, jclass owner) {
  (void)env, (void)owner;
  return sizeof(struct byte_sets);
}

ENTRY(jint, progressNumbers)(JNIEnv *env, jclass owner) {
  (void)env, (void)owner;
  return sizeof(struct progress) / sizeof(int32_t);
}

ENTRY(jint, findOfSets)(JNIEnv *env, jclass owner, jobject table, jbyteArray data, jint from, jint to,
                        jintArray progress, jintArray found) {
  (void)owner;
  const struct byte_sets *sets = (*env)->GetDirectBufferAddress(env, table);
  struct progress state;
  struct set_run runs[MOST_FOUND];
  int cap = (*env)->GetArrayLength(env, found) / (int)(sizeof(struct set_run) / sizeof(int32_t));
  cap = cap < MOST_FOUND ? cap : MOST_FOUND;
  (*env)->GetIntArrayRegion(env, progress, 0, sizeof state / sizeof(int32_t), (jint *)&state);
  const uint8_t *bytes = (*env)->GetPrimitiveArrayCritical(env, data, 0);
  if (bytes == 0) {
    return 0; /* an OutOfMemoryError is thrown */
  }
  const int count = find_runs_of_sets(sets, bytes, from, to, &state, runs, cap);
  (*env)->ReleasePrimitiveArrayCritical(env, data, (void *)bytes, JNI_ABORT);
  (*env)->SetIntArrayRegion(env, progress, 0, sizeof state / sizeof(int32_t), (const jint *)&state);
  (*env)->SetIntArrayRegion(env, found, 0, count * (jsize)(sizeof(struct set_run) / sizeof(int32_t)),
                            (const jint *)runs);
  return count;
}
