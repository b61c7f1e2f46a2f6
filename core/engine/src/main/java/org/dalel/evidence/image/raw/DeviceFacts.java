package org.dalel.evidence.image.raw;

import java.util.Optional;

/**
 * What the kernel says about a block device.
 *
 * @param name of the kernel, for example {@code sda1}
 * @param size bytes
 * @param sectorSize logical sector in bytes
 * @param readOnly whether the kernel refuses writes to it
 * @param model of the drive
 * @param serial number of the drive
 */
record DeviceFacts(
    String name,
    long size,
    int sectorSize,
    boolean readOnly,
    Optional<String> model,
    Optional<String> serial) {}
