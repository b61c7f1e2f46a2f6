/*
 * The entry points of org.dalel.digest.NativeDigest. A stream lives in a byte[] of its owner and is
 * copied in and out (144 bytes): nothing to free, nothing that Java could point astray.
 */
#include <jni.h>

#include "digest.h"

#define ENTRY(type, name) JNIEXPORT type JNICALL Java_org_dalel_digest_NativeDigest_##name

/*
 * How much is copied from a Java array at once; fits the first-level cache. Copying costs about 1 %
 * and, unlike GetPrimitiveArrayCritical, never keeps the garbage collector waiting.
 */
enum { SLICE = 16 * 1024 };

static int load(JNIEnv *env, jbyteArray state, struct stream *s) {
  (*env)->GetByteArrayRegion(env, state, 0, sizeof *s, (jbyte *)s);
  return !(*env)->ExceptionCheck(env);
}

static void store(JNIEnv *env, jbyteArray state, const struct stream *s) {
  (*env)->SetByteArrayRegion(env, state, 0, sizeof *s, (const jbyte *)s);
}

ENTRY(jint, stateBytes)(JNIEnv *env, jclass owner) {
  (void)env, (void)owner;
  return sizeof(struct stream);
}

ENTRY(jint, start)(JNIEnv *env, jclass owner, jbyteArray state, jint allowed) {
  (void)owner;
  struct stream s;
  stream_start(&s, choose_kernel((enum kernel)allowed));
  store(env, state, &s);
  return (jint)s.kernel;
}

ENTRY(void, update)(JNIEnv *env, jclass owner, jbyteArray state, jbyteArray array, jint offset,
                    jint length) {
  (void)owner;
  struct stream s;
  if (!load(env, state, &s)) return;
  uint8_t slice[SLICE];
  while (length > 0) {
    const jint n = length < SLICE ? length : SLICE;
    (*env)->GetByteArrayRegion(env, array, offset, n, (jbyte *)slice);
    if ((*env)->ExceptionCheck(env)) return;
    stream_update(&s, slice, (size_t)n);
    offset += n;
    length -= n;
  }
  store(env, state, &s);
}

ENTRY(jboolean, updateDirect)(JNIEnv *env, jclass owner, jbyteArray state, jobject buffer,
                              jint position, jint length) {
  (void)owner;
  const uint8_t *bytes = (*env)->GetDirectBufferAddress(env, buffer);
  if (bytes == NULL) return JNI_FALSE;
  struct stream s;
  if (!load(env, state, &s)) return JNI_FALSE;
  stream_update(&s, bytes + position, (size_t)length);
  store(env, state, &s);
  return JNI_TRUE;
}

ENTRY(void, finish)(JNIEnv *env, jclass owner, jbyteArray state, jbyteArray digests) {
  (void)owner;
  struct stream s;
  uint8_t out[DIGEST_BYTES];
  if (!load(env, state, &s)) return;
  stream_finish(&s, out);
  store(env, state, &s);
  (*env)->SetByteArrayRegion(env, digests, 0, DIGEST_BYTES, (const jbyte *)out);
}

/*
 * The pieces stand one after the other in a direct buffer; lengths and digests are arrays of one
 * element, or 68 bytes, a piece.
 */
ENTRY(void, batch)(JNIEnv *env, jclass owner, jobject buffer, jintArray lengths, jint count,
                   jint kernel, jbyteArray digests) {
  (void)owner;
  enum { AT_ONCE = 64 };
  const uint8_t *bytes = (*env)->GetDirectBufferAddress(env, buffer);
  for (jint first = 0; bytes != NULL && first < count; first += AT_ONCE) {
    const jint n = count - first < AT_ONCE ? count - first : AT_ONCE;
    jint length[AT_ONCE];
    struct piece pieces[AT_ONCE];
    uint8_t out[AT_ONCE * DIGEST_BYTES];
    (*env)->GetIntArrayRegion(env, lengths, first, n, length);
    if ((*env)->ExceptionCheck(env)) return;
    for (jint i = 0; i < n; i++) {
      pieces[i] = (struct piece){bytes, (size_t)length[i]};
      bytes += length[i];
    }
    batch_digest(pieces, (size_t)n, (enum kernel)kernel, out);
    (*env)->SetByteArrayRegion(env, digests, first * DIGEST_BYTES, n * DIGEST_BYTES,
                               (const jbyte *)out);
  }
}
