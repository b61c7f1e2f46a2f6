package org.dalel.ingest;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.WaitStrategy;
import java.util.concurrent.locks.LockSupport;

/**
 * A consumer that looks for itself every now and then instead of being woken for each event: small
 * results come by the ten thousand a second, and to wake the writer for each costs the workers more
 * than to make them.
 */
final class PollingWait implements WaitStrategy {
  private final long pollNanos;
  private final long timeoutNanos;

  /**
   * @param pollNanos how long to rest between two looks
   * @param timeoutNanos after how long without an event the consumer is told so
   */
  PollingWait(long pollNanos, long timeoutNanos) {
    this.pollNanos = pollNanos;
    this.timeoutNanos = timeoutNanos;
  }

  @Override
  public long waitFor(
      long sequence, Sequence cursor, Sequence dependentSequence, SequenceBarrier barrier)
      throws AlertException, TimeoutException {
    long available = dependentSequence.get();
    long began = available < sequence ? System.nanoTime() : 0;
    while (available < sequence) {
      barrier.checkAlert();
      if (System.nanoTime() - began > timeoutNanos) {
        throw TimeoutException.INSTANCE;
      }
      LockSupport.parkNanos(pollNanos);
      available = dependentSequence.get();
    }
    return available;
  }

  @Override
  public void signalAllWhenBlocking() {
    // nobody sleeps for longer than one poll
  }
}
