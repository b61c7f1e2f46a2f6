package org.dalel.evidence.image.ewf;

import java.util.Optional;

/**
 * A chunk of the media as read.
 *
 * @param bytes of the media, without checksum and padding
 * @param damage what was wrong with the stored form, empty when its checksum holds
 */
record Chunk(byte[] bytes, Optional<String> damage) {}
