package org.dalel.casefile.read;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which messages and calls are wanted.
 *
 * @param with whole conversations in which this identifier, name or conversation id occurs: {@code
 *     +77012345678}, {@code telegram:1234}, {@code aida@example.kz}, {@code Aida}
 * @param from the earliest time, nanoseconds since 1970 UTC
 * @param to the latest
 */
public record ChatRequest(Optional<String> with, OptionalLong from, OptionalLong to) {
  /** All of them. */
  public static final ChatRequest ALL =
      new ChatRequest(Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
}
