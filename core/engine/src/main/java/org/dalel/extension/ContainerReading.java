package org.dalel.extension;

import java.util.Optional;

/**
 * How one call of a container reader ended; what it gave went to the sink.
 *
 * @param mine whether it says that the container is of its kind
 * @param failure why the call did not come to its end, if it did not
 */
public record ContainerReading(boolean mine, Optional<ExtractionFailure> failure) {}
