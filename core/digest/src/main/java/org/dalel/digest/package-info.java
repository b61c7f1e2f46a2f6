/**
 * What is done with every byte of the evidence, in compiled C: MD5, SHA-1 and SHA-256 of one stream
 * of bytes in one pass; the first look of the type detection ({@code PairScan}, {@code
 * ByteClasses}) and of the scanners ({@code ByteRuns}).
 *
 * <pre>
 *   TripleDigest ─┬─ NativeDigest ── JNI ── jni.c ── stream.c ─┬─ shani.c     (interleaved rounds)
 *                 │                                            └─ portable.c  (C alone)
 *                 └─ JdkDigest ──── java.security.MessageDigest, where the library does not load
 * </pre>
 *
 * <p>Each digest alone is a chain of operations that wait for each other; a core that works on all
 * three at once needs about the time of MD5 for them all.
 */
package org.dalel.digest;
