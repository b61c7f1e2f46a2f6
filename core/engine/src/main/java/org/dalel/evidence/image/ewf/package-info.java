/**
 * Expert Witness images (EWF-E01, EWF-S01) in pure Java.
 *
 * <pre>
 *   E01 E02 ... ──EwfSegments──▶ sections ──▶ volume, header, error2, session, hash ──▶ EwfMetadata
 *                                   │
 *                                   └─▶ table, table2, sectors ──▶ ChunkIndex ──▶ ChunkLoader ──▶ ChunkCache
 *                                                                  (where)        (inflate, check)   (share)
 * </pre>
 *
 * <p>Format: Joachim Metz, "Expert Witness Compression Format (EWF)", working document of libewf;
 * checked against images of ewfacquire 20140813 in all its EWF-E01 and S01 variants.
 */
package org.dalel.evidence.image.ewf;
