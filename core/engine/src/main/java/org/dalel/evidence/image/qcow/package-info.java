/**
 * QEMU's copy-on-write images, versions 2 and 3.
 *
 * <pre>
 *   QcowImage.read ──▶ QcowTables: L1 ──▶ L2 ──▶ ClusterPlace ──▶ data, zeros or deflated bytes
 * </pre>
 */
package org.dalel.evidence.image.qcow;
