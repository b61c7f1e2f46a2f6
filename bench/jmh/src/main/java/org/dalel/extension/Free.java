package org.dalel.extension;

import java.time.Duration;

/** Bytes in memory as free space, and what is lent to who scans them. */
final class Free {
  static final HostContext CONTEXT =
      new HostContext() {
        @Override
        public Duration timeLeft() {
          return Duration.ofHours(1);
        }

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  private Free() {}

  static ScanSource of(byte[] data) {
    return (position, target, offset, length) -> {
      int got = (int) Math.min(length, data.length - position);
      System.arraycopy(data, (int) position, target, offset, Math.max(0, got));
      return got;
    };
  }
}
